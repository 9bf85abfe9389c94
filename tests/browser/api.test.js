/*
 * What a script of the page can do with a reader, and what it is told.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { answered, OUTPUT, placeOf, storyTests, TEXT } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();
const onStory = storyTests(visit);

const CARD = "postil-layer .card";

/**
 * Notes the events of readers as they come up to the document: name, and the rule's words.
 * @param {Page} page
 */
function noteEvents(page) {
  return page.evaluate(() => {
    /** @type {unknown[]} */
    const events = [];
    for (const name of ["postil-ready", "postil-update", "postil-open", "postil-close"]) {
      document.addEventListener(name, (event) => {
        const { annotation, reader } = /** @type {CustomEvent} */ (event).detail;
        const isRoot = event.target === reader.root;
        events.push([name, annotation?.kind ?? null, event.composed && isRoot]);
      });
    }
    Object.assign(window, { events });
  });
}

/** @param {Page} page */
const notedEvents = (page) => page.evaluate(() => /** @type {any} */ (window).events);

onStory("a reader holds what was found, as the analysis gave it", async (page) => {
  const found = await page.evaluate(() => {
    const { annotations, entities, terms, published, text } = /** @type {any} */ (window).reader;
    return { annotations, entities, terms, published, text };
  });
  const { sentences, ...held } = OUTPUT;
  assert.ok(sentences.length > 0);
  assert.deepEqual(found, { ...held, text: TEXT });
});

onStory("at tells what is at a point", async (page) => {
  const { x, y } = await placeOf(page, "Passau");
  const kinds = await page.evaluate(
    ([x, y]) => {
      const { reader } = /** @type {any} */ (window);
      return [reader.at({ x, y })?.kind, reader.at({ x: 1, y: 1 })];
    },
    [x, y],
  );
  assert.deepEqual(kinds, ["place", null]);
});

onStory("open leads to an annotation and opens its card", async (page) => {
  await page.evaluate(() => {
    document.body.style.paddingTop = "3000px";
    const { reader } = /** @type {any} */ (window);
    reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "quantity"));
  });
  await page.locator(CARD).getByRole("heading", { name: "22 miles" }).waitFor();
  const { y } = await placeOf(page, "35 km");
  assert.ok(y > 0 && y < 720, `the line is at ${y}`);
});

onStory("open refuses what was not found here", async (page) => {
  const message = await page.evaluate(() => {
    try {
      /** @type {any} */ (window).reader.open({ kind: "place", start: 0, end: 1 });
      return null;
    } catch (error) {
      return /** @type {Error} */ (error).message;
    }
  });
  assert.match(message ?? "", /no annotation of this reader/);
});

test("events tell when an article is ready, and what becomes of cards, across shadow trees", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await noteEvents(page);
      await page.evaluate(async () => {
        const article = /** @type {Element} */ (document.querySelector("article"));
        const host = document.createElement("div");
        article.replaceWith(host);
        host.attachShadow({ mode: "open" }).append(article);
        const { annotate } = await import("/postil.js");
        document.addEventListener("postil-ready", (event) => {
          const [root] = event.composedPath();
          Object.assign(window, { isComposed: root === article });
        });
        const reader = await annotate(article);
        Object.assign(window, { reader });
        const [person, , place] = reader.annotations;
        reader.open(person);
        reader.open(place);
        document.body.click();
        article.append("They were many.");
        await reader.update();
      });
      assert.ok(await page.evaluate(() => /** @type {any} */ (window).isComposed));
      const names = (await notedEvents(page)).map((/** @type {any} */ [name, kind]) =>
        [name, kind].join(" "),
      );
      assert.deepEqual(names, [
        "postil-ready ",
        "postil-open person",
        "postil-close person",
        "postil-open place",
        "postil-close place",
        "postil-update ",
      ]);
    },
    answered(),
  ));

onStory("events are those of the element that is read", async (page) => {
  await noteEvents(page);
  const { x, y } = await placeOf(page, "Passau");
  await page.mouse.click(x, y);
  await page.keyboard.press("Escape");
  assert.deepEqual(await notedEvents(page), [
    ["postil-open", "place", true],
    ["postil-close", "place", true],
  ]);
});

onStory("cards, panel and opener are styled by the page as parts", async (page) => {
  await page.addStyleTag({
    content: `postil-layer::part(card) { border-radius: 13px }
      postil-layer::part(opener) { background: rgb(1, 2, 3) }
      postil-layer::part(panel) { background: rgb(4, 5, 6) }
      :root { --postil-ink: rgb(7, 8, 9) }`,
  });
  await page.keyboard.press("Alt+KeyM");
  await page.getByRole("dialog").waitFor();
  const looks = await page.evaluate(() => {
    const tree = document.querySelector("postil-layer")?.shadowRoot;
    const look = (/** @type {string} */ name) =>
      getComputedStyle(/** @type {Element} */ (tree?.querySelector(name)));
    return [
      look(".card").borderTopLeftRadius,
      look(".opener").backgroundColor,
      look(".panel").backgroundColor,
      look(".card").color,
    ];
  });
  assert.deepEqual(looks, ["13px", "rgb(1, 2, 3)", "rgb(4, 5, 6)", "rgb(7, 8, 9)"]);
});

onStory("two languages: every string is replaced, and numbers follow", async (page) => {
  await page.evaluate(async () => {
    const { annotate } = await import("/postil.js");
    const { reader: english } = /** @type {any} */ (window);
    english.destroy();
    const reader = await annotate("article", { language: "de", strings: { close: "Weg damit" } });
    reader.open(reader.annotations[0]);
  });
  await page.locator(CARD).getByRole("button", { name: "Weg damit" }).waitFor();
  await page.locator(CARD).getByRole("button", { name: "Nächste Nennung" }).waitFor();
  await page
    .getByRole("button", { name: /Anmerkung/ })
    .first()
    .click();
  await page.getByRole("dialog", { name: "Anmerkungen zum Artikel" }).waitFor();
});

test("the German table has all that the English one has, in kind and in words", async () => {
  const { english } = await import("../../www/format/strings.js");
  const { marginEnglish } = await import("../../www/format/margin-strings.js");
  const { default: german } = await import("../../www/format/de.js");
  assert.deepEqual(shapeOf(german), shapeOf({ ...english, ...marginEnglish }));
});

/**
 * The names in a table, and how many words each function takes.
 * @param {unknown} table
 * @returns {unknown}
 */
function shapeOf(table) {
  if (typeof table === "string") return "text";
  if (typeof table === "function") return "function";
  if (Array.isArray(table)) return table.length;
  const entries = Object.entries(/** @type {object} */ (table));
  return Object.fromEntries(entries.sort().map(([name, value]) => [name, shapeOf(value)]));
}
