/*
 * A strip of calendar around a time: days, months or years, with those the article names.
 *
 * In: a time with its first and last day, and the other times of the article. Out: seven cells
 * around it; which are the time itself, which others the article names, when it was published.
 */

/** @import { Output, Time } from "../base/contract.js" */
/** @import { Format } from "./format.js" */

/** @typedef {"day" | "month" | "year"} Unit */
/**
 * `at` is where the article names it, an index among the annotations.
 * @typedef {{
 *   over: string,
 *   label: string,
 *   name: string,
 *   isCurrent: boolean,
 *   isPublished: boolean,
 *   at: number | null,
 * }} Cell
 */

const CELLS = 7;
const DAY_MS = 86_400_000;

/** How much of an ISO date tells one unit from the next. */
const KEY_LENGTH = { day: 10, month: 7, year: 4 };

/** Longest time that is shown by each unit, in days. */
const LONGEST = { day: CELLS, month: 215 };

/**
 * @param {Time} time
 * @param {Output} output
 * @param {Format} format
 * @returns {Cell[]} None where the days are not known.
 */
export function daysAround(time, output, format) {
  const { first, last } = time;
  if (!first || !last) return [];
  const unit = unitOf(first, last);
  const key = (/** @type {string} */ date) => date.slice(0, KEY_LENGTH[unit]);
  const named = namedIn(output, key);
  const middle = new Date((Date.parse(first) + Date.parse(last)) / 2);
  return [...Array(CELLS).keys()].map((index) => {
    const date = moved(middle, unit, index - (CELLS - 1) / 2);
    const day = key(date.toISOString());
    const isCurrent = key(first) <= day && day <= key(last);
    return {
      ...format.cell(date, unit),
      isCurrent,
      isPublished: output.published !== null && key(output.published) === day,
      at: isCurrent ? null : (named.get(day) ?? null),
    };
  });
}

/**
 * @param {string} first
 * @param {string} last
 * @returns {Unit}
 */
function unitOf(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days <= LONGEST.day) return "day";
  return days <= LONGEST.month ? "month" : "year";
}

/**
 * The first annotation of each unit that the article names; longer times name none.
 * @param {Output} output
 * @param {(date: string) => string} key
 * @returns {Map<string, number>}
 */
function namedIn({ annotations }, key) {
  /** @type {Map<string, number>} */
  const named = new Map();
  for (const [index, annotation] of annotations.entries()) {
    if (annotation.kind !== "time" || !annotation.first || !annotation.last) continue;
    const day = key(annotation.first);
    if (day === key(annotation.last) && !named.has(day)) named.set(day, index);
  }
  return named;
}

/**
 * @param {Date} date
 * @param {Unit} unit
 * @param {number} count
 * @returns {Date}
 */
function moved(date, unit, count) {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === "day") return new Date(Date.UTC(year, month, day + count));
  if (unit === "month") return new Date(Date.UTC(year, month + count));
  return new Date(Date.UTC(year + count, 0));
}
