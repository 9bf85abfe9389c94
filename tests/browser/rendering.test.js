/*
 * What rendering costs: against the same ranges set by hand, in long tasks, in time to a card, in
 * memory, and in what is left behind.
 *
 * The texts are made here, with a fixed analysis, so that only the rendering is measured. Both ways
 * are taken in turn, and the medians compared, in time of the page's main thread: what the machine
 * does besides is not counted.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { asText } from "./story.js";

/** @import { Browser, Page } from "playwright-core" */
/** @import { Annotation, Entity, Output } from "../../www/base/contract.js" */
/** @import { Opening } from "./browser.js" */

/** A frame is painted as soon as there is one, not when the screen is next refreshed. */
const UNPACED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

const { visit } = setUp(UNPACED);

/** Twenty words, with five things to mark: a name within a claim, a place, a time, a number. */
const SENTENCE =
  "Mayor Ilse Brandt said on Friday that the bridge at Passau, some 35 km away, may open again before the winter.";

const WORDS = 21;

/** Sentences in a paragraph. */
const PARAGRAPH = 5;

/** Rounds of each way. */
const ROUNDS = 15;

/** Rounds in which tasks are traced. */
const TRACED_ROUNDS = 3;

/** Words from which on not all of a text is painted at once. */
const LONG = 10_000;

/** Most races: a busy machine takes from ours, which runs more code, more than from the other. */
const MOST_RACES = 3;

/**
 * What it may take against setting the ranges by hand. On a short page it is some 1.4 times, and up to
 * 1.6 was seen: finding the notes, the paper and the places of the ranges comes to that. It was 1.2
 * when all was marked and no notes were looked for, and is to come down to that again.
 */
const SIZES = {
  "1,200 words": { words: 1200, times: 1.8, most_ms: 50 },
  // Finding the notes of so long a text is one task of some 45 ms; a busy machine takes more.
  "61,000 words": { words: 61_000, times: 1.3, most_ms: 100 },
};

for (const [name, { words, times, most_ms }] of Object.entries(SIZES)) {
  test(`${name}: the marks are there within ${times} times what setting them by hand takes`, (context) =>
    visit(
      "/pages/long.html",
      async (page) => {
        /** @type {number[]} */
        const ratios = [];
        while (ratios.length < MOST_RACES && !(ratios[ratios.length - 1] <= times)) {
          const { ours, byHand } = await race(page);
          const [own, plain] = [median(ours), median(byHand)];
          context.diagnostic(`${own.toFixed(1)} ms to ${plain.toFixed(1)} ms`);
          assert.ok(plain > 1, "there is something to paint by hand");
          ratios.push(own / plain);
        }
        assert.ok(Math.min(...ratios) <= times, `${ratios.map((one) => one.toFixed(2))} times`);
      },
      long(words),
    ));

  test(`${name}: no task of rendering takes over ${most_ms} ms`, (context) =>
    visit(
      "/pages/long.html",
      async (page) => {
        const [own, all] = await tasks(page);
        context.diagnostic(`the longest: ${own} ms; of all marks at once: ${all} ms`);
        assert.ok(own <= most_ms, `${own} ms, with all marks at once ${all} ms`);
      },
      long(words),
    ));
}

test("a long text is marked wherever the reader goes in it", () =>
  visit(
    "/pages/long.html",
    async (page) => {
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        await annotate("article", { marks: "all", watch: "off" });
      });
      const count = await page.evaluate(() => document.querySelectorAll("p").length);
      const middle = Math.floor(count / 2);
      const last = count - 1;
      const marked = (/** @type {[number, boolean][]} */ ...each) =>
        page.waitForFunction(areMarked, each);
      await marked([0, true], [middle, false], [last, false]);
      await page.keyboard.press("End");
      await marked([0, false], [middle, false], [last, true]);
      await page.locator("p").nth(middle).scrollIntoViewIfNeeded();
      await marked([middle, true], [last, false]);
      await page.keyboard.press("Home");
      await marked([0, true], [middle, false], [last, false]);
    },
    // So long that what is painted far around the end ends after the middle.
    long(3 * LONG),
  ));

