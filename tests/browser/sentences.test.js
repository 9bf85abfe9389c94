/*
 * The sentence around some words, as the margin shows it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sentences } from "../../www/annotations/sentences.js";

const TEXT = [
  "The rouble fell again. It has lost 8.5 percent since the attack on Aug. 6. Banks were shut.",
  "Nobody slept. The order came from Gen. Aino Ito, who left at 9 a.m. on Friday, he said. It held.",
].join("\n");

/** @type {[words: string, sentence: string][]} */
const SENTENCES = [
  ["8.5 percent", "It has lost 8.5 percent since the attack on Aug. 6."],
  ["Aug. 6", "It has lost 8.5 percent since the attack on Aug. 6."],
  ["Banks", "Banks were shut."],
  ["order", "The order came from Gen. Aino Ito, who left at 9 a.m. on Friday, he said."],
  ["Ito", "The order came from Gen. Aino Ito, who left at 9 a.m. on Friday, he said."],
  ["Nobody", "Nobody slept."],
];

for (const [words, sentence] of SENTENCES) {
  test(`the sentence around "${words}"`, () => {
    const start = TEXT.indexOf(words);
    const excerpt = new Sentences(TEXT, "en").around({ start, end: start + words.length });
    assert.equal(excerpt.words, words);
    assert.equal(`${excerpt.before}${excerpt.words}${excerpt.after}`, sentence);
  });
}
