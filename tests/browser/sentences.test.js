/*
 * The sentence around some words, as the margin shows it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sentences } from "../../www/annotations/sentences.js";

const FIRST = "Ten died in Oslo.";
const SECOND = "The mayor, who had warned of it on Aug. 6, fled to Rome.";
const LONG = `Nobody knew ${"how far ".repeat(20)}it had spread ${"since the storm ".repeat(20)}began.`;
const TEXT = `${FIRST} ${SECOND}\n${LONG}`;

const SPANS = [FIRST, SECOND, LONG].map((words) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
});

/** @param {string} words */
function around(words) {
  const start = TEXT.indexOf(words);
  return new Sentences(TEXT, SPANS).around({ start, end: start + words.length });
}

/** @type {[words: string, sentence: string][]} */
const SENTENCES = [
  ["Oslo", FIRST],
  ["Aug. 6", SECOND],
  ["The mayor", SECOND],
  ["Rome.", SECOND],
  ["Oslo. The mayor", `${FIRST} ${SECOND}`],
];

for (const [words, sentence] of SENTENCES) {
  test(`the sentence around "${words}"`, () => {
    const { before, words: within, after } = around(words);
    assert.equal(within, words);
    assert.equal(before + within + after, sentence);
  });
}

test("a long sentence is cut between words, on both sides", () => {
  const { before, after } = around("it had spread");
  assert.match(before, /^…(how|far) /);
  assert.match(after, /(since|the|storm)…$/);
  assert.ok(before.length < 120 && after.length < 120);
});

test("words outside all sentences stand alone", () => {
  const alone = new Sentences("9 p.m.", []).around({ start: 0, end: 1 });
  assert.deepEqual(alone, { before: "", words: "9", after: "" });
});
