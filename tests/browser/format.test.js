/*
 * Dates, distances and amounts in words.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Format } from "../../www/format/format.js";
import { english } from "../../www/format/strings.js";

/** @import { Quantity, Time } from "../../www/base/contract.js" */

const format = new Format(english, ["de-DE", "en-US"]);

/** @type {[value: string, first: string | null, last: string | null, text: string | null][]} */
const TIMES = [
  ["2024-08-14", "2024-08-14", "2024-08-14", "Wednesday, August 14, 2024"],
  ["2024-08-14TNI", "2024-08-14", "2024-08-14", "Wednesday, August 14, 2024, night"],
  ["2024-08-14T09:30", "2024-08-14", "2024-08-14", "Wednesday, August 14, 2024, 9:30 AM"],
  ["2024-W33", "2024-08-12", "2024-08-18", "August 12 – 18, 2024"],
  ["2024-08", "2024-08-01", "2024-08-31", "August 2024"],
  ["XXXX-WXX-3", null, null, null],
  ["PRESENT_REF", null, null, null],
];

for (const [value, first, last, text] of TIMES) {
  test(`the time ${value}`, () => {
    assert.equal(plain(format.time(time({ value, first, last }))), text);
  });
}

test("dates keep the reader's own order within the language of the interface", () => {
  const day = time({ first: "2024-08-14", last: "2024-08-14" });
  assert.match(new Format(english, ["en-GB"]).time(day) ?? "", /^Wednesday,? 14 August 2024$/);
  assert.equal(new Format(english, ["de-DE"]).time(day), "Wednesday, August 14, 2024");
});

/** @type {[value: string, upper: string, text: string][]} */
const RANGES = [
  ["P2W", "P3W", "2–3 weeks"],
  ["PT90M", "PT2H", "90 minutes – 2 hours"],
  ["P1Y6M", "P2Y", "1 year 6 months – 2 years"],
];

for (const [value, upper, text] of RANGES) {
  test(`the duration ${value} to ${upper}`, () => {
    assert.equal(plain(format.time(time({ type: "DURATION", value, upper }))), text);
  });
}

/** @type {[value: string, text: string | null][]} */
const DURATIONS = [
  ["P3W", "3 weeks"],
  ["P1D", "1 day"],
  ["PT2H30M", "2 hours 30 minutes"],
  ["P1Y6M", "1 year 6 months"],
  ["PXD", null],
  ["P", null],
];

for (const [value, text] of DURATIONS) {
  test(`the duration ${value}`, () => {
    assert.equal(plain(format.time(time({ type: "DURATION", value }))), text);
  });
}

/** @type {[first: string | null, last: string | null, text: string | null][]} */
const DISTANCES = [
  ["2024-08-14", "2024-08-14", "1 day before this was published"],
  ["2024-08-15", "2024-08-15", "The day this was published"],
  ["2024-08-17", "2024-08-17", "2 days after this was published"],
  ["2024-08-12", "2024-08-18", "This was published then"],
  ["2024-07-14", "2024-07-18", "4 weeks before this was published"],
  ["2024-01-01", "2024-01-31", "6 months before this was published"],
  ["2023-01-01", "2023-12-31", "1 year before this was published"],
  ["2022-02-01", "2022-02-28", "2 years before this was published"],
  ["2022-01-01", "2022-12-31", "2 years before this was published"],
  ["2026-01-01", "2026-12-31", "2 years after this was published"],
  ["1943-07-05", "1943-08-23", "81 years before this was published"],
  [null, null, null],
];

for (const [first, last, text] of DISTANCES) {
  test(`publication, from ${first} to ${last}`, () => {
    assert.equal(format.distance(time({ first, last }), "2024-08-15"), text);
  });
}

test("without a date of publication there is no distance", () => {
  assert.equal(format.distance(time({ first: "2024-08-14", last: "2024-08-14" }), null), null);
});

/** @type {[Partial<Quantity>, string][]} */
const QUANTITIES = [
  [{ value: 35, unit: "kilometer" }, "35 kilometers"],
  [{ value: 1, unit: "kilometer" }, "1 kilometer"],
  [{ value: 90, unit: "kilometer-per-hour" }, "90 kilometers per hour"],
  [{ value: 1000, unit: "square-kilometer" }, "1,000 square kilometers"],
  [{ value: 14000, unit: "tonne" }, "14,000 tonnes"],
  [{ value: 61, unit: "year-old" }, "61 years old"],
  [{ value: 2, unit: "percentage-point" }, "2 percentage points"],
  [{ value: 12, unit: "percent" }, "12%"],
  [{ value: -4, unit: "celsius" }, "-4 degrees Celsius"],
  [{ value: 4.5e9, unit: "usd" }, "$4.5 billion"],
  [{ value: 7.5e6, upper: 9e6, unit: "eur" }, "€7.5–9 million"],
  [{ value: 20, unit: "eur" }, "€20"],
  [{ value: 3.5, unit: "usd" }, "$3.50"],
  [{ value: 117, unit: null }, "117"],
  [{ value: 1, upper: 3, unit: "mile" }, "1–3 miles"],
  [{ value: 5, upper: 7, unit: "tonne" }, "5–7 tonnes"],
  [{ value: 300, unit: "tonne", modifier: "at_most" }, "at most 300 tonnes"],
  [{ value: 60, unit: null, modifier: "approximate" }, "about 60"],
];

for (const [given, text] of QUANTITIES) {
  test(`the amount ${text}`, () => {
    assert.equal(plain(format.quantity(quantity(given))), text);
  });
}

test("countries have names, and codes that are none have not", () => {
  assert.deepEqual(
    ["RU", "GB", "XX", "no code"].map((code) => format.country(code)),
    ["Russia", "United Kingdom", null, null],
  );
});

/**
 * @param {Partial<Time>} given
 * @returns {Time}
 */
function time(given) {
  const type = /** @type {const} */ ("DATE");
  const unknown = { first: null, last: null, type, value: "", upper: null };
  return { kind: "time", rule: "", start: 0, end: 0, ...unknown, ...given };
}

/**
 * @param {Partial<Quantity>} given
 * @returns {Quantity}
 */
function quantity(given) {
  const unknown = { upper: null, unit: null, modifier: null, of: null, conversions: [] };
  return { kind: "quantity", rule: "", start: 0, end: 0, value: 0, ...unknown, ...given };
}

/**
 * With plain spaces: which of the hard ones is used differs from one release of the tables to the next.
 * @param {string | null} text
 */
function plain(text) {
  return text?.replace(/\s/g, " ") ?? null;
}
