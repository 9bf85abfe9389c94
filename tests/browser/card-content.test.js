/*
 * What a card says of a source and its cue: in the article's words and no others.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CardContents } from "../../www/card-content.js";
import { english } from "../../www/strings.js";
import { Voices } from "../../www/voices.js";

/** @import { Attribution } from "../../www/contract.js" */

// Older releases of Node have none.
/** @type {any} */ (globalThis).navigator ??= { languages: ["en-US"] };

const WORDS = "the pumps would hold";

/** @type {[sentence: string, source: string, cue: string, words: string][]} */
const SENTENCES = [
  [`Harbor pilots had said ${WORDS}.`, "Harbor pilots", "said", "“Harbor pilots had said”"],
  [
    `The crew, ashore for the first time since March, said ${WORDS}.`,
    "The crew",
    "said",
    "“The crew … said”",
  ],
  [
    `As late as noon, insisted the owners, ${WORDS}.`,
    "the owners",
    "insisted",
    "“insisted the owners”",
  ],
];

for (const [text, source, cue, words] of SENTENCES) {
  test(`in the words ${words}`, () => {
    const spanOf = (/** @type {string} */ part) => {
      const start = text.indexOf(part);
      return { start, end: start + part.length };
    };
    /** @type {Attribution} */
    const claim = {
      kind: "claim",
      ...spanOf(WORDS),
      rule: "fixed",
      content: [spanOf(WORDS)],
      source: spanOf(source),
      cue: spanOf(cue),
      speaker: null,
      certainty: "stated",
      because: null,
      related: [],
    };
    const output = { published: null, annotations: [claim], entities: [], terms: [] };
    const voices = new Voices(text, output);
    const { rows } = new CardContents(text, output, english, "metric", voices).of(claim);
    assert.equal(rows.find(({ term }) => term === english.terms.cue)?.text, words);
  });
}
