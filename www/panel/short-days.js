/*
 * Days in short, as the margin names them.
 */

import { dateParts } from "../format/date-parts.js";

/**
 * "Wed, Aug 14"; the year where it is another than that of publication.
 * @param {string} locale
 * @param {string} first An ISO date.
 * @param {string} last
 * @param {string | null} published
 * @returns {string}
 */
export function shortDays(locale, first, last, published) {
  const { weekday, month, day } = dateParts(first, last);
  const isSameYear = month !== undefined && first.slice(0, 4) === published?.slice(0, 4);
  const format = new Intl.DateTimeFormat(locale, {
    day,
    weekday: isSameYear && weekday ? "short" : undefined,
    month: month && "short",
    year: isSameYear ? undefined : "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(first), new Date(last));
}
