/*
 * Finding the article: on pages of many makes, how much of it is read, and how little else.
 *
 * In a page's source, what is between `<!-- article -->` and `<!-- /article -->` is the article;
 * between `<!-- either -->` and `<!-- /either -->` is what may count to it or not, such as the
 * headline and the byline. Measured by words, against Mozilla's Readability.
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, noteNodes, paintedTexts } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const FOLDER = new URL("../pages/makes/", import.meta.url);

/** Pages without an article that could be read. */
const OTHERS = ["german.html", "home.html"];

const MAKES = (await readdir(FOLDER)).filter((name) => !OTHERS.includes(name));

const DOCS = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");

const READABILITY = await readFile(
  new URL("../../node_modules/@mozilla/readability/Readability.js", import.meta.url),
  "utf8",
);

/** @typedef {{ precision: number, recall: number }} Score */

/**
 * @param {Page} page
 * @returns {Promise<string | null>}
 */
function ourText(page) {
  return page.evaluate(async () => {
    const { findArticle } = await import("/www/page/article.js");
    const { TextMap } = await import("/www/text/text-map.js");
    const root = findArticle(document);
    return root && new TextMap(root).text;
  });
}

/**
 * @param {Page} page
 * @returns {Promise<string>}
 */
async function readabilityText(page) {
  await page.addScriptTag({ content: READABILITY });
  return page.evaluate(() => {
    const { Readability } = /** @type {any} */ (window);
    return new Readability(document.cloneNode(true)).parse()?.textContent ?? "";
  });
}

/**
 * The words between marks of one kind.
 * @param {Page} page
 * @param {string} kind
 * @returns {Promise<string[]>}
 */
