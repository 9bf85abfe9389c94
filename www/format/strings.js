/*
 * Every word the interface says, in English, but for those that the margin alone says, which come with
 * it. A reader in another language is given another such
 * table as `options.strings`; only what differs needs to be in it.
 */

/** @import { Certainty, Kind, Modifier, Place } from "../base/contract.js" */
/** @import { marginEnglish } from "./margin-strings.js" */

/** The words of cards, marks and the margin's button. @typedef {typeof english} CommonStrings */
/** @typedef {CommonStrings & typeof marginEnglish} Strings */

/** Inhabitants from which on a town is a city. */
const CITY = 100_000;

export const english = {
  /** The language of this table, which numbers and dates follow too. */
  language: "en",
  close: "Close",
  back: "Back",
  mentionsHere: "Mentions in the article",
  mention: (/** @type {number} */ number, /** @type {number} */ count) =>
    `Mention ${number} of ${count}`,
  nextMention: "Next mention",
  lastMention: "Previous mention",
  firstNamed: "First named here",
  says: "Says here",
  alsoSays: "Also says here",
  some: (/** @type {number} */ shown, /** @type {number} */ count) => `${shown} of ${count}`,
  related: "Others on this",
  unnamed: "Without a name",
  saidBy: (/** @type {string} */ source) => `Said by ${source}`,
  given: (/** @type {string} */ words) => `${words} in the article`,
  people: (/** @type {string} */ count) => `${count} people`,
  placeIn: (
    /** @type {Place["level"]} */ level,
    /** @type {string} */ country,
    /** @type {number | null} */ population,
  ) => {
    const land = /^(United|Netherlands|Philippines|Bahamas)/.test(country)
      ? `the ${country}`
      : country;
    if (level === "region") return `Region of ${land}`;
    if (level !== "city") return `In ${land}`;
    return `${population !== null && population < CITY ? "Town" : "City"} in ${land}`;
  },
  awayFrom: (/** @type {string} */ far, /** @type {string} */ wind, /** @type {string} */ name) =>
    `${far} ${wind} of ${name}`,
  /** From the north by the east. */
  winds: ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"],
  stepper: "Step through annotations",
  stepperHelp: "Arrow keys step through the annotations, Enter opens a card, Escape closes it",
  /** @type {Record<Kind, string>} */
  kinds: {
    person: "Person",
    place: "Place",
    organization: "Organization",
    group: "Group",
    event: "Event",
    product: "Product",
    time: "Time",
    quantity: "Number",
    quote: "Quote",
    claim: "Claim",
    term: "Term",
  },
  /** @type {Record<Certainty, string>} */
  certainties: {
    stated: "Stated",
    hedged: "Hedged",
    unconfirmed: "Not confirmed",
    denied: "Denied",
  },
  /** @type {Record<Modifier, (amount: string) => string>} */
  modifiers: {
    approximate: (amount) => `about ${amount}`,
    more_than: (amount) => `more than ${amount}`,
    less_than: (amount) => `less than ${amount}`,
    at_least: (amount) => `at least ${amount}`,
    at_most: (amount) => `at most ${amount}`,
  },
  margin: "Notes on this article",
  marginHelp: "Notes, sources and index (Alt+M)",
  notes: (/** @type {number} */ count) => {
    if (count === 0) return "Notes";
    return count === 1 ? "1 note" : `${count} notes`;
  },
  noSource: "No source named",
  statements: (/** @type {number} */ count) =>
    count === 1 ? "1 statement" : `${count} statements`,
  more: "Read more",
  reading: "Reading the article…",
  map: (/** @type {string} */ names) => `Map: ${names}`,
  calendar: "Days around it",
  publishedHere: "published",
  publishedToday: "The day this was published",
  publishedWithin: "This was published then",
  publishedAfter: (/** @type {string} */ distance) => `${distance} before this was published`,
  publishedBefore: (/** @type {string} */ distance) => `${distance} after this was published`,
  /** @type {Record<string, string>} TIMEX3 parts of the day. */
  partsOfDay: {
    MO: "morning",
    MI: "midday",
    AF: "afternoon",
    EV: "evening",
    NI: "night",
    DT: "daytime",
  },
  /** Names of units that the browser has none for. */
  unit: (/** @type {string} */ amount, /** @type {string} */ unit, /** @type {boolean} */ isOne) =>
    `${amount} ${isOne ? unit.replaceAll("-", " ") : plural(unit)}`,
};

/**
 * @param {string} unit An id such as "square-kilometer", "percentage-point" or "year-old".
 * @returns {string}
 */
function plural(unit) {
  if (unit === "year-old") return "years old";
  const [, head, tail] = /^(.*?)(-per-.*)?$/.exec(unit) ?? [];
  return `${head}s${tail ?? ""}`.replaceAll("-", " ");
}
