/*
 * Which parts of a date are said of some days. In: the first and the last, as ISO dates. Out: options
 * for the browser's own format.
 */

const DAY_MS = 86_400_000;

/**
 * What is said of the days of a time: whole years and months go by their names.
 * @param {string} first
 * @param {string} last
 * @returns {Intl.DateTimeFormatOptions}
 */
export function dateParts(first, last) {
  if (first === last) return { weekday: "long", day: "numeric", month: "long" };
  const next = new Date(Date.parse(last) + DAY_MS).toISOString();
  if (first.endsWith("-01-01") && next.includes("-01-01T")) return {};
  if (first.endsWith("-01") && next.includes("-01T")) return { month: "long" };
  return { day: "numeric", month: "long" };
}