async function markedWords(page, kind) {
  const text = await page.evaluate((kind) => {
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT,
    );
    let isIn = false;
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Comment) {
        const mark = node.data.trim();
        if (mark.endsWith(kind)) isIn = !mark.startsWith("/");
      } else if (isIn) text += ` ${node.nodeValue}`;
    }
    return text;
  }, kind);
  return wordsOf(text);
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function wordsOf(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * @param {string[]} found
 * @param {string[]} article
 * @param {string[]} either
 * @returns {Score}
 */
function score(found, article, either) {
  const left = count(article);
  const free = count(either);
  let right = 0;
  let wrong = 0;
  for (const word of found) {
    if (take(left, word)) right += 1;
    else if (!take(free, word)) wrong += 1;
  }
  return { precision: right / Math.max(1, right + wrong), recall: right / article.length };
}

/**
 * @param {string[]} words
 * @returns {Map<string, number>}
 */
function count(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * @param {Map<string, number>} counts
 * @param {string} word
 */
function take(counts, word) {
  const number = counts.get(word) ?? 0;
  counts.set(word, number - 1);
  return number > 0;
}

/** @type {{ make: string, ours: Score, theirs: Score }[]} */
const scores = [];

for (const make of MAKES) {
  test(`the article of ${make}, and no more`, () =>
    visit(`/pages/makes/${make}`, async (page) => {
      const article = await markedWords(page, "article");
      const either = await markedWords(page, "either");
      const ours = score(wordsOf((await ourText(page)) ?? ""), article, either);
      const theirs = score(wordsOf(await readabilityText(page)), article, either);
      scores.push({ make, ours, theirs });
      assert.ok(article.length > 80, `${article.length} words are marked`);
      assert.ok(ours.recall >= 0.97, `of the article ${ours.recall} is read`);
      assert.ok(ours.precision >= 0.95, `of what is read ${ours.precision} is article`);
    }));
}
test("all pages together: no less of the articles than Readability reads, and less else", () => {
  assert.ok(MAKES.length >= 12, `${MAKES.length} makes`);
  assert.equal(scores.length, MAKES.length);
  const [ours, theirs] = [
    mean(scores.map(({ ours }) => ours)),
    mean(scores.map(({ theirs }) => theirs)),
  ];
  const said = `${percent(ours.recall)} of the articles' words are read, and
${percent(ours.precision)} of the words read are article`;
  assert.ok(DOCS.includes(said), said);
  const others = `${percent(theirs.recall)} and ${percent(theirs.precision)}`;
  assert.ok(DOCS.includes(others), others);
  assert.ok(ours.recall >= theirs.recall, `${ours.recall} against ${theirs.recall}`);
  assert.ok(ours.precision >= theirs.precision, `${ours.precision} against ${theirs.precision}`);
});

/**
 * As the docs say it.
 * @param {number} share
 */
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/**
 * @param {Score[]} scores
 * @returns {Score}
 */
function mean(scores) {
  const sum = (/** @type {(score: Score) => number} */ part) =>
    scores.reduce((total, score) => total + part(score), 0) / scores.length;
  return { precision: sum(({ precision }) => precision), recall: sum(({ recall }) => recall) };
}

test("a page of teasers has no article: it is left alone, with one note", () =>
  visit("/pages/makes/home.html", async (page) => {
    const changes = await noteNodes(page);
    const notes = notesOf(page);
    await page.evaluate(async () => {
      const { follow } = await import("/postil.js");
      follow();
      follow();
    });
    assert.deepEqual(await changes(), []);
    assert.equal(notes.length, 1);
    assert.match(notes[0], /^postil: no article/);
  }));

test("a page in another language is left alone, with one note, whatever it declares", () =>
  visit("/pages/makes/german.html", async (page) => {
    const changes = await noteNodes(page);
    const notes = notesOf(page);
    await annotate(page, "article");
    await annotate(page, "article");
    assert.deepEqual(await changes(), []);
    assert.equal(notes.length, 1);
    assert.match(notes[0], /^postil: the text is not in English \(de\)/);
    await page.evaluate(() => document.documentElement.setAttribute("lang", "en"));
    await annotate(page, "article");
    assert.deepEqual(await changes(), ["changed: lang=de"]);
  }));

test("an English page is read whatever it declares", () =>
  visit("/pages/makes/microdata.html", async (page) => {
    await page.evaluate(() => document.documentElement.setAttribute("lang", "de"));
    await annotate(page, "[itemprop=articleBody]", { show: ["place"] });
    assert.ok((await paintedTexts(page))["postil-place"].length > 0);
  }));

/** What pages of many makes say about their articles. */
const FACTS = {
  "article-tag.html": ["2025-03-11", "Ferry strike leaves islanders counting tins", "en"],
  "amp-like.html": ["2025-06-02", "Kenya’s tea pickers win first pay rise in four years", "en"],
  "div-soup.html": ["2025-10-07", "Quarry blast shakes loose an old quarrel", null],
  "json-ld-graph.html": ["2025-05-05", "Glassworks to close after 151 years", "en"],
  "live-blog.html": ["2025-01-24", "Storm Ottilie live: thousands without power", "en-GB"],
  "microdata.html": ["2025-10-29", "Locusts reach the Condamine a month early", "en-AU"],
  "paywall.html": ["2025-09-18", "The bank that lent to ghosts", "en"],
  "table-layout.html": ["2003-02-19", "Harbor pilots refuse night work after near miss", null],
};

for (const [make, facts] of Object.entries(FACTS)) {
  test(`what ${make} says about its article`, () =>
    visit(`/pages/makes/${make}`, async (page) => {
      const found = await page.evaluate(async () => {
        const { findArticle } = await import("/www/page/article.js");
        const { pageFacts } = await import("/www/page/page-facts.js");
        const { TextMap } = await import("/www/text/text-map.js");
        const root = findArticle(document) ?? document.body;
        return pageFacts(root, new TextMap(root).text);
      });
      assert.deepEqual([found.published?.day ?? null, found.title, found.language], facts);
    }));
}

test("a reader takes the date from the page, else from the text, unless it is given", () =>
  visit("/pages/makes/div-soup.html", async (page) => {
    const published = async (/** @type {object} */ options) => {
      await annotate(page, "", options);
      return page.evaluate(() => {
        const { published, publishedFrom } = /** @type {any} */ (window).reader;
        return [published, publishedFrom];
      });
    };
    assert.deepEqual(await published({}), ["2025-10-07", "line"]);
    await page.evaluate(() => {
      const meta = document.createElement("meta");
      Object.assign(meta, { name: "date", content: "2025-10-20T00:10:00+01:00" });
      document.head.append(meta);
    });
    assert.deepEqual(await published({}), ["2025-10-20", "meta"]);
    assert.deepEqual(await published({ published: null }), ["2025-10-07", "text"]);
    assert.deepEqual(await published({ published: "2025-10-09" }), ["2025-10-09", "given"]);
  }));

/**
 * What the page notes in the console.
 * @param {Page} page
 * @returns {string[]}
 */
function notesOf(page) {
  /** @type {string[]} */
  const notes = [];
  page.on("console", (message) => {
    if (message.type() === "info") notes.push(message.text());
  });
  return notes;
}
