/*
 * Dates, distances, numbers and countries in words, by the browser's own tables.
 *
 * In: values as the contract has them. Out: text for a reader, in the language given.
 */

import { dateParts } from "./date-parts.js";

/** @import { Quantity, Time } from "../base/contract.js" */
/** @import { CommonStrings } from "./strings.js" */

const DAY_MS = 86_400_000;

/** Units the browser can name; the word for it would be missing from older ones. */
const UNITS = new Set(Intl.supportedValuesOf("unit"));
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** Lengths of time by the letters of an ISO 8601 duration, before and after its "T". */
const DATE_PARTS = /** @type {const} */ ({ Y: "year", M: "month", W: "week", D: "day" });
const CLOCK_PARTS = /** @type {const} */ ({ H: "hour", M: "minute", S: "second" });

/** Above this many days a distance reads better in the larger unit. */
const DISTANCES = /** @type {const} */ ([
  { above: 730, unit: "year", days: 365.25 },
  { above: 60, unit: "month", days: 30.44 },
  { above: 13, unit: "week", days: 7 },
  { above: 0, unit: "day", days: 1 },
]);

const KM_PER_MILE = 1.609344;

/** What distances are rounded to. */
const ROUNDED = [
  { above: 100, step: 10 },
  { above: 30, step: 5 },
];

export class Format {
  #strings;
  locale;

  /**
   * @param {CommonStrings} strings
   * @param {readonly string[]} languages Those the reader prefers, as BCP 47 tags, first choice first.
   */
  constructor(strings, languages) {
    this.#strings = strings;
    const { language } = strings;
    // The reader's own habits within the language of the interface: day or month first, say.
    this.locale = languages.find((tag) => tag.split("-")[0] === language) ?? language;
  }

  /**
   * The date, the days, the length or the hour; null where the value says nothing a reader can use.
   * @param {Time} time
   * @returns {string | null}
   */
  time(time) {
    if (time.type === "DURATION") return this.#duration(time.value, time.upper);
    if (time.type === "SET" || !time.first || !time.last) return null;
    const days = this.days(time.first, time.last);
    const hour = this.#hour(time.value);
    return hour ? `${days}, ${hour}` : days;
  }

  /**
   * @param {string} first An ISO date.
   * @param {string} last
   * @returns {string}
   */
  days(first, last) {
    const format = new Intl.DateTimeFormat(this.locale, {
      ...dateParts(first, last),
      year: "numeric",
      timeZone: "UTC",
    });
    return format.formatRange(new Date(first), new Date(last));
  }

  /**
   * A distance as one would say it, "90 kilometers" or "55 miles".
   * @param {number} km
   * @param {string} system
   * @returns {string}
   */
  far(km, system) {
    const isInMiles = system === "us" || system === "uk";
    const amount = isInMiles ? km / KM_PER_MILE : km;
    const step = ROUNDED.find(({ above }) => amount > above)?.step ?? 1;
    return this.#inUnit(isInMiles ? "mile" : "kilometer").format(Math.round(amount / step) * step);
  }

  /**
   * How far the days of a time lie from the day of publication, seen from there.
   * @param {Time} time
   * @param {string | null} published
   * @returns {string | null}
   */
  distance({ first, last }, published) {
    const strings = this.#strings;
    if (!first || !last || !published) return null;
    const day = published.slice(0, 10);
    if (day > last) return strings.publishedAfter(this.#away(first, last, day));
    if (day < first) return strings.publishedBefore(this.#away(first, last, day));
    return first === last ? strings.publishedToday : strings.publishedWithin;
  }

  /**
   * How far the days of a time lie from today, "15 months ago".
   * @param {Time} time
   * @param {string} today
   * @returns {string | null}
   */
  fromToday({ first, last }, today) {
    if (!first || !last) return null;
    const isPast = last < today;
    if (!isPast && first <= today && first !== last) return null;
    const { unit, count } = distanceTo(first, last, today);
    const format = new Intl.RelativeTimeFormat(this.locale, { numeric: "auto" });
    return format.format(isPast ? -count : count, unit);
  }

  /**
   * A cell of a calendar: the date in full, and in short under what it belongs to.
   * @param {Date} date
   * @param {"day" | "month" | "year"} unit
   * @returns {{ over: string, label: string, name: string }}
   */
  cell(date, unit) {
    const said = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
      new Intl.DateTimeFormat(this.locale, { ...options, timeZone: "UTC" }).format(date);
    if (unit === "year")
      return { over: "", label: said({ year: "numeric" }), name: said({ year: "numeric" }) };
    if (unit === "month") {
      const name = said({ month: "long", year: "numeric" });
      return { over: said({ year: "numeric" }), label: said({ month: "short" }), name };
    }
    const over = said({ weekday: "short" });
    return { over, label: said({ day: "numeric" }), name: said({ dateStyle: "full" }) };
  }

  /**
   * The amount with its unit and bound, "more than 35 kilometers".
   * @param {Quantity} quantity
   * @returns {string}
   */
  quantity({ value, upper, unit, modifier }) {
    const amount = this.#amount(value, upper, unit);
    return modifier ? this.#strings.modifiers[modifier](amount) : amount;
  }

  /**
   * @param {number} value
   * @returns {string}
   */
  number(value) {
    return new Intl.NumberFormat(this.locale, scale(value)).format(value);
  }

  /**
   * @param {string} code ISO 3166 of two letters.
   * @returns {string | null}
   */
  country(code) {
    const names = new Intl.DisplayNames(this.locale, { type: "region", fallback: "none" });
    return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? null) : null;
  }

  /**
   * @param {string} value A TIMEX3 value.
   * @returns {string | null}
   */
  #hour(value) {
    const [, part, clock] = /T(?:([A-Z]{2})$|(\d\d:\d\d))/.exec(value) ?? [];
    if (part) return this.#strings.partsOfDay[part] ?? null;
    if (!clock) return null;
    const format = new Intl.DateTimeFormat(this.locale, { timeStyle: "short", timeZone: "UTC" });
    return format.format(new Date(`1970-01-01T${clock}Z`));
  }

