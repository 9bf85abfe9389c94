/*
 * Which conversions a reader wants to see.
 *
 * In: a quantity and the reader's choice, or the language. Out: conversions into those units, as
 * text. A conversion says in which systems its unit is customary: miles in Britain as in the United
 * States, degrees Celsius in Britain as in France.
 */

/** @import { Conversion, Quantity } from "../base/contract.js" */
/** @import { Choices } from "./settings.js" */

/** @typedef {"metric" | "us" | "uk"} System */

/** Units that differ by less than this share are alike: tonnes and tons, meters and yards. */
const ALIKE = 0.2;

/** Countries by their units; all others are metric. @type {Record<string, System>} */
const SYSTEMS = { US: "us", LR: "us", MM: "us", GB: "uk" };

/**
 * The reader's country, as far as the language tells; empty where it tells none.
 * @param {string} language A BCP 47 tag; browsers give "C" too.
 * @returns {string}
 */
export function countryOf(language) {
  try {
    return new Intl.Locale(language).maximize().region ?? "";
  } catch {
    return "";
  }
}

/**
 * What a choice comes to: the reader's own system where none is made.
 * @param {Choices["units"]} units
 * @returns {System | "both"}
 */
export function chosenUnits(units) {
  return units === "auto" ? (SYSTEMS[countryOf(navigator.language)] ?? "metric") : units;
}

/**
 * The amount in the units chosen; none where it is in them, or comes to much the same in them.
 * @param {Choices["units"]} units
 * @param {Quantity} quantity
 * @returns {Conversion[]}
 */
export function conversionsTo(units, { value, conversions }) {
  const system = chosenUnits(units);
  return conversions.filter(
    (conversion) =>
      (system === "both" || conversion.systems.includes(system)) &&
      Math.abs(conversion.value / value - 1) >= ALIKE,
  );
}

/**
 * @param {Conversion[]} conversions
 * @returns {string}
 */
export function inWords(conversions) {
  return conversions.map(({ text }) => text).join(" · ");
}
