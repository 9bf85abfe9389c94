/*
 * What the reader has chosen, remembered for the site.
 *
 * In: choices. Out: the same on the next page, where the browser stores them; else for this page.
 * What is stored is read with care: other scripts of the site may write there too.
 */

/** @import { Family } from "../annotations/highlight-names.js" */

/**
 * `lenses` is null until the reader has switched one.
 * @typedef {{
 *   marks: "on" | "off",
 *   lenses: Family[] | null,
 *   cards: "hover" | "click",
 *   units: "auto" | "metric" | "us" | "uk" | "both",
 *   print: "off" | "on",
 *   theme: "auto" | "light" | "sepia" | "dark",
 * }} Choices
 */

const KEY = "postil";

/** @type {Choices} */
const UNCHOSEN = {
  marks: "on",
  lenses: null,
  cards: "hover",
  units: "auto",
  print: "off",
  theme: "auto",
};

/** What the reader can choose from; lenses are a list. */
export const OPTIONS = /** @type {const} */ ({
  marks: ["on", "off"],
  cards: ["hover", "click"],
  units: ["auto", "metric", "us", "uk", "both"],
  print: ["off", "on"],
  theme: ["auto", "light", "sepia", "dark"],
});

export class Settings {
  /** @type {Choices} */
  #choices = { ...UNCHOSEN, ...stored() };

  /** @returns {Readonly<Choices>} */
  get choices() {
    return this.#choices;
  }

  /** @param {Partial<Choices>} chosen */
  choose(chosen) {
    this.#choices = { ...this.#choices, ...chosen };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // Without storage the choice holds for this page.
    }
  }
}

/** @returns {Partial<Choices>} */
function stored() {
  try {
    const found = Object.entries(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    return Object.fromEntries(found.filter(([name, value]) => isValid(name, value)));
  } catch {
    return {};
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean}
 */
function isValid(name, value) {
  if (name === "lenses")
    return Array.isArray(value) && value.every((one) => typeof one === "string");
  /** @type {readonly unknown[]} */
  const options = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)] ?? [];
  return options.includes(value);
}
