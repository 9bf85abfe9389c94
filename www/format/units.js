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

/** Countries by their units; all others are metric. @type {Record<string, System>} */
const SYSTEMS = { US: "us", LR: "us", MM: "us", GB: "uk" };

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
  const found = conversions.filter(({ systems }) => systems.includes(system));
  return found.length === 0 && units === "auto" ? conversions : found;
}
