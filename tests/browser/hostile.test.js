/*
 * Pages built to attack: whatever they hold or do, the page stays whole, and nothing that it smuggled
 * into its text runs.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { DOCUMENTS } from "./hostile/documents.js";
import { TEXTS } from "./hostile/texts.js";
import { WORLDS } from "./hostile/worlds.js";
import { noteNodes } from "./in-page.js";

/** @import { Page } from "playwright-core" */
/** @import { Kind } from "../../www/base/contract.js" */
/** @import { Fixture } from "./hostile/fixture.js" */

const { visit } = setUp();

const PAGE = "/pages/hostile.html";

/**
 * Kinds that are asked for: all that have cards.
 * @type {Kind[]}
 */
const KINDS = ["person", "place", "organization", "group", "time", "quantity", "quote", "claim"];

/** Cards that are opened on a page: the first of them. */
const CARDS = 12;

/** @type {Fixture[]} */
const FIXTURES = [...TEXTS, ...DOCUMENTS, ...WORLDS];

test("there are sixty fixtures, each of its own name", () => {
  assert.ok(FIXTURES.length >= 60, `${FIXTURES.length}`);
  assert.equal(new Set(FIXTURES.map(({ name }) => name)).size, FIXTURES.length);
});

for (const fixture of FIXTURES) {
  test(fixture.name, () =>
    visit(PAGE, (page) => survive(page, fixture), {
      script: fixture.script,
      answers: { [PAGE]: { content: pageOf(fixture) } },
    }),
  );
}

/**
 * @param {Fixture} fixture
 * @returns {string}
 */
function pageOf({ article, before = "" }) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile</title>
<script>window.runs = 0; window.ran = () => { window.runs += 1; };</script>
<body>${before}<article id="article">${article}</article></body></html>`;
}

/**
 * @param {Page} page
 * @param {Fixture} fixture
 */
async function survive(page, { changed, during, outcome = "read" }) {
  const changes = await noteNodes(page);
  const reading = begin(page);
  if (during) await page.evaluate(during);
  assert.equal(await reading, outcome === "refused" ? "refused" : "read");
  if (outcome === "read") await lookAtAll(page);
  assert.deepEqual(await smuggled(page), []);
  await page.evaluate(() => /** @type {any} */ (window).reader?.destroy());
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).runs), 0, "its script ran");
  if (!changed) assert.deepEqual(await changes(), []);
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights.keys()]), []);
}

/**
 * Starts reading the article.
 * @param {Page} page
 * @returns {Promise<"read" | "refused">}
 */
function begin(page) {
  return page.evaluate(async (show) => {
    const root = /** @type {Element} */ (document.querySelector("#article"));
    const { annotate } = await import("/postil.js");
    const options = { published: "2024-08-14", show };
    return annotate(root, options).then(
      (/** @type {unknown} */ reader) => {
        Object.assign(window, { reader });
        return "read";
      },
      () => "refused",
    );
  }, KINDS);
}

/**
 * Opens card after card, and the margin.
 * @param {Page} page
 */
async function lookAtAll(page) {
  const count = await page.evaluate((most) => {
    const { reader } = /** @type {any} */ (window);
    const first = reader.annotations.slice(0, most);
    for (const annotation of first) reader.open(annotation);
    return first.length;
  }, CARDS);
  assert.ok(count > 0, "nothing was found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+m");
  await page.locator("postil-layer .panel").first().waitFor();
}

/**
 * What stands in our own trees and could run or load.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function smuggled(page) {
  return page.evaluate(() => {
    const trees = [...document.querySelectorAll("postil-layer")].map((layer) => layer.shadowRoot);
    const elements = trees.flatMap((tree) => (tree ? [...tree.querySelectorAll("*")] : []));
    const isBad = (/** @type {Element} */ element) =>
      /^(script|iframe|object|embed|img|link|base|meta|form)$/i.test(element.tagName) ||
      [...element.attributes].some(
        ({ name, value }) => /^on|^srcdoc$/.test(name) || /javascript:|data:text/.test(value),
      );
    return elements.filter(isBad).map((element) => element.outerHTML.slice(0, 200));
  });
}
