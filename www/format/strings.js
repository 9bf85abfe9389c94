/*
 * Every word the interface says, in English. A reader in another language is given another such
 * table as `options.strings`; only what differs needs to be in it.
 */

/** @import { Certainty, EntityKind, Kind, Modifier } from "../base/contract.js" */

/** @typedef {typeof english} Strings */

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
  says: "Says in this article",
  related: "Side by side",
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
    stated: "Said outright",
    hedged: "Said with reserve",
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
  margin: "Margin",
  marginHelp: "Margin: overview of the article (Alt+M)",
  search: "Search the margin",
  found: (/** @type {number} */ count) => (count === 1 ? "1 entry" : `${count} entries`),
  nothing: "Nothing found",
  noSource: "No source named",
  undated: "Without a date",
  /** Parts of the overview, by family. */
  sections: {
    people: "People",
    places: "Places",
    time: "Timeline",
    numbers: "Numbers",
    speech: "Sources",
    terms: "Glossary",
  },
  /** @type {Record<EntityKind, string>} */
  manyKinds: {
    person: "People",
    place: "Places",
    organization: "Organizations",
    group: "Groups",
    event: "Events",
    product: "Products",
  },
  lenses: "Marked in the text",
  lens: (/** @type {string} */ what) => `Mark ${what} in the text`,
  lensNames: {
    people: "people and groups",
    places: "places",
    time: "times",
    numbers: "numbers",
    speech: "who says what",
    terms: "terms of the glossary",
  },
  more: "Read more",
  reading: "Reading the article…",
  settings: "Settings",
  marks: "Marks in the text",
  clickOnly: "Open cards by click only",
  inPrint: "Marks in print",
  unitsLabel: "Conversions",
  /** @type {Record<import("./settings.js").Choices["units"], string>} */
  units: { auto: "As usual here", metric: "Metric", us: "US", uk: "UK", both: "All" },
  themeLabel: "Colors of cards",
  /** @type {Record<import("./settings.js").Choices["theme"], string>} */
  themes: { auto: "As the page", light: "Light", sepia: "Sepia", dark: "Dark" },
  map: (/** @type {string} */ names) => `Map: ${names}`,
  calendar: "Days around it",
  publishedHere: "published",
  together: "On the same matter",
  togetherNote: "What several sources say, side by side",
  keys: "Keys",
  /** @type {readonly (readonly [keys: string, effect: string])[]} */
  keyList: [
    ["Alt+J  Alt+K", "next mark, mark before; opens its card"],
    ["Alt+Shift+J  K", "next mention of the same, mention before"],
    ["Alt+M", "open or close the margin"],
    ["↑ ↓", "step through marks, or the margin’s entries"],
    ["← →", "on a card mentions, in the margin its parts"],
    ["Enter", "open the card; go to the place in the text"],
    ["/", "search the margin"],
    ["?", "this list"],
    ["Esc", "close"],
  ],
  terms: {
    country: "Country",
    population: "Population",
    mentions: "Mentioned",
    published: "Published",
    today: "From today",
    counted: "Of",
    conversions: "That is",
    cue: "In the words",
    certainty: "Standing",
    because: "Going by",
    within: "Within",
  },
  mentions: (/** @type {number} */ count) => (count === 1 ? "once" : `${count} times`),
  issue: "The article came out",
  beforeIssue: (/** @type {string} */ distance) => `${distance} before the article`,
  afterIssue: (/** @type {string} */ distance) => `${distance} after the article`,
  publishedToday: "that day",
  publishedWithin: "within this time",
  publishedAfter: (/** @type {string} */ distance) => `${distance} later`,
  publishedBefore: (/** @type {string} */ distance) => `${distance} earlier`,
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
