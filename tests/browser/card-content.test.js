/*
 * What cards say first: who that is, where, when, how much, and who says so.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sentences } from "../../www/annotations/sentences.js";
import { Speakers } from "../../www/annotations/speakers.js";
import { CardContents } from "../../www/card/card-content.js";
import { identityOf } from "../../www/card/identity.js";
import { english } from "../../www/format/strings.js";

/** @import { Annotation, Attribution, Entity, Place } from "../../www/base/contract.js" */

// Older releases of Node have none.
/** @type {any} */ (globalThis).navigator ??= { languages: ["en-US"], language: "en-US" };

/** Title and description as the article has them, and the line on the card. */
/** @type {[string | null, string | null, string | null][]} */
const IDENTITIES = [
  ["president", null, "President"],
  [null, "an Australian teacher", "Australian teacher"],
  ["chief engineer", "who built the pumps", "Chief engineer, who built the pumps"],
  ["mayor", "the mayor of Linz", "Mayor of Linz"],
  ["governor", "a former general", "Governor, a former general"],
  [null, null, null],
];

for (const [title, description, line] of IDENTITIES) {
  test(`of ${title} and ${description} the card says ${line}`, () => {
    assert.equal(identityOf(entity("Mara Oss", { title, description })), line);
  });
}

/** Far enough that what was said before is out of sight. */
const FAR = "The road was long and dark. ".repeat(20);

test("where it is not known who that is, the card has the sentence that names them first", () => {
  const text = `Oss came home on Friday.\n${FAR}\nOss slept.`;
  const oss = entity("Mara Oss", { mentions: [0, 1] });
  const [first, second] = mentionsIn(text, "Oss");
  const contents = contentsOf(text, [first, second], [oss]);
  const { introduction, isNews } = contents.of(second);
  const { before, words, after, at } = /** @type {any} */ (introduction);
  assert.equal(before + words + after, "Oss came home on Friday.");
  assert.equal(at, 0);
  assert.ok(isNews);
  assert.equal(contents.of(first).introduction, null, "there the reader is");
});

test("a line on who that is does without the sentence", () => {
  const text = `Oss came home on Friday.\n${FAR}\nOss slept.`;
  const oss = entity("Mara Oss", {
    description: "who has built pumps for thirty years",
    mentions: [0, 1],
  });
  const mentions = mentionsIn(text, "Oss");
  assert.equal(contentsOf(text, mentions, [oss]).of(mentions[1]).introduction, null);
});

test("what the line says itself is no news", () => {
  const text = "Mara Oss, an Australian teacher, came home.";
  const oss = entity("Mara Oss", { description: "an Australian teacher", mentions: [0] });
  const mentions = mentionsIn(text, "Mara Oss");
  assert.equal(contentsOf(text, mentions, [oss]).of(mentions[0]).isNews, false);
});

/** @type {Place} */
const SUDZHA = {
  country: "RU",
  latitude: 51.19,
  longitude: 35.27,
  population: 6900,
  level: "city",
  capital: false,
};

test("a place is told from the place that the article names most, of those that are near", () => {
  const text = "Kursk, Kursk, Sudzha and Vladivostok.";
  const kursk = { ...SUDZHA, latitude: 51.73, longitude: 36.19, population: 430_000 };
  const far = { ...SUDZHA, latitude: 43.1, longitude: 131.9 };
  const entities = [
    entity("Kursk", { kind: "place", place: kursk, mentions: [0, 1] }),
    entity("Sudzha", { kind: "place", place: SUDZHA, mentions: [2] }),
    entity("Vladivostok", { kind: "place", place: far, mentions: [3, 3, 3] }),
  ];
  const contents = contentsOf(text, [], entities);
  assert.equal(
    contents.noteOf(entities[1]),
    "Town in Russia, 55 miles southwest of Kursk · 6,900 people",
  );
  assert.equal(
    contents.noteOf(entities[0]),
    "City in Russia, 55 miles northeast of Sudzha · 430,000 people",
  );
  assert.equal(contents.noteOf(entities[2]), "Town in Russia · 6,900 people");
});