/**
 * Runs in the page: whether in each of these paragraphs, by number, anything is marked, or nothing.
 * @param {[number, boolean][]} each
 */
function areMarked(each) {
  const paragraphs = document.querySelectorAll("p");
  const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
  const isMarked = (/** @type {number} */ number) =>
    ranges.some(({ startContainer }) => paragraphs[number].contains(startContainer));
  return each.every(([number, is]) => isMarked(number) === is);
}

/**
 * The times from the analysis to the first frame with the marks, in ms of the page's main thread.
 * @param {Page} page
 */
async function race(page) {
  const browser = /** @type {Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: ["blink.user_timing"] });
  await page.evaluate(raceInPage, ROUNDS);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  /** @type {Record<string, number>} When each mark was last set. */
  const last = {};
  /** @type {{ ours: number[], byHand: number[] }} */
  const times = { ours: [], byHand: [] };
  const byTime = (/** @type {any} */ one, /** @type {any} */ other) => one.ts - other.ts;
  for (const { name, tts } of traceEvents.sort(byTime)) {
    if (name === "ours") times.ours.push((tts - last.arrived) / 1000);
    if (name === "by hand") times.byHand.push((tts - last.start) / 1000);
    if (tts) last[name] = tts;
  }
  assert.equal(times.ours.length + times.byHand.length, 2 * ROUNDS, "every round is in the trace");
  return times;
}

/**
 * Runs in the page: takes both ways in turn.
 * @param {number} rounds
 */
async function raceInPage(rounds) {
  const { annotate } = await import("/postil.js");
  const root = /** @type {Element} */ (document.querySelector("article"));
  const frame = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      }),
    );
  for (let round = 0; round < rounds; round++) {
    const reader = await annotate(root, { marks: "all", watch: "off" });
    await frame();
    performance.mark("ours");
    // By hand all is painted, wherever it is.
    dispatchEvent(new Event("beforeprint"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sheets = [...document.adoptedStyleSheets];
    const set = [...CSS.highlights].map(([name, { priority }]) => ({
      name,
      priority,
      spots: [.../** @type {Highlight} */ (CSS.highlights.get(name))].map(
        ({ startContainer, startOffset, endContainer, endOffset }) => ({
          startContainer,
          startOffset,
          endContainer,
          endOffset,
        }),
      ),
    }));
    reader.destroy();
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 50));
    performance.mark("start");
    document.adoptedStyleSheets = sheets;
    for (const { name, priority, spots } of set) {
      const highlight = new Highlight(...spots.map((spot) => new StaticRange(spot)));
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
    await frame();
    performance.mark("by hand");
    for (const { name } of set) CSS.highlights.delete(name);
    document.adoptedStyleSheets = [];
    await frame();
  }
}

/**
 * The longest task of the page's main thread from the analysis on, and from the moment on at which
 * all marks are set at once, as for a printer. In ms of the thread's own time, and the least of some
 * rounds: what the machine does besides is not counted.
 * @param {Page} page
 * @returns {Promise<number[]>}
 */
async function tasks(page) {
  /** @type {number[][]} */
  const rounds = [];
  for (let round = 0; round < TRACED_ROUNDS; round++) rounds.push(await traced(page));
  return [0, 1].map((part) => Math.min(...rounds.map((longest) => longest[part])));
}

/**
 * @param {Page} page
 * @returns {Promise<number[]>}
 */
