/*
 * What a card says of a source and its cue: in the article's words and no others.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Voices } from "../../www/annotations/speakers.js";
import { CardContents } from "../../www/card/card-content.js";
import { english } from "../../www/format/strings.js";

/** @import { Attribution, Entity } from "../../www/base/contract.js" */

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
    const { rows } = cardOf(text, { source, cue, because: null }, null);
    assert.equal(rows.find(({ term }) => term === english.terms.cue)?.text, words);
  });
}

/** What the article has said of the source, and what of it the card says again. */
const NOTES = [
  { description: "who built the pumps", note: "who built the pumps" },
  { title: "chief engineer", note: "chief engineer" },
  { title: "engineer", description: "who built the pumps", note: "who built the pumps" },
  { description: "an engineer of the port", note: null },
  { note: null },
];

for (const { description = null, title = null, note } of NOTES) {
  test(`of a source with ${title} and ${description} the card says ${note}`, () => {
    const text = `Mara Oss, an engineer of the port, denied ${WORDS}.`;
    const source = "Mara Oss, an engineer of the port,";
    const entity = { name: "Mara Oss", title, description };
    const card = cardOf(text, { source, cue: "denied", because: null }, entity);
    assert.equal(card.title, "Mara Oss");
    assert.equal(card.note ?? null, note);
  });
}

for (const [because, isSaid] of /** @type {[string, boolean][]} */ ([
  ["denied", false],
  ["would", true],
])) {
  test(`that it goes by “${because}” is ${isSaid ? "said" : "seen in the cue"}`, () => {
    const text = `Mara Oss denied ${WORDS}.`;
    const entity = { name: "Mara Oss", title: null, description: null };
    const { rows } = cardOf(text, { source: "Mara Oss", cue: "denied", because }, entity);
    assert.equal(
      rows.some(({ term }) => term === english.terms.because),
      isSaid,
    );
  });
}

/**
 * The card of a claim in a text.
 * @param {string} text
 * @param {{ source: string, cue: string, because: string | null }} words Those of the text.
 * @param {{ name: string, title: string | null, description: string | null } | null} person Who says it.
 */
function cardOf(text, { source, cue, because }, person) {
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
    speaker: person && 0,
    certainty: "stated",
    confidence: 1,
    because: because === null ? null : spanOf(because),
    related: [],
  };
  /** @type {Entity[]} */
  const entities = person ? [{ kind: "person", ...person, mentions: [], place: null }] : [];
  const output = { published: null, annotations: [claim], entities, terms: [], sentences: [] };
  const voices = new Voices(text, output);
  return new CardContents(text, output, english, "metric", voices).of(claim);
}
