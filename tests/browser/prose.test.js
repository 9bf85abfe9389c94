/*
 * Where notes may stand: in running prose, and not in what the page sets apart.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";

const { visit } = setUp();

const SENTENCE = "The bridge at Passau may reopen on Friday, the mayor of the town said.";

/** Markup with "Passau" in it, and whether that is prose. @type {[string, string, boolean][]} */
const CASES = [
  ["a paragraph", `<p>${SENTENCE}</p>`, true],
  ["an item of a list", `<ul><li>${SENTENCE}</li></ul>`, true],
  ["a headline", `<h2>${SENTENCE}</h2>`, false],
  ["a caption", `<figure><figcaption>${SENTENCE}</figcaption></figure>`, false],
  ["a caption by its class", `<div class="photo-caption"><p>${SENTENCE}</p></div>`, false],
  ["a byline", '<p class="byline">By Ilse Brandt in Passau and Tom Averill in Linz.</p>', false],
  ["a few words", "<p>Passau by night</p>", false],
  [
    "a dateline",
    `<p>PASSAU, Germany (Meridian) — ${SENTENCE.replace("Passau", "Linz")}</p>`,
    false,
  ],
];

for (const [what, markup, isProse] of CASES) {
  const content = `<!doctype html><html lang="en"><title>Prose</title><article>${markup}</article>`;
  test(`${what} is ${isProse ? "prose" : "none"}`, () =>
    visit(
      "/pages/prose.html",
      async (page) => {
        const found = await page.evaluate(async () => {
          const { TextMap } = await import("/www/text/text-map.js");
          const { proseOf } = await import("/www/marks/prose.js");
          const root = /** @type {Element} */ (document.querySelector("article"));
          const map = new TextMap(root);
          return proseOf(map, root)(map.text.search(/passau/i));
        });
        assert.equal(found, isProse);
      },
      { answers: { "/pages/prose.html": { content } } },
    ));
}