async function traced(page) {
  const browser = /** @type {Browser} */ (page.context().browser());
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await page.evaluate(async () => {
    const { annotate } = await import("/postil.js");
    const root = /** @type {Element} */ (document.querySelector("article"));
    const reader = await annotate(root, { marks: "all", watch: "off" });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    performance.mark("printed");
    await new Promise((resolve) => setTimeout(resolve));
    dispatchEvent(new Event("beforeprint"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    reader.destroy();
  });
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const [arrived, printed] = ["arrived", "printed"].map((mark) =>
    traceEvents.find((/** @type {any} */ { name }) => name === mark),
  );
  assert.ok(arrived && printed, "the analysis came");
  /** @type {any[]} */
  const own = traceEvents.filter(
    (/** @type {any} */ { pid, tid, tdur }) => pid === arrived.pid && tid === arrived.tid && tdur,
  );
  const longest = (/** @type {number} */ start, /** @type {number} */ end) => {
    const within = own.filter(({ ts, dur }) => ts + dur > start && ts < end);
    assert.ok(within.length > 5, "there are tasks");
    return Math.round(Math.max(...within.map(({ tdur }) => tdur)) / 1000);
  };
  return [longest(arrived.ts, printed.ts), longest(printed.ts, Infinity)];
}

/**
 * A page of so many words, and a worker that answers with its analysis; the mark `arrived` is when
 * that came.
 * @param {number} words
 * @returns {Opening}
 */
function long(words) {
  const count = Math.ceil(words / WORDS / PARAGRAPH);
  const paragraph = Array(PARAGRAPH).fill(SENTENCE).join(" ");
  const page = `<!doctype html><html lang="en"><title>Long</title>
    <style>body { width: 40rem; margin: 40px; font: 18px/1.6 serif; }</style>
    <article>${`<p>${paragraph}</p>`.repeat(count)}</article>`;
  const worker = `addEventListener("message", ({ data: { id } }) => {
      postMessage({ id, json: ${asText(outputOf(count * PARAGRAPH))} });
    });
    postMessage({ ready: true });`;
  return {
    script: stamp,
    answers: { "/worker.js": { content: worker }, "/pages/long.html": { content: page } },
  };
}

/** Runs in the page before its scripts: notes when a worker's answer has come. */
function stamp() {
  const { get, set } = /** @type {any} */ (
    Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage")
  );
  Object.defineProperty(Worker.prototype, "onmessage", {
    get,
    set(listener) {
      set.call(this, (/** @type {MessageEvent} */ event) => {
        // Reading the data unpacks it, which is no part of rendering.
        if (!("ready" in event.data)) performance.mark("arrived");
        listener(event);
      });
    },
  });
}

/**
 * @param {number} sentences
 * @returns {Output}
 */
function outputOf(sentences) {
  /** @type {Annotation[]} */
  const annotations = [];
  /** @type {Entity[]} */
  const entities = [entity("person", "Ilse Brandt"), entity("place", "Passau")];
  for (let number = 0; number < sentences; number++) {
    annotate(number * (SENTENCE.length + 1), annotations, entities);
  }
  return { published: "2024-06-05", annotations, entities, terms: [], sentences: [] };
}

/**
 * @param {number} at Where the sentence starts.
 * @param {Annotation[]} annotations
 * @param {Entity[]} entities
 */
function annotate(at, annotations, entities) {
  const span = (/** @type {string} */ words) => {
    const start = at + SENTENCE.indexOf(words);
    return { start, end: start + words.length, rule: "fixed" };
  };
  const first = annotations.length;
  const claim = span("the bridge at Passau, some 35 km away, may open again before the winter");
  const source = span("Mayor Ilse Brandt");
  const day = { value: "2024-06-07", upper: null, first: "2024-06-07", last: "2024-06-07" };
  annotations.push(
    { kind: "person", ...span("Ilse Brandt"), entity: 0, mention: "name" },
    { kind: "time", ...span("Friday"), type: "DATE", ...day },
    {
      kind: "claim",
      ...claim,
      content: [{ start: claim.start, end: claim.end }],
      source: { start: source.start, end: source.end },
      cue: null,
      speaker: 0,
      certainty: "hedged",
      confidence: 1,
      because: null,
      related: [],
    },
    { kind: "place", ...span("Passau"), entity: 1, mention: "name" },
    {
      kind: "quantity",
      ...span("35 km"),
      value: 35,
      upper: null,
      unit: "kilometer",
      modifier: "approximate",
      of: null,
      conversions: [],
    },
  );
  entities[0].mentions.push(first);
  entities[1].mentions.push(first + 3);
}

/**
 * @param {Entity["kind"]} kind
 * @param {string} name
 * @returns {Entity}
 */
function entity(kind, name) {
  return { kind, name, description: null, title: null, mentions: [], place: null };
}

/**
 * @param {number[]} values
 * @returns {number}
 */
function median(values) {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
