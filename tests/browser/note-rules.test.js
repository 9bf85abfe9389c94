/*
 * What has a note: only what a card says more of than the line does.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Sentences } from "../../www/annotations/sentences.js";
import { conversionsTo, inWords } from "../../www/format/units.js";
import { notesOf } from "../../www/marks/note-rules.js";

/** @import { Annotation, Attribution, Entity, Place, Quantity, Time } from "../../www/base/contract.js" */
/** @import { Ground } from "../../www/marks/note-rules.js" */

/** What fills the window, and what is longer. */
const OUT_OF_SIGHT = 700;
const FAR = `${"The road was long. ".repeat(60)}\n`;

/** @type {Entity} */
const WEEKS = {
  kind: "person",
  name: "Timothy Weeks",
  title: null,
  description: "an Australian teacher",
  mentions: [],
  place: null,
};

test("a name is noted where it returns out of sight of who that is", () => {
  const text = `Timothy Weeks, an Australian teacher, was freed. Weeks smiled.\n${FAR}Weeks flew home.`;
  const names = [...named(text, "Timothy Weeks", 0), ...named(text, "Weeks", 0).slice(1)];
  assert.deepEqual(noted(text, names, [WEEKS]), [["Weeks", text.indexOf("Weeks flew")]]);
});

test("a name is not noted where its sentence says who that is", () => {
  const text = `Timothy Weeks was freed.\n${FAR}Timothy Weeks, an Australian teacher, flew home.`;
  const [, second] = named(text, "Timothy Weeks", 0);
  assert.deepEqual(noted(text, [second], [WEEKS]), []);
});

test("a surname alone is noted out of sight, though the article does not say who that is", () => {
  const entity = { ...WEEKS, description: null };
  const text = `Timothy Weeks was freed.\n${FAR}Weeks flew home.\n${FAR}Timothy Weeks slept.`;
  const names = named(text, "Timothy Weeks", 0).concat(named(text, "Weeks flew", 0));
  names.sort((one, other) => one.start - other.start);
  assert.deepEqual(wordsOf(noted(text, names, [entity])), ["Weeks flew"]);
});

test("initials are noted out of the sight of their name, unless every reader knows them", () => {
  for (const [initials, isNoted] of /** @type {[string, boolean][]} */ ([
    ["OPCW", true],
    ["UN", false],
  ])) {
    const text = `The Organization for Arms met.\n${FAR}The ${initials} left.`;
    const entity = { ...WEEKS, kind: /** @type {const} */ ("organization"), description: null };
    const names = [...named(text, "Organization for Arms", 0), ...named(text, initials, 0)];
    const found = noted(text, names, [{ ...entity, name: "Organization for Arms" }]);
    assert.deepEqual(wordsOf(found), isNoted ? [initials] : []);
  }
});

test("a nationality is never noted", () => {
  const text = `A Russian ship left.\n${FAR}The Russian ship came back.`;
  const names = named(text, "Russian", 0).map((name) => ({ ...name, kind: "group" }));
  const entity = { ...WEEKS, kind: /** @type {const} */ ("group"), name: "Russian" };
  assert.deepEqual(noted(text, /** @type {Annotation[]} */ (names), [entity]), []);
});

/** Whether readers in the United States have a note on it. @type {[string, Partial<Place>, boolean][]} */
const PLACES = [
  ["a town abroad", { population: 6900 }, true],
  ["a capital", { population: 6900, capital: true }, false],
  ["a city of millions", { population: 9e6 }, false],
  ["a town at home", { country: "US", population: 6900 }, true],
  ["a city at home", { country: "US", population: 400_000 }, false],
  ["a region abroad", { level: "region", population: null }, true],
  ["a state", { country: "US", level: "region", population: null }, false],
  ["a province of Canada", { country: "CA", level: "region", population: null }, false],
  ["a small country", { level: "country", population: 400_000 }, true],
  ["a large country", { level: "country", population: 6e7 }, false],
  ["a sea", { country: "", level: "other", population: null }, false],
];