  /**
   * @param {string} value A TIMEX3 duration, "P3W" or "PT2H30M".
   * @param {string | null} upper The longer end of a range.
   * @returns {string | null}
   */
  #duration(value, upper) {
    const [shorter, longer] = [lengths(value), lengths(upper ?? "")];
    const [{ unit, amount } = { unit: "", amount: 0 }, ...rest] = shorter;
    if (rest.length === 0 && longer.length === 1 && longer[0].unit === unit) {
      return range(this.#inUnit(unit), amount, longer[0].amount);
    }
    const ends = [shorter, longer].map((parts) =>
      parts.map(({ unit, amount }) => this.#inUnit(unit).format(amount)).join(" "),
    );
    return ends.filter((end) => end !== "").join(" – ") || null;
  }

  /**
   * @param {number} value
   * @param {number | null} upper
   * @param {string | null} unit
   * @returns {string}
   */
  #amount(value, upper, unit) {
    if (unit && isUnit(unit)) {
      return range(this.#inUnit(unit, unit === "percent" ? "short" : "long"), value, upper);
    }
    const isMoney = unit !== null && CURRENCIES.has(unit.toUpperCase());
    const cents = isMoney && !Number.isInteger(value) ? { minimumFractionDigits: 2 } : {};
    const format = new Intl.NumberFormat(this.locale, { ...cents, ...scale(upper ?? value) });
    const amount = range(format, value, upper);
    if (unit === null) return amount;
    if (isMoney) return this.#inCurrency(unit, amount);
    return this.#strings.unit(amount, unit, value === 1 && upper === null);
  }

  /**
   * The browser says no "billion" after a currency sign, so the sign is put to the number.
   * @param {string} unit
   * @param {string} amount
   * @returns {string}
   */
  #inCurrency(unit, amount) {
    const format = new Intl.NumberFormat(this.locale, {
      style: "currency",
      currency: unit.toUpperCase(),
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: 0,
    });
    const parts = format.formatToParts(0);
    return parts.map(({ type, value }) => (type === "integer" ? amount : value)).join("");
  }

  /**
   * How far a day lies from the days of a time, in words.
   * @param {string} first
   * @param {string} last
   * @param {string} day
   * @returns {string}
   */
  #away(first, last, day) {
    const { unit, count } = distanceTo(first, last, day);
    return this.#inUnit(unit).format(count);
  }

  /**
   * @param {string} unit
   * @param {"long" | "short"} [unitDisplay]
   * @returns {Intl.NumberFormat}
   */
  #inUnit(unit, unitDisplay = "long") {
    return new Intl.NumberFormat(this.locale, { style: "unit", unit, unitDisplay });
  }
}

/**
 * @param {string} earlier
 * @param {string} later
 */
function distanceBetween(earlier, later) {
  const days = Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MS);
  const { unit, days: length } = DISTANCES.find(({ above }) => days > above) ?? DISTANCES[3];
  return { unit, count: Math.round(days / length) };
}

/**
 * How far a day outside the days of a time lies from them. Whole years, where they are not quite
 * near, are counted by the calendar: 2022 is two years before any day of 2024.
 * @param {string} first
 * @param {string} last
 * @param {string} day
 * @returns {ReturnType<typeof distanceBetween>}
 */
function distanceTo(first, last, day) {
  const end = last < day ? last : first;
  const [earlier, later] = [end, day].sort();
  const apart = distanceBetween(earlier, later);
  const isOfYears = first.endsWith("-01-01") && last.endsWith("-12-31");
  if (!isOfYears || apart.unit === "day" || apart.unit === "week") return apart;
  return { unit: "year", count: parseInt(later, 10) - parseInt(earlier, 10) };
}

/**
 * The amounts of a TIMEX3 duration; none where it is not known exactly.
 * @param {string} value
 * @returns {{ unit: string, amount: number }[]}
 */
function lengths(value) {
  const [, date, clock] = /^P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?$/.exec(value) ?? [];
  /** @type {(text: string | undefined, units: Record<string, string>) => { unit: string, amount: number }[]} */
  const parts = (text, units) =>
    [...(text ?? "").matchAll(/([\d.]+)([A-Z])/g)].map(([, amount, letter]) => ({
      unit: units[letter],
      amount: Number(amount),
    }));
  return [...parts(date, DATE_PARTS), ...parts(clock, CLOCK_PARTS)];
}

/**
 * Millions and more are said in words, as newspapers do.
 * @param {number} value
 * @returns {Intl.NumberFormatOptions}
 */
function scale(value) {
  if (Math.abs(value) < 1e6) return { maximumFractionDigits: 2 };
  return {
    notation: "compact",
    compactDisplay: "long",
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  };
}

/**
 * @param {string} unit "kilometer", or "kilometer-per-hour".
 * @returns {boolean}
 */
function isUnit(unit) {
  return unit.split("-per-").every((part) => UNITS.has(part));
}

/**
 * @param {Intl.NumberFormat} format
 * @param {number} value
 * @param {number | null} upper
 * @returns {string}
 */
function range(format, value, upper) {
  return upper === null ? format.format(value) : format.formatRange(value, upper);
}
