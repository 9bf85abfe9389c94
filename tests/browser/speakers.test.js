/*
 * Who speaks in an article: what is said by several is never taken for one source's.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Speakers } from "../../www/annotations/speakers.js";

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

/** @param {Attribution[]} annotations */
function speakersOf(annotations) {
  const rest = { published: null, entities: [], terms: [], sentences: [] };
  return new Speakers(TEXT, { annotations, ...rest });
}

test("pronouns that are nobody's name are no source", () => {
  const speakers = speakersOf(CLAIMS);
  const sources = CLAIMS.map((claim) => speakers.sourceOf(claim));
  assert.deepEqual(sources, [null, null, "The owners"]);
});

test("who is described and not named is unnamed; of a pronoun that is not known", () => {
  const speakers = speakersOf(CLAIMS);
  assert.deepEqual(
    CLAIMS.map((claim) => speakers.isUnnamed(claim)),
    [false, false, true],
  );
});

test("statements are what somebody says or what is in doubt, and no part of another", () => {
  const [, doubted, owners] = CLAIMS;
  const denied = { ...doubted, certainty: /** @type {const} */ ("denied") };
  const part = { ...owners, start: owners.start + 3 };
  const speakers = speakersOf([CLAIMS[0], denied, owners, part]);
  assert.deepEqual(speakers.statements(), [denied, owners]);
});
