/*
 * What stands above the line: the number of a note, a power, or the end of an ordinal.
 *
 * In: a `<sup>` and what is written before it. Out: which of them it is.
 *
 *   €35 million<sup>2</sup>     a note: it is no part of the number
 *   35 m<sup>2</sup>            a power: "35 m²"
 *   the 14<sup>th</sup>         letters are read as they stand
 */

const NOTE = /^[\s[(]*([\d*†‡§¶,;–\s]+|\[?[a-z]\]?)[\s\])]*$/i;

/** What may be raised to a power. */
const BASE = /(^|[^\d.,])10$|(^|[^a-z])([cdkm]?m|ft|in|mi|yd)$/i;

const POWER = /^\s*[-−+]?\d+\s*$/;

const RAISED = new Map([..."0123456789+-−"].map((sign, i) => [sign, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"[i]]));

/**
 * @param {Element} sup
 * @param {string} before
 * @returns {"note" | "power" | "letters"}
 */
export function superscript(sup, before) {
  const text = sup.textContent ?? "";
  if (POWER.test(text) && BASE.test(before) && !sup.querySelector("a")) return "power";
  return NOTE.test(text) ? "note" : "letters";
}

/**
 * Digits as they are written in a power, sign by sign.
 * @param {string} text
 */
export const raised = (text) => text.replace(/[-−+\d]/g, (sign) => RAISED.get(sign) ?? sign);
