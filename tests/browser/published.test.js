/*
 * The day of publication, as pages in the wild write it down.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";

const { visit } = setUp();

/** @type {[written: string, language: string | null, day: string | null][]} */
const DAYS = [
  ["2019-11-18T23:10:00-05:00", null, "2019-11-18"],
  ["20191118", null, "2019-11-18"],
  ["2019/11/8", null, "2019-11-08"],
  ["MONDAY, NOV. 18TH, 2019 AT 4:29 PM", null, "2019-11-18"],
  ["By X on Monday, November 18th, 2019 at", null, "2019-11-18"],
  ["Mon, 18 Nov 2019 04:29:00 GMT", null, "2019-11-18"],
  ["the 18th of November 2019", null, "2019-11-18"],
  ["11/18/2019", null, "2019-11-18"],
  ["3/4/2019", "en-US", "2019-03-04"],
  ["3/4/2019", "en-GB", "2019-04-03"],
  ["0001-01-01T00:00:00", null, null],
  ["1970-01-01", null, null],
  ["2019-02-30", null, null],
  ["2999-01-01", null, null],
  ["Number 20191", null, null],
];

test("days as they are written", () =>
  visit("/pages/blank.html", async (page) => {
    const found = await page.evaluate(async (cases) => {
      const { dayIn } = await import("/www/page/days.js");
      return cases.map(([written, language]) => [written, language, dayIn(written, language)]);
    }, DAYS);
    assert.deepEqual(found, DAYS);
  }));

const LD = (/** @type {string} */ json) => `<script type="application/ld+json">${json}</script>`;
const META = '<meta property="article:published_time" content="2019-11-19T01:00:00Z">';

/** @type {[what: string, html: string, published: [day: string, from: string] | null, path?: string][]} */
const PAGES = [
  [
    "several words",
    '<p><time itemprop="dateModified datePublished" datetime="2019-11-18">',
    ["2019-11-18", "microdata"],
  ],
  [
    "raw line breaks",
    LD('{"@type":"NewsArticle","headline":"a\nb","datePublished":"2019-11-18"}'),
    ["2019-11-18", "json-ld"],
  ],
  [
    "CDATA",
    LD('//<![CDATA[\n{"@type":"BlogPosting","datePublished":"2019-11-18"}\n//]]>'),
    ["2019-11-18", "json-ld"],
  ],
  [
    "quotes within quotes",
    LD('{"@type":"MedicalWebPage","headline":"a "b"","datePublished":"2019-11-18"}'),
    ["2019-11-18", "json-ld"],
  ],
  [
    "no year of ours",
    LD('{"@type":"Article","datePublished":"0001-01-01"}') + META,
    ["2019-11-19", "meta"],
  ],
  [
    "an update written over the first day",
    META.replace("11-19", "12-24") + LD('{"@type":"Article","datePublished":"2019-11-18"}'),
    ["2019-11-18", "json-ld"],
  ],
  [
    "the day by another time zone",
    `${META}<p class="byline">MONDAY, NOV. 18TH, 2019`,
    ["2019-11-18", "line"],
  ],
  ["the same in the address", META, ["2019-11-18", "address"], "/2019/11/18/bridge"],
  [
    "a line with other words",
    "<p>By Ilse Brandt on Monday, November 18th, 2019 at 4:29 pm</p>",
    ["2019-11-18", "line"],
  ],
  [
    "a time without a date for machines",
    "<p><time>18 November 2019</time></p>",
    ["2019-11-18", "line"],
  ],
  ["when it was updated", "<p>Last updated November 18, 2019</p>", null],
  [
    "published before it was updated",
    "<p>Nov 18, 2019. Last updated Nov 20, 2019</p>",
    ["2019-11-18", "line"],
  ],
  [
    "a sentence of the article",
    `<p>On November 18, 2019 ${"the river rose and fell ".repeat(6)}</p>`,
    null,
  ],
  ["an address alone", "", ["2019-11-18", "address"], "/news/2019-11-18-bridge"],
];

test("what pages say of it", () =>
  visit("/pages/blank.html", async (page) => {
    const found = await page.evaluate(async (cases) => {
      const { publishedIn } = await import("/www/page/published.js");
      const { TextMap } = await import("/www/text/text-map.js");
      return cases.map(([what, html, , path = "/bridge"]) => {
        history.replaceState(null, "", path);
        document.body.innerHTML = `<main><h1>Bridge</h1>${html}</main>`;
        const root = /** @type {Element} */ (document.querySelector("main"));
        const published = publishedIn(root, new TextMap(root).text, "en");
        return [what, published && [published.day, published.from]];
      });
    }, PAGES);
    assert.deepEqual(
      found,
      PAGES.map(([what, , published]) => [what, published]),
    );
  }));