/** Source, whether it is somebody known, certainty; title, line and doubt of the card. */
/** @type {[string, string | null, Attribution["certainty"], string, string | null, string | null][]} */
const CLAIMS = [
  ["Mara Oss", "Mara Oss", "stated", "Mara Oss", "Engineer", null],
  ["two officials", null, "hedged", "Two officials", "Without a name", "Hedged"],
  ["he", null, "denied", "No source named", null, "Denied"],
];

for (const [words, name, certainty, title, note, doubt] of CLAIMS) {
  test(`the card of what ${words} said is headed ${title}`, () => {
    const text = `${words} said the pumps would hold.`;
    const claim = claimIn(text, words, { speaker: name ? 0 : null, certainty });
    const entities = name ? [entity(name, { title: "engineer" })] : [];
    const card = contentsOf(text, [claim], entities).of(claim);
    assert.deepEqual([card.title, card.note, card.doubt?.text ?? null], [title, note, doubt]);
  });
}

test("the words that leave a claim unsettled are no source", () => {
  const text = "Unconfirmed reports said the pumps would hold.";
  const because = { start: 0, end: "Unconfirmed".length };
  const claim = claimIn(text, "Unconfirmed reports", { certainty: "unconfirmed", because });
  const { title, doubt } = contentsOf(text, [claim], []).of(claim);
  assert.deepEqual([title, doubt?.text], ["No source named", "Not confirmed"]);
});

test("what others say on the same stands on the card, what the same source says does not", () => {
  const text =
    "Oss said the pumps would hold. Oss said the pumps were new. Lund said the pumps leak.";
  const [one, two, three] = text.split(". ").map((sentence, index) => {
    const start = text.indexOf(sentence);
    const source = { start, end: start + sentence.indexOf(" ") };
    const content = { start: start + sentence.indexOf("the"), end: start + sentence.length };
    const related = [0, 1, 2].filter((other) => other !== index);
    return { ...claimIn(text, "Oss", {}), ...content, content: [content], source, related };
  });
  const { accounts } = contentsOf(text, [one, two, three], []).of(one);
  assert.deepEqual(
    accounts?.map(({ source, text, at }) => [source, text, at]),
    [["Lund", "… the pumps leak.", 2]],
  );
});

/**
 * @param {string} text
 * @param {Annotation[]} annotations
 * @param {Entity[]} entities
 */
function contentsOf(text, annotations, entities) {
  const sentences = [...text.matchAll(/[^.\n]+\.?/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const output = { published: null, annotations, entities, terms: [], sentences };
  const speakers = new Speakers(text, output);
  const article = {
    text,
    output,
    speakers,
    sentences: new Sentences(text, sentences),
    isProse: () => true,
  };
  return new CardContents(article, english, "us");
}

/**
 * @param {string} name
 * @param {Partial<Entity>} more
 * @returns {Entity}
 */
function entity(name, more) {
  const known = { title: null, description: null, mentions: [], place: null };
  return { kind: "person", name, ...known, ...more };
}

/**
 * @param {string} text
 * @param {string} words
 * @returns {Annotation[]}
 */
function mentionsIn(text, words) {
  return [...text.matchAll(new RegExp(words, "g"))].map(({ index }) => ({
    kind: "person",
    start: index,
    end: index + words.length,
    rule: "fixed",
    entity: 0,
    mention: "name",
  }));
}

/**
 * @param {string} text
 * @param {string} source
 * @param {Partial<Attribution>} more
 * @returns {Attribution}
 */
function claimIn(text, source, more) {
  const start = text.indexOf("the pumps");
  const span = { start, end: text.length - 1 };
  return {
    kind: "claim",
    ...span,
    rule: "fixed",
    content: [span],
    source: { start: text.indexOf(source), end: text.indexOf(source) + source.length },
    cue: null,
    speaker: null,
    certainty: "stated",
    confidence: 1,
    because: null,
    related: [],
    ...more,
  };
}