for (const [what, place, isNoted] of PLACES) {
  test(`${what} ${isNoted ? "is noted, once" : "is not noted"}`, () => {
    const text = "Sudzha was lost. Sudzha was won.";
    const known = { country: "RU", latitude: 51.2, longitude: 35.3, population: 0, capital: false };
    /** @type {Entity} */
    const entity = {
      ...WEEKS,
      kind: "place",
      name: "Sudzha",
      description: null,
      place: { level: "city", ...known, ...place },
    };
    const names = named(text, "Sudzha", 0).map((name) => ({ ...name, kind: "place" }));
    const other = { ...entity, name: "Kursk" };
    const found = noted(text, /** @type {Annotation[]} */ (names), [entity, other]);
    assert.deepEqual(wordsOf(found), isNoted ? ["Sudzha"] : []);
  });
}

test("a region of a country that the article does not speak of is not noted", () => {
  const text = "The West was won.";
  const place = { country: "CM", latitude: 5.5, longitude: 10.5, population: null };
  /** @type {Entity} */
  const west = {
    ...WEEKS,
    kind: "place",
    name: "West",
    place: { ...place, level: "region", capital: false },
  };
  const names = named(text, "West", 0).map((name) => ({ ...name, kind: "place" }));
  assert.deepEqual(noted(text, /** @type {Annotation[]} */ (names), [west]), []);
});

/** Read in 2026, of an article of Thursday, August 15, 2024. @type {[string, string, string, boolean][]} */
const TIMES = [
  ["Wednesday", "2024-08-14", "2024-08-14", true],
  ["last month", "2024-07-01", "2024-07-31", true],
  ["two weeks ago", "2024-08-01", "2024-08-01", true],
  ["August 14", "2024-08-14", "2024-08-14", false],
  ["in August", "2024-08-01", "2024-08-31", false],
  ["last year", "2023-01-01", "2023-12-31", false],
];

for (const [words, first, last, isNoted] of TIMES) {
  test(`“${words}” is ${isNoted ? "noted" : "not noted"} years later`, () => {
    const text = `It fell ${words}.`;
    const found = noted(text, [time(text, words, first, last)], []);
    assert.deepEqual(wordsOf(found), isNoted ? [words] : []);
  });
}

test("of the days around publication the first is noted, which shows the others", () => {
  const text = "It fell on Tuesday. It rose on Wednesday. It had risen last Friday week.";
  const times = [
    time(text, "Tuesday", "2024-08-13", "2024-08-13"),
    time(text, "Wednesday", "2024-08-14", "2024-08-14"),
    time(text, "last Friday week", "2024-08-02", "2024-08-02"),
  ];
  assert.deepEqual(wordsOf(noted(text, times, [])), ["Tuesday", "last Friday week"]);
});

test("on the day itself no day is noted", () => {
  const text = "It fell on Tuesday.";
  const times = [time(text, "Tuesday", "2024-08-13", "2024-08-13")];
  assert.deepEqual(noted(text, times, [], { today: "2024-08-16" }), []);
});

/** For readers who count in miles. @type {[string, string, Partial<Quantity>, boolean][]} */
const AMOUNTS = [
  ["It is 35 km away.", "35 km", {}, true],
  ["It is 35 km (22 miles) away.", "35 km", {}, false],
  ["It is 22 miles (35 km) away.", "35 km", {}, false],
  ["It weighs 40 tonnes.", "40 tonnes", { value: 40, conversions: [inUs(44, "44 tons")] }, false],
  ["A 16-inch screen.", "16-inch", { value: 16, conversions: [inUs(41, "41 cm")] }, false],
  ["It costs 35 dollars.", "35 dollars", { conversions: [] }, false],
];

for (const [text, words, more, isNoted] of AMOUNTS) {
  test(`in “${text}” ${words} is ${isNoted ? "noted" : "not noted"}`, () => {
    const found = noted(text, [quantity(text, words, more)], []);
    assert.deepEqual(wordsOf(found), isNoted ? [words] : []);
  });
}

test("an amount is noted once", () => {
  const text = "It is 35 km away. It is still 35 km away.";
  const [first, second] = named(text, "35 km", 0);
  const amounts = [first, second].map(({ start, end }) => ({
    ...quantity(text, "35 km", {}),
    start,
    end,
  }));
  assert.deepEqual(noted(text, amounts, []).length, 1);
});

