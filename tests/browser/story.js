/*
 * A short article whose analysis is fixed, for tests of what is done with an analysis.
 *
 * In: nothing. Out: its text, its analysis in the shape of the contract, how to open it, and tests
 * on it. The worker is answered for, so that these tests hold whatever the analysis learns to find.
 */

import { test } from "node:test";
import { layerIn } from "./in-page.js";

/** @import { Page } from "playwright-core" */
/** @import { Annotation, Entity, Output, Span } from "../../www/base/contract.js" */
/** @import { Opening } from "./browser.js" */

const PARAGRAPHS = [
  "Mayor Ilse Brandt said the bridge at Passau may reopen on Friday.",
  "“We lost 35 km of road,” she said. Bavaria denied that the dam had failed.",
  "“We left,” her husband told reporters in Linz. “It was late.”",
  "Reports of looting were unconfirmed. Some 1,200 people left for three weeks.",
];

export const TEXT = PARAGRAPHS.join("\n");

/**
 * @param {string} words
 * @returns {Span}
 */
export function spanOf(words) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

const RULE = { rule: "fixed" };
const UNSOURCED = { source: null, cue: null, speaker: null, related: [] };

/**
 * An analysis as the worker posts it, written down in a script.
 * @param {Output} output
 * @returns {string}
 */
export const asText = (output) => JSON.stringify(JSON.stringify(output));

/** @type {Annotation[]} */
const ANNOTATIONS = [
  { kind: "person", ...spanOf("Ilse Brandt"), ...RULE, entity: 0, mention: "name" },
  {
    kind: "claim",
    ...spanOf("the bridge at Passau may reopen on Friday"),
    ...RULE,
    content: [spanOf("the bridge at Passau may reopen on Friday")],
    source: spanOf("Mayor Ilse Brandt"),
    cue: spanOf("said"),
    speaker: 0,
    certainty: "hedged",
    confidence: 1,
    because: spanOf("may"),
    related: [4, 8],
  },
  { kind: "place", ...spanOf("Passau"), ...RULE, entity: 1, mention: "name" },
  {
    kind: "time",
    ...spanOf("Friday"),
    ...RULE,
    type: "DATE",
    value: "2024-06-07",
    upper: null,
    first: "2024-06-07",
    last: "2024-06-07",
  },
  {
    kind: "quote",
    ...spanOf("“We lost 35 km of road,”"),
    ...RULE,
    content: [spanOf("We lost 35 km of road,")],
    source: spanOf("she"),
    cue: { start: TEXT.indexOf("she said") + 4, end: TEXT.indexOf("she said") + 8 },
    speaker: 0,
    certainty: "stated",
    confidence: 1,
    because: null,
    related: [],
  },
  {
    kind: "quantity",
    ...spanOf("35 km"),
    ...RULE,
    value: 35,
    upper: null,
    unit: "kilometer",
    modifier: null,
    of: spanOf("road"),
    conversions: [{ value: 21.7, unit: "mile", text: "22 miles", systems: ["us", "uk"] }],
  },
  { kind: "person", ...spanOf("she"), ...RULE, entity: 0, mention: "pronoun" },
  { kind: "place", ...spanOf("Bavaria"), ...RULE, entity: 2, mention: "name" },
  {
    kind: "claim",
    ...spanOf("the dam had failed"),
    ...RULE,
    content: [spanOf("the dam had failed")],
    source: spanOf("Bavaria"),
    cue: spanOf("denied"),
    speaker: 2,
    certainty: "denied",
    confidence: 1,
    because: spanOf("denied"),
    related: [],
  },
  {
    kind: "quote",
    ...spanOf("“We left,” her husband told reporters in Linz. “It was late.”"),
    ...RULE,
    content: [spanOf("We left,"), spanOf("It was late.")],
    source: spanOf("her husband"),
    cue: spanOf("told reporters"),
    speaker: null,
    certainty: "stated",
    confidence: 1,
    because: null,
    related: [],
  },
  {
    kind: "person",
    start: spanOf("her husband").start,
    end: spanOf("her husband").start + "her".length,
    ...RULE,
    entity: 0,
    mention: "pronoun",
  },
  { kind: "place", ...spanOf("Linz"), ...RULE, entity: 3, mention: "name" },
  {
    kind: "claim",
    ...spanOf("Reports of looting"),
    ...RULE,
    content: [spanOf("looting")],
    ...UNSOURCED,
    certainty: "unconfirmed",
    confidence: 1,
    because: spanOf("Reports"),
  },
  {
    kind: "quantity",
    ...spanOf("Some 1,200 people"),
    ...RULE,
    value: 1200,
    upper: null,
    unit: null,
    modifier: "approximate",
    of: spanOf("people"),
    conversions: [],
  },
  {
    kind: "time",
    ...spanOf("three weeks"),
    ...RULE,
    type: "DURATION",
    value: "P3W",
    upper: null,
    first: null,
    last: null,
  },
];

