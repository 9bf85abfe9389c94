/*
 * Which conversions a reader wants to see.
 *
 * In: a quantity and the reader's choice, or the language. Out: conversions into those units, as
 * text. Units are metric unless they are customary somewhere: in Britain miles and pounds go with
 * degrees Celsius, in the United States all are.
 */

/** @import { Conversion, Quantity } from "../base/contract.js" */
/** @import { Choices } from "./settings.js" */

/** @typedef {"metric" | "us" | "uk"} System */

/** Parts of the ids of customary units. */
const CUSTOMARY =
  /(^|-)(inch|foot|yard|mile|acre|ounce|pound|stone|ton|pint|quart|gallon|fahrenheit|barrel)(-|$)/;

/** Those of them that only the United States use, and only Britain. */
const ONLY_US = /(^|-)(ton|fahrenheit|barrel|quart|fluid-ounce|gallon(?!-imperial))(-|$)/;
const ONLY_UK = /imperial|stone/;

/** Countries by their units; all others are metric. @type {Record<string, System>} */
const SYSTEMS = { US: "us", LR: "us", MM: "us", GB: "uk" };

/** @type {Record<System, (unit: string) => boolean>} */
const IS_OF = {
  metric: (unit) => !CUSTOMARY.test(unit),
  us: (unit) => CUSTOMARY.test(unit) && !ONLY_UK.test(unit),
  uk: (unit) => !ONLY_US.test(unit),
};

/**
 * The units of the reader's country, which the language tells.
 * @param {string} language A BCP 47 tag.
 * @returns {System}
 */
export function systemOf(language) {
  const { region } = new Intl.Locale(language).maximize();
  return SYSTEMS[region ?? ""] ?? "metric";
}

/**
 * What a choice comes to: the reader's own system where none is made.
 * @param {Choices["units"]} units
 * @returns {System | "both"}
 */
export function chosenUnits(units) {
  return units === "auto" ? systemOf(navigator.language) : units;
}

/**
 * @param {Choices["units"]} units
 * @param {Quantity} quantity
 * @returns {string} Empty where there are none.
 */
export function conversionsTo(units, { conversions }) {
  return wanted(units, conversions)
    .map(({ text }) => text)
    .join(" · ");
}

/**
 * Unless the reader has chosen, what there is is better than nothing.
 * @param {Choices["units"]} units
 * @param {Conversion[]} conversions
 * @returns {Conversion[]}
 */
function wanted(units, conversions) {
  const system = chosenUnits(units);
  if (system === "both") return conversions;
  const found = conversions.filter(({ unit }) => IS_OF[system](unit));
  return found.length === 0 && units === "auto" ? conversions : found;
}
