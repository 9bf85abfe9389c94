/*
 * Days as pages write them down.
 *
 * In: words that hold a date, and the language of the page. Out: the day as "2019-11-18", by the
 * clock of whoever wrote it; null where there is none, or one that no article is of.
 *
 *   2019-11-18T23:10:00-05:00   20191118   2019/11/18        2019-11-18
 *   MONDAY, NOV. 18TH, 2019     18 Nov 2019                  2019-11-18
 *   11/18/2019                  18/11/2019                   2019-11-18
 *   0001-01-01   1970-01-01                                  null
 */

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = `(${MONTHS.join("|")})[a-z]*`;

/** Groups are year, month and day, in the order that each names. */
const PATTERNS = [
  { pattern: /(?<!\d)(\d{4})([-/.]?)(\d\d?)\2(\d\d?)(?!\d)/, order: [1, 3, 4] },
  {
    pattern: new RegExp(`\\b${MONTH}\\.?\\s+(\\d\\d?)(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i"),
    order: [3, 1, 2],
  },
  {
    pattern: new RegExp(
      `\\b(\\d\\d?)(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+${MONTH}\\.?,?[\\s-]+(\\d{4})\\b`,
      "i",
    ),
    order: [3, 2, 1],
  },
];

/** Numbers alone: the day comes first, except in the United States. */
const NUMBERS = /(?<!\d)(\d\d?)[/.](\d\d?)[/.](\d{4})(?!\d)/;

/** Nobody's news: years before printed papers, and the day that clocks start on. */
const FIRST_YEAR = 1690;
const NO_DAYS = ["1970-01-01", "1969-12-31"];

/**
 * @param {string} text
 * @param {string | null} language
 * @returns {string | null}
 */
export function dayIn(text, language) {
  for (const { pattern, order } of PATTERNS) {
    const found = pattern.exec(text);
    const day = found && dayOf(order.map((group) => found[group]));
    if (day) return day;
  }
  const [, one, two, year] = NUMBERS.exec(text) ?? [];
  if (!year) return null;
  const isAmerican = !/^en-(?!us)/i.test(language ?? "");
  const [month, day] = isAmerican ? [one, two] : [two, one];
  return dayOf([year, month, day]) ?? dayOf([year, day, month]);
}

/**
 * @param {string[]} parts Year, month and day.
 * @returns {string | null}
 */
function dayOf([year, named, date]) {
  const month = MONTHS.indexOf(named.slice(0, 3).toLowerCase()) + 1 || Number(named);
  const day = [year, pad(month), pad(Number(date))].join("-");
  const time = Date.parse(day);
  const isOne = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  const isLater = time > Date.now() + 2 * DAY_MS;
  return isOne && !isLater && Number(year) >= FIRST_YEAR && !NO_DAYS.includes(day) ? day : null;
}

const DAY_MS = 86_400_000;

/** @param {number} number */
const pad = (number) => String(number).padStart(2, "0");

/**
 * Tells whether one day is the day before or after another.
 * @param {string} one
 * @param {string} other
 */
export function isNextTo(one, other) {
  return Math.abs(Date.parse(one) - Date.parse(other)) === DAY_MS;
}
