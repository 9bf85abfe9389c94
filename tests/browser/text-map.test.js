/*
 * The text model: what text an element has, and that every letter of it is found in the page again.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";

const { visit } = setUp();

/** @type {[what: string, html: string, text: string, options?: object][]} */
const CASES = [
  ["nothing", "", ""],
  ["white space alone", " \n <p> \t</p> ", ""],
  ["blocks are paragraphs", "<p>one</p><p>two</p>", "one\ntwo"],
  ["nested blocks part once", "<div><div><p>one</p></div></div><div>two</div>", "one\ntwo"],
  ["text beside blocks", "one<p>two</p>three", "one\ntwo\nthree"],
  ["broken lines", "one<br>two<br><br>three", "one\ntwo\nthree"],
  ["inline elements split words", "K<b>u<i>r</i></b>sk <em>fell</em>", "Kursk fell"],
  ["white space collapses", "<p>  a \n\t b  </p>", "a b"],
  ["white space collapses across elements", "<p>a <b> b</b> <i> </i> c</p>", "a b c"],
  ["white space at the end of a block", "<p>a </p> <p> b</p>", "a\nb"],
  ["a hard space stays", "<p>35&nbsp; km</p>", "35\u00a0 km"],
  ["preserved white space", "<pre>a  b\n c</pre>", "a  b\n c"],
  ["preserved lines", "<p style='white-space: pre-line'>a  b\nc</p>", "a b\nc"],
  ["preserved by style", "<p>a  <span style='white-space: pre'>b  c</span>  d</p>", "a b  c d"],
  ["soft hyphens", "<p>Bel&shy;gorod</p><pre>a&shy;b</pre>", "Belgorod\nab"],
  ["comments", "<p>Kur<!-- not read -->sk</p>", "Kursk"],
  ["scripts and styles", "<p>a<script>b</script><style>c{}</style><noscript>d</noscript></p>", "a"],
  ["templates", "<p>a<template>b</template>c</p>", "ac"],
  ["hidden", "<p>a<span hidden>b</span><span style='display:none'>c</span>d</p>", "ad"],
  [
    "invisible",
    "<p style='visibility:hidden'>a<b style='visibility:visible'>b</b>c</p><p>d</p>",
    "b\nd",
  ],
  [
    "controls part words",
    "<p>a<button>Share</button>b <input value='c'><select></select></p>",
    "a b",
  ],
  ["text areas", "<p>a</p><textarea>b</textarea><p>c</p>", "a\nc"],
  ["media part words", "<p>a<img alt='x'>b<svg><text>c</text></svg></p>", "a b"],
  ["code is skipped", "<p>Run <code>rm</code> now</p>", "Run now"],
  ["code is read", "<p>Run <code>rm</code> now</p>", "Run rm now", { code: "read" }],
  ["lists", "<ul><li>one</li><li>two<ol><li>three</li></ol></li></ul>", "one\ntwo\nthree"],
  [
    "tables",
    "<table><caption>c</caption><tr><th>a</th><td>b</td></tr><tr><td>d</td></tr></table>",
    "c\na\nb\nd",
  ],
  ["figures", "<p>a</p><figure><img><figcaption>b</figcaption></figure>c", "a\nb\nc"],
  ["quotations", "a<blockquote>b<cite>c</cite></blockquote>d", "a\nbc\nd"],
  ["flexible boxes", "<div style='display:flex'><span>a</span><span>b</span></div>", "a\nb"],
  ["inline blocks", "<p>a<span style='display:inline-block'>b</span></p>", "ab"],
  ["transparent boxes", "<p>a<span style='display:contents'>b</span></p>", "ab"],
  ["initials that float", "<p><b style='float:left'>T</b>he</p>", "The"],
  [
    "words for screen readers",
    `<p>Ilse<span style="position:absolute;clip-path:inset(50%)">, new tab</span> said</p>`,
    "Ilse said",
  ],
  ["nothing that floats", "<p>at Passau<span style='float:right'></span> may</p>", "at Passau may"],
  [
    "an empty block in a line",
    "<p>at Passau<span style='display:block'></span> may</p>",
    "at Passau may",
  ],
  [
    "notes in the margin",
    "<p>at Passau<span style='float:right'>A town.</span> may</p>",
    "at Passau may",
  ],
  [
    "letters that are pictures",
    "<p>Ilse<i style='font-family:Material Icons'>home</i> said<i class=icon>open_in_new</i></p>",
    "Ilse said",
  ],
  ["signs for the eye alone", "<p>Ilse<span aria-hidden='true'> ↗</span> said</p>", "Ilse said"],
  ["words for the eye alone", "<p><span aria-hidden='true'>Il</span>se said</p>", "Ilse said"],
  [
    "numbers of notes",
    "<p>€35 million<sup>2</sup> in 1987<sup><a href='#n'>[4]</a></sup></p>",
    "€35 million in 1987",
  ],
  ["ordinals", "<p>the 14<sup>th</sup> of May</p>", "the 14th of May"],
  ["what is folded up", "<details><summary>More</summary><p>b</p></details>c", "More\nc"],
  ["entities", "<p>R&amp;D &lt;b&gt; &eacute;</p>", "R&D <b> é"],
  ["beyond the basic plane", "<p>😀 <b>🇺🇦</b>x</p>", "😀 🇺🇦x"],
  ["right to left", "<p dir='rtl'>שלום <b dir='ltr'>Kyiv</b> עולם</p>", "שלום Kyiv עולם"],
  ["ruby", "<p><ruby>東<rp>(</rp><rt>to</rt><rp>)</rp></ruby>京</p>", "東京"],
];