/** @type {[string, Attribution["certainty"], string, boolean][]} */
const DOUBTS = [
  ["He denied that it fell.", "denied", "denied", true],
  ["Unconfirmed reports said it fell.", "unconfirmed", "Unconfirmed reports", true],
  ["He declined to comment on it.", "denied", "declined to comment", false],
  ["It may fall, he said.", "hedged", "may", false],
];

for (const [text, certainty, words, isNoted] of DOUBTS) {
  test(`in “${text}” “${words}” is ${isNoted ? "marked" : "not marked"}`, () => {
    const span = spanIn(text, words);
    const claim = {
      kind: "claim",
      ...spanIn(text, text),
      rule: "fixed",
      content: [],
      source: null,
      cue: null,
      speaker: null,
      certainty,
      confidence: 1,
      because: span,
      related: [],
    };
    const found = noted(text, [/** @type {Attribution} */ (claim)], []);
    assert.deepEqual(wordsOf(found), isNoted ? [words] : []);
  });
}

test("nothing is noted outside of prose, or in links", () => {
  const text = `Timothy Weeks left.\n${FAR}Weeks flew home.`;
  const names = [...named(text, "Timothy Weeks", 0), ...named(text, "Weeks flew", 0)];
  assert.equal(noted(text, names, [WEEKS]).length, 2);
  const isFirst = (/** @type {number} */ offset) => offset < 10;
  assert.equal(noted(text, names, [WEEKS], { isProse: isFirst }).length, 1);
  assert.equal(noted(text, names, [WEEKS], { isFree: () => false }).length, 0);
});

/**
 * The words that have a note, and where they start.
 * @param {string} text
 * @param {Annotation[]} annotations
 * @param {Entity[]} entities
 * @param {Partial<Ground>} [more]
 * @returns {[string, number][]}
 */
function noted(text, annotations, entities, more = {}) {
  const sentences = [...text.matchAll(/[^.\n]+\.?/g)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const output = { published: "2024-08-15", annotations, entities, terms: [], sentences };
  const notes = notesOf({
    text,
    output,
    sentences: new Sentences(text, sentences),
    isProse: () => true,
    isFree: () => true,
    outOfSight: OUT_OF_SIGHT,
    convert: (quantity) => inWords(conversionsTo("us", quantity)),
    today: "2026-11-29",
    country: "US",
    ...more,
  });
  return notes.map(({ start, end }) => [text.slice(start, end), start]);
}

/** @param {[string, number][]} notes */
function wordsOf(notes) {
  return notes.map(([words]) => words);
}

/**
 * @param {string} text
 * @param {string} words
 */
function spanIn(text, words) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

/**
 * @param {string} text
 * @param {string} words
 * @param {number} entity
 * @returns {Annotation[]}
 */
function named(text, words, entity) {
  return [...text.matchAll(new RegExp(words, "g"))].map(({ index }) => ({
    kind: "person",
    start: index,
    end: index + words.length,
    rule: "fixed",
    entity,
    mention: "name",
  }));
}

/**
 * @param {string} text
 * @param {string} words
 * @param {string} first
 * @param {string} last
 * @returns {Time}
 */
function time(text, words, first, last) {
  const value = { type: /** @type {const} */ ("DATE"), value: first, upper: null };
  return { kind: "time", ...spanIn(text, words), rule: "fixed", ...value, first, last };
}

/**
 * @param {string} text
 * @param {string} words
 * @param {Partial<Quantity>} more
 * @returns {Quantity}
 */
function quantity(text, words, more) {
  return {
    kind: "quantity",
    ...spanIn(text, words),
    rule: "fixed",
    value: 35,
    upper: null,
    unit: "kilometer",
    modifier: null,
    of: null,
    conversions: [inUs(22, "22 miles")],
    ...more,
  };
}

/**
 * @param {number} value
 * @param {string} text
 * @returns {Quantity["conversions"][number]}
 */
function inUs(value, text) {
  return { value, unit: "", text, systems: ["us"] };
}
