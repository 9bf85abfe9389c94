/*
 * The publisher's glossary in a page: the example of the docs as it stands there, what is marked,
 * what the card says, and what is refused.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, noteNodes, paintedTexts, refusal } from "./in-page.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const DOCS = await readFile(new URL("../../docs/glossary.md", import.meta.url), "utf8");

/**
 * The content of a file that the docs show.
 * @param {string} name
 * @returns {string}
 */
function fileOf(name) {
  const block = DOCS.split("\n```").find((block) => block.split("\n")[0].endsWith(` ${name}`));
  return block?.slice(block.indexOf("\n") + 1) ?? assert.fail(`the docs have no ${name}`);
}

/** A page made of the files of the docs. */
const ANSWERS = {
  "/pages/glossary.json": { content: fileOf("glossary.json") },
  "/pages/docs.html": {
    content: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bank</title>
<article><p>${fileOf("article.txt")}</p></article>
<script type="module">${fileOf("page.js")} window.reader = reader;</script></html>`,
  },
};

/**
 * @param {string} what
 * @param {(page: Page, logged: string[]) => Promise<void>} run
 */
function docsTest(what, run) {
  const waited = async (/** @type {Page} */ page) => {
    await page.waitForFunction(() => "reader" in window);
    await run(page, []);
  };
  test(what, () => visit("/pages/docs.html", waited, { answers: ANSWERS }));
}

docsTest("the example of the docs marks its terms", async (page) => {
  const painted = await paintedTexts(page);
  assert.deepEqual(painted["postil-note"], ["Quantitative easing", "the Bank", "COP28"]);
  const terms = await page.evaluate(() =>
    /** @type {any} */ (window).reader.terms.map((/** @type {any} */ { title, mentions }) => [
      title,
      mentions.length,
    ]),
  );
  assert.deepEqual(terms, [
    ["Quantitative easing", 1],
    ["The Bank", 1],
    ["COP", 1],
  ]);
});

docsTest("the card of a term says what it means and leads on", async (page) => {
  const { x, y } = await placeOf(page, "Quantitative easing");
  await page.mouse.click(x, y);
  const card = page.locator("postil-layer .card");
  await card.waitFor();
  assert.equal(await card.locator(".label").textContent(), "Term");
  assert.equal(await card.locator("h2").textContent(), "Quantitative easing");
  assert.match((await card.locator(".note").textContent()) ?? "", /^A central bank buys bonds/);
  const link = card.getByRole("link", { name: "Read more" });
  assert.equal(await link.getAttribute("href"), "https://example.org/glossary/quantitative-easing");
});

docsTest("the margin lists the terms, and no such part where there are none", async (page) => {
  const opened = async () => {
    await page.locator("postil-layer .opener").click();
    await page.getByRole("tab", { name: "Index" }).click();
    return page.locator("postil-layer [data-index=terms] .name").allTextContents();
  };
  assert.deepEqual(await opened(), ["Quantitative easing", "The Bank", "COP"]);
  await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
  await annotate(page, "article");
  assert.deepEqual(await opened(), []);
});

test("patterns are found by a core that pages without them do not load", () =>
  visit("/pages/article.html", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.context().on("request", (request) => asked.push(new URL(request.url()).pathname));
    const entry = { match: "talks", title: "Talks", text: "Talks." };
    const annotateBy = async (/** @type {unknown} */ match) => {
      await annotate(page, "#article", { glossary: [{ ...entry, match }] });
      return (await paintedTexts(page))["postil-term"];
    };
    const words = await annotateBy("talks");
    assert.deepEqual(
      asked.filter((path) => path.endsWith(".wasm")),
      ["/postil.wasm"],
    );
    await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
    assert.deepEqual(await annotateBy({ pattern: "(?i)talks" }), words);
    assert.deepEqual(
      asked.filter((path) => path.endsWith(".wasm")),
      ["/postil.wasm", "/postil-patterns.wasm"],
    );
  }));

test("a bad pattern is refused by name, and the page is as it was", () =>
  visit("/pages/article.html", async (page) => {
    const changes = await noteNodes(page);
    const entry = { match: { pattern: "(talks" }, title: "Talks", text: "Talks." };
    const message = await refusal(page, "#article", { glossary: [entry] });
    assert.match(message ?? "", /glossary\[0\] "Talks": unclosed group, at character 1/);
    assert.deepEqual(await changes(), []);
  }));

const TERMS = JSON.stringify([{ match: "talks", title: "Talks", text: "Ours." }]);
const THEIRS = JSON.stringify([{ match: "talks", title: "Talks", text: "Theirs." }]);

test("of the elements of an id a script of JSON alone holds a glossary", () => {
  const content = `<!doctype html><html lang="en"><title>Talks</title>
    <p id="terms">${THEIRS}</p><script type="text/plain" id="terms">${THEIRS}</script>
    <script type="application/json" id="terms">${TERMS}</script>
    <article><p>The talks went on in Vienna on Monday, the minister said.</p></article></html>`;
  return visit(
    "/pages/terms.html",
    async (page) => {
      await annotate(page, "article", { glossary: "#terms" });
      const texts = await page.evaluate(() =>
        /** @type {any} */ (window).reader.terms.map((/** @type {any} */ { text }) => text),
      );
      assert.deepEqual(texts, ["Ours."]);
      const message = await refusal(page, "article", { glossary: "#others" });
      assert.match(message ?? "", /glossary #others: the page has no script element of this id/);
    },
    { answers: { "/pages/terms.html": { content } } },
  );
});

test("an element takes no glossary from another site", () => {
  const content = `<!doctype html><html lang="en"><title>Talks</title>
    <script type="module" src="/element.js"></script>
    <postil-reader glossary="https://elsewhere.test/terms.json">
      <p>The talks went on in Vienna on Monday, the minister said.</p></postil-reader></html>`;
  return visit(
    "/pages/element.html",
    async (page) => {
      /** @type {string[]} */
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const warned = page.waitForEvent("console", (line) => line.type() === "warning");
      await page.reload();
      assert.match((await warned).text(), /glossary: https:\/\/elsewhere\.test\/.* another site/);
      assert.deepEqual(
        asked.filter((url) => url.includes("elsewhere")),
        [],
      );
    },
    { answers: { "/pages/element.html": { content } } },
  );
});

test("an address that is no page's never becomes a link", () =>
  visit("/pages/article.html", async (page) => {
    const entry = { match: "talks", title: "Talks", text: "Talks.", url: "javascript:alert(1)" };
    const message = await refusal(page, "#article", { glossary: [entry] });
    assert.match(message ?? "", /glossary\[0\] "Talks": the url "javascript:alert\(1\)"/);
  }));