for (const [what, html, text, options] of CASES) {
  test(what, () =>
    visit("/pages/blank.html", async (page) => {
      const found = await page.evaluate(readBack, { html, options });
      assert.equal(found.text, text);
      assert.deepEqual(found.lost, [], "letters that are not found again where they stand");
      assert.equal(found.after, found.before, "the page is as it was");
    }),
  );
}

test("powers are written as such", () =>
  visit("/pages/blank.html", async (page) => {
    const found = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      document.body.innerHTML = "<p>10<sup>6</sup> liters, 10<sup>-9</sup> of 35 m<sup>2</sup></p>";
      const { text } = new TextMap(document.body);
      return text;
    });
    assert.equal(found, "10⁶ liters, 10⁻⁹ of 35 m²");
  }));

test("what is hidden as a whole is read as it will be shown", () =>
  visit("/pages/blank.html", async (page) => {
    const found = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      document.body.innerHTML = "<p style='visibility:hidden'>a<b>b</b></p>";
      return new TextMap(/** @type {Element} */ (document.body.firstElementChild)).text;
    });
    assert.equal(found, "ab");
  }));

test("a space that stands for many is where they start", () =>
  visit("/pages/blank.html", async (page) => {
    const places = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      document.body.innerHTML = "<p>a\n  <b> b</b> c</p>";
      const map = new TextMap(document.body);
      return [1, 3].map((offset) => {
        const range = map.rangeOf({ start: offset, end: offset + 1 });
        return [range?.startContainer.nodeValue, range?.startOffset, range?.endOffset];
      });
    });
    assert.deepEqual(places, [
      ["a\n  ", 1, 2],
      [" c", 0, 1],
    ]);
  }));

test("a span without letters has no place", () =>
  visit("/pages/blank.html", async (page) => {
    const ranges = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      document.body.innerHTML = "<p>a</p><p>b</p>";
      const map = new TextMap(document.body);
      return [map.rangeOf({ start: 1, end: 1 }), map.rangeOf({ start: 9, end: 12 })];
    });
    assert.deepEqual(ranges, [null, null]);
  }));

test("what is not in the map has no offset", () =>
  visit("/pages/blank.html", async (page) => {
    const offsets = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      document.body.innerHTML = "<p id='in'>a</p><p id='out'>b</p>";
      const map = new TextMap(/** @type {Element} */ (document.getElementById("in")));
      const outside = /** @type {Element} */ (document.getElementById("out"));
      return [map.offsetOf(outside, 0), map.offsetOf(/** @type {Node} */ (outside.firstChild), 0)];
    });
    assert.deepEqual(offsets, [null, null]);
  }));

test("ten thousand elements in each other", () =>
  visit("/pages/blank.html", async (page) => {
    const text = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      let inner = document.body;
      for (let depth = 0; depth < 10_000; depth++) {
        inner = inner.appendChild(document.createElement("span"));
      }
      inner.textContent = "deep";
      return new TextMap(document.body).text;
    });
    assert.equal(text, "deep");
  }));

/** @type {[what: string, part: string, count: number, length: number][]} */
const HUGE = [
  ["ten megabytes of one word", "a", 10_000_000, 10_000_000],
  ["five million words", "a ", 5_000_000, 9_999_999],
  ["a million newlines", "\n", 1_000_000, 0],
];

for (const [what, part, count, length] of HUGE) {
  test(what, () =>
    visit("/pages/blank.html", async (page) => {
      const found = await page.evaluate(
        async ({ part, count }) => {
          const { TextMap } = await import("/www/text/text-map.js");
          const root = document.createElement("div");
          // Laying out so long a line is the browser's own affair, and takes it seconds.
          root.style.contentVisibility = "hidden";
          root.append(part.repeat(count));
          document.body.append(root);
          const { text } = new TextMap(root);
          return text.length;
        },
        { part, count },
      );
      assert.equal(found, length);
    }),
  );
}

/**
 * Runs in the page: the text of `html`, and the offsets whose letter is not found in the page.
 * @param {{ html: string, options?: object }} given
 */
async function readBack({ html, options }) {
  const { TextMap } = await import("/www/text/text-map.js");
  document.body.innerHTML = html;
  const before = document.body.innerHTML;
  const map = new TextMap(document.body, options);
  const lost = [...map.text.matchAll(/\S/g)]
    .map(({ index }) => index)
    .filter((offset) => {
      const range = map.rangeOf({ start: offset, end: offset + 1 });
      if (!range || range.startContainer !== range.endContainer) return true;
      const { data } = /** @type {Text} */ (range.startContainer);
      const letter = data.slice(range.startOffset, range.endOffset);
      const isSame = letter.replace(/[ \t\n]/, " ") === map.text[offset];
      return !isSame || map.offsetOf(range.startContainer, range.startOffset) !== offset;
    });
  return { text: map.text, lost, before, after: document.body.innerHTML };
}
