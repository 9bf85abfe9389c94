/*
 * What in an article is no part of it: what it is called is evidence, what it holds decides.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";

const { visit } = setUp();

const PROSE =
  "The repairs will cost four million dollars, said the engineer who leads the road office.";

/** An article around what is asked about. @param {string} part */
const around = (part) =>
  `<article><h1>Bridge stays shut</h1>${`<p>${PROSE}</p>`.repeat(8)}${part}</article>`;

/** A teaser of another story. @param {number} number */
const teaser = (number) =>
  `<div><h4><a href="/${number}">Another story of the day ${number}</a></h4><p>What it is about is told in a dozen words below its headline here.</p></div>`;

/** @type {[what: string, html: string][]} */
const READ = [
  ["paragraphs behind a meter", `<p class="paywall">X ${PROSE}</p>`],
  ["a box around them", `<div class="paywall"><p>X ${PROSE}</p><p>${PROSE}</p></div>`],
  [
    "ids made from headings",
    `<section id="market-share"><h2>Shares</h2><p>X ${PROSE}</p></section>`,
  ],
  ["a page builder's boxes", `<div class="elementor-widget"><div><p>X ${PROSE}</p></div></div>`],
  [
    "the state of a page",
    `<div class="body and-w-sidebar"><p>X ${PROSE}</p><p><a href="/">b</a></p></div>`,
  ],
  ["a place beside", `<p class="paragraph-after-ad">X ${PROSE}</p>`],
];

/** @type {[what: string, html: string][]} */
const LEFT_OUT = [
  ["other stories, whatever they are called", `<div>X ${[1, 2, 3].map(teaser).join("")}</div>`],
  [
    "a link that is announced",
    `<p>READ MORE: <a href="/x">X why the other bridge was shut</a></p>`,
  ],
  [
    "related stories of a plug-in",
    `<div id="jp-relatedposts"><h3>Related</h3>X ${teaser(1)}</div>`,
  ],
  [
    "what is told of the author",
    `<div class="author-bio"><p>X has written of roads and of bridges for us since 2012.</p></div>`,
  ],
  [
    "a form for a newsletter",
    `<div class="promo"><p>X ${PROSE}</p><input><button>Go</button></div>`,
  ],
  [
    "comments, of which there is more",
    `<div id="comments">${`<p>X ${PROSE}</p>`.repeat(20)}</div>`,
  ],
  ["pictures of something else", `<div class="gallery">${`<p>X ${PROSE}</p>`.repeat(20)}</div>`],
];

for (const [expected, cases] of /** @type {const} */ ([
  [true, READ],
  [false, LEFT_OUT],
])) {
  for (const [what, html] of cases) {
    test(`${what}: ${expected ? "read" : "left out"}`, () =>
      visit("/pages/blank.html", async (page) => {
        const text = await page.evaluate(async (html) => {
          const { TextMap } = await import("/www/text/text-map.js");
          document.body.innerHTML = html;
          return new TextMap(/** @type {Element} */ (document.body.firstElementChild)).text;
        }, around(html));
        assert.match(text, /^Bridge stays shut/);
        assert.equal(text.includes("X "), expected, text.slice(-200));
      }));
  }
}

/** @type {[what: string, html: string, root: string | null][]} */
const FOUND = [
  [
    "headings that lead elsewhere within",
    `${around(`<div>${[1, 2, 3, 4].map(teaser).join("")}</div>`)}`,
    "ARTICLE",
  ],
  ["teasers alone", `<main>${[1, 2, 3, 4, 5, 6, 7].map(teaser).join("")}</main>`, null],
  [
    "a dialog over a stream of stories",
    `<main>${[1, 2, 3, 4, 5].map(teaser).join("")}</main>
    <div role="dialog"><div id="story"><h1>Bridge stays shut</h1>${`<p>${PROSE}</p>`.repeat(8)}</div></div>`,
    "DIV",
  ],
  ["a page that says it is an article", around(""), "ARTICLE"],
];

for (const [what, html, root] of FOUND) {
  test(`finding the article: ${what}`, () =>
    visit("/pages/blank.html", async (page) => {
      const found = await page.evaluate(async (html) => {
        const { findArticle } = await import("/www/page/article.js");
        document.documentElement.setAttribute("itemtype", "https://schema.org/NewsArticle");
        document.body.innerHTML = html;
        return findArticle(document)?.nodeName ?? null;
      }, html);
      assert.equal(found, root);
    }));
}

/** Milliseconds that reading takes, the best of five. */
const TIME_READING = async (/** @type {string} */ html) => {
  const { TextMap } = await import("/www/text/text-map.js");
  document.body.innerHTML = html;
  const times = [1, 2, 3, 4, 5].map(() => {
    const start_ms = performance.now();
    new TextMap(document.body);
    return performance.now() - start_ms;
  });
  return Math.min(...times);
};

test("reading takes four times as long for four times as much furniture", () =>
  visit("/pages/blank.html", async (page) => {
    const post = `<div class="share-box"><a href="/x">Share</a></div><p>${PROSE}</p>`;
    const time = (/** @type {number} */ count) =>
      page.evaluate(TIME_READING, `<article>${post.repeat(count)}</article>`);
    await time(1500);
    const [once, four] = [await time(1500), await time(6000)];
    assert.ok(four < once * 10, `${once} ms and ${four} ms`);
  }));
