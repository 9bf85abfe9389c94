/*
 * Who speaks in an article: what is said by several is never taken for one source's.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Voices } from "../../www/annotations/speakers.js";

/** @import { Attribution } from "../../www/base/contract.js" */

const TEXT = "he said it would rain. he said it would snow. the owners said it would hold.";

/** What is said after each source, in order. @type {Attribution[]} */
const CLAIMS = ["he", "he", "the owners"].map((source, index) => {
  const start = TEXT.split(". ", index).join(". ").length + (index > 0 ? 2 : 0);
  const end = start + source.length;
  const content = { start: end + 6, end: TEXT.indexOf(".", end) };
  return {
    kind: "claim",
    ...content,
    rule: "fixed",
    content: [content],
    source: { start, end },
    cue: null,
    speaker: null,
    certainty: "stated",
    confidence: 1,
    because: null,
    related: [],
  };
});

/**
 * @param {Attribution[]} annotations
 */
function voicesOf(annotations) {
  return new Voices(TEXT, { published: null, annotations, entities: [], terms: [], sentences: [] });
}

test("pronouns that are nobody's name are no source, and have no voice", () => {
  const voices = voicesOf(CLAIMS);
  const sources = CLAIMS.map((claim) => voices.sourceOf(claim));
  assert.deepEqual(sources, [null, null, "The owners"]);
  assert.deepEqual(
    sources.map((source) => voices.of(source)),
    [null, null, "1"],
  );
});
