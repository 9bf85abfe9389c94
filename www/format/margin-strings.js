/*
 * The words that the margin alone says, in English; the rest stand in `strings.js`.
 */

/** @import { IndexPart } from "../annotations/kinds.js" */
/** @import { Choices } from "./settings.js" */

export const marginEnglish = {
  parts: { notes: "Notes", sources: "Sources", index: "Index" },
  /** @type {Record<IndexPart, string>} */
  indexParts: {
    people: "People",
    organizations: "Organizations and more",
    places: "Places",
    dates: "Dates",
    numbers: "Numbers",
    terms: "Glossary",
  },
  noNotes: "Nothing here needs a note. Sources and Index have the rest.",
  unsettled: "Denied or not confirmed",
  together: "On the same matter",
  unnamedCount: (/** @type {number} */ unnamed, /** @type {number} */ count) =>
    `${unnamed} of ${count} statements without a name`,
  search: "Search the index",
  found: (/** @type {number} */ count) => (count === 1 ? "1 entry" : `${count} entries`),
  nothing: "Nothing found",
  settings: "Settings",
  marks: "Marks in the text",
  /** @type {Record<Choices["marks"], string>} */
  densities: { notes: "Notes only", all: "All names, times and numbers", none: "None" },
  /** The same in short, side by side. @type {Record<Choices["marks"], string>} */
  shortDensities: { notes: "Notes", all: "All", none: "None" },
  clickOnly: "Open cards by click only",
  inPrint: "Print with notes",
  unitsLabel: "Conversions",
  /** @type {Record<Choices["units"], string>} */
  units: { auto: "As usual here", metric: "Metric", us: "US", uk: "UK", both: "All" },
  themeLabel: "Colors of cards",
  /** @type {Record<Choices["theme"], string>} */
  themes: { auto: "As the page", light: "Light", sepia: "Sepia", dark: "Dark" },
  keys: "Keys",
  /** @type {readonly (readonly [keys: string, effect: string])[]} */
  keyList: [
    ["Alt+J  Alt+K", "next mark, mark before; opens its card"],
    ["Alt+Shift+J  K", "next mention of the same, mention before"],
    ["Alt+M", "open or close notes, sources and index"],
    ["Alt+Shift+M", "mark notes only, all, nothing"],
    ["↑ ↓", "step through marks, or the entries here"],
    ["← →", "on a card mentions, here its parts"],
    ["Enter", "open the card; go to the place in the text"],
    ["/", "search the index"],
    ["?", "this list"],
    ["Esc", "close"],
  ],
};
