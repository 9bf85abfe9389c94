/*
 * The one tag and the element: a page that says by markup alone what is to be read, and how.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { layerIn, noteNodes, paintedTexts, warningsOf } from "./in-page.js";
import { ARTICLE, answered } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const PAGE = "/pages/deep/tag.html";

/**
 * A page in another folder than the scripts, with the story and what is put around it.
 * @param {string} head
 * @param {string} [body]
 */
function pageWith(head, body = ARTICLE) {
  const content = `<!doctype html><html lang="en"><title>Tag</title>${head}<body>${body}`;
  return answered({ answers: { [PAGE]: { content } } });
}

/** @param {string} attributes */
const tag = (attributes) =>
  `<script type="module" src="/postil.js" data-marks="all" ${attributes}></script>`;

const ELEMENT = '<script type="module" src="/element.js"></script>';

/**
 * @param {Page} page
 * @param {string} name
 */
const isPainted = (page, name) => page.waitForFunction((name) => CSS.highlights.has(name), name);

test("a tag marks what its selector matches, with assets from beside the script", () =>
  visit(
    PAGE,
    async (page) => {
      await isPainted(page, "postil-place");
      const painted = await paintedTexts(page);
      assert.deepEqual(painted["postil-place"], ["Passau", "Bavaria", "Linz"]);
      assert.deepEqual(painted["postil-time"], ["Friday", "three weeks"]);
    },
    pageWith(tag('data-postil="article"')),
  ));

test("a tag loaded before the page is there waits for it", () =>
  visit(
    PAGE,
    (page) => isPainted(page, "postil-place").then(() => {}),
    pageWith(tag('async data-postil="article"')),
  ));

test("a tag's attributes are options", () =>
  visit(
    PAGE,
    async (page) => {
      await isPainted(page, "postil-quantity-dark");
      assert.deepEqual(Object.keys(await paintedTexts(page)), ["postil-time", "postil-quantity"]);
      const button = page.locator("postil-layer .opener");
      const color = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
      assert.equal(color, "rgb(28, 28, 28)");
    },
    pageWith(
      tag('data-postil="article" data-show="time numbers" data-language="de" data-look="dark"'),
    ),
  ));

test("an attribute that means nothing is named once, and the page is left alone", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const warnings = warningsOf(page);
      await page.evaluate(() => {
        const tag = document.createElement("script");
        Object.assign(tag, { type: "module", src: "/postil.js" });
        Object.assign(tag.dataset, { postil: "article", show: "peoples" });
        document.head.append(tag);
        return new Promise((resolve) => {
          tag.onload = resolve;
        });
      });
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /^postil: .*no kind "peoples"/);
      assert.equal(await page.locator("postil-layer").count(), 0);
    },
    answered(),
  ));

test("importing the script does nothing to a page that has no tag", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const changes = await noteNodes(page);
      await page.evaluate(() => import("/postil.js").then(() => {}));
      assert.deepEqual(await changes(), []);
      assert.equal(await page.evaluate(() => customElements.get("postil-reader")), undefined);
    },
    answered(),
  ));

test("the element reads what is in it, with its attributes, until it leaves", () =>
  visit(
    PAGE,
    async (page) => {
      await isPainted(page, "postil-place");
      assert.deepEqual(Object.keys(await paintedTexts(page)), ["postil-place"]);
      await page.locator("postil-reader").evaluate((element) => {
        element.setAttribute("show", "numbers");
      });
      await isPainted(page, "postil-quantity");
      const readers = await page.locator("postil-reader").evaluate((element) => {
        const { readers } = /** @type {any} */ (element);
        element.remove();
        return readers.length;
      });
      assert.equal(readers, 1);
      assert.deepEqual(await paintedTexts(page), {});
      assert.equal(await page.locator("postil-layer").count(), 0);
    },
    pageWith(ELEMENT, `<postil-reader show="places" marks="all">${ARTICLE}</postil-reader>`),
  ));

test("the element reads what it points at", () =>
  visit(
    PAGE,
    async (page) => {
      await isPainted(page, "postil-place");
      assert.deepEqual((await paintedTexts(page))["postil-place"], ["Passau", "Bavaria", "Linz"]);
    },
    pageWith(ELEMENT, `${ARTICLE}<postil-reader for="article" marks="all"></postil-reader>`),
  ));

test("of matches that nest only the outer one is read, and what is hidden is not", () =>
  visit(
    PAGE,
    async (page) => {
      await isPainted(page, "postil-place");
      assert.deepEqual((await paintedTexts(page))["postil-place"], ["Passau", "Bavaria", "Linz"]);
      await layerIn(page);
      assert.equal(await page.locator("postil-layer").count(), 1);
    },
    pageWith(
      tag('data-postil="div, article"'),
      `<div>${ARTICLE}</div><div hidden>Oslo is far away.</div>`,
    ),
  ));

/** A glossary, and a page with a text that mentions it. */
const TERMS = [{ match: "sluice", title: "Sluice", text: "A gate that holds water back." }];
const WITH_TERMS = "<article><p>The sluice had been chained shut, the inquiry found.</p></article>";

for (const [what, address, script] of [
  [
    "in the page",
    "#terms",
    `<script id="terms" type="application/json">${JSON.stringify(TERMS)}</script>`,
  ],
  ["in a file", "/pages/terms.json", ""],
]) {
  const content = `<!doctype html><html lang="en"><title>Terms</title>${script}<body>${WITH_TERMS}
    ${tag(`data-postil="article" data-show="terms" data-glossary="${address}"`)}`;
  const answers = {
    "/pages/terms.html": { content },
    "/pages/terms.json": { content: JSON.stringify(TERMS) },
  };
  test(`a tag names a glossary ${what}`, () =>
    visit(
      "/pages/terms.html",
      async (page) => {
        await isPainted(page, "postil-term");
        assert.deepEqual((await paintedTexts(page))["postil-term"], ["sluice"]);
      },
      { answers },
    ));
}

test("a glossary that is not there is named once, and the page is left alone", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const warnings = warningsOf(page);
      const changes = await noteNodes(page);
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        const gone = annotate("article", { glossary: "/pages/gone.json" });
        await gone.catch((error) => console.warn(error.message));
      });
      assert.match(warnings.join(), /glossary \/pages\/gone\.json: the server answers 404/);
      assert.deepEqual(await changes(), []);
    },
    answered(),
  ));