/** @type {Entity[]} */
const ENTITIES = [
  {
    kind: "person",
    name: "Ilse Brandt",
    description: "<img src=x onerror=alert(1)>",
    title: "Mayor",
    mentions: [0, 6, 10],
    place: null,
  },
  {
    kind: "place",
    name: "Passau",
    description: null,
    title: null,
    mentions: [2],
    place: {
      country: "DE",
      latitude: 48.6,
      longitude: 13.5,
      population: 50566,
      level: "city",
      capital: false,
    },
  },
  { kind: "place", name: "Bavaria", description: null, title: null, mentions: [7], place: null },
  { kind: "place", name: "Linz", description: null, title: null, mentions: [11], place: null },
];

/** @type {Output} */
export const OUTPUT = {
  published: "2024-06-05",
  annotations: ANNOTATIONS,
  entities: ENTITIES,
  terms: [],
  sentences: [...TEXT.matchAll(/\S.*?[.”](?=$|\n| [A-Z“])/gm)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  })),
};

/** The article as markup. */
export const ARTICLE = `<article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n")}<p><a
  id="link" href="#there">Elsewhere</a></p></article>`;

/**
 * A page with the article in it, and a worker that answers with its analysis.
 * @param {Opening} [opening]
 * @returns {Opening}
 */
export function answered(opening = {}) {
  const worker = `addEventListener("message", ({ data: { id } }) =>
    postMessage({ id, json: ${asText(OUTPUT)} }));
    postMessage({ ready: true });`;
  const page = `<!doctype html><html lang="en"><title>Story</title>
    <style>body { margin: 40px; font: 20px/2 serif; }</style>
    ${ARTICLE}`;
  return {
    ...opening,
    answers: {
      "/worker.js": { content: worker },
      "/pages/story.html": { content: page },
      ...opening.answers,
    },
  };
}

/**
 * Annotates the article and marks all of it; `window.reader` is then its reader.
 * @param {Page} page
 */
export async function annotateStory(page) {
  await page.evaluate(async () => {
    const { annotate } = await import("/postil.js");
    const article = /** @type {Element} */ (document.querySelector("article"));
    Object.assign(window, { reader: await annotate(article, { marks: "all" }) });
  });
  await layerIn(page);
}

/**
 * How to declare a test on the annotated article.
 * @param {ReturnType<typeof import("./browser.js").setUp>["visit"]} visit
 */
export function storyTests(visit) {
  /**
   * @param {string} what
   * @param {(page: Page) => Promise<void>} run
   * @param {Opening} [opening]
   */
  return (what, run, opening) => {
    const annotated = async (/** @type {Page} */ page) => {
      await annotateStory(page);
      await run(page);
    };
    test(what, () => visit("/pages/story.html", annotated, answered(opening)));
  };
}

/**
 * The middle of the first line of some words of the page, which is scrolled to them if need be.
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<{ x: number, y: number }>}
 */
export function placeOf(page, words) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(words) ?? -1;
      if (start < 0) continue;
      range.setStart(node, start);
      range.setEnd(node, start + words.length);
      let [box] = range.getClientRects();
      if (!box) continue;
      if (box.bottom > innerHeight || box.top < 0) {
        node.parentElement?.scrollIntoView({ block: "center" });
        [box] = range.getClientRects();
      }
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`the page does not say "${words}"`);
  }, words);
}
