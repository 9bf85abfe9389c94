/*
 * What the reader has chosen, remembered where the platform stores it.
 *
 * In: choices. Out: the same on the next page, where the browser stores them; else for this page.
 * What is stored is read with care: on a publisher's page other scripts may write there too.
 */

/** @import { Platform } from "../base/platform.js" */
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
  #choices;
  #store;

  /** @param {Platform["choices"]} store */
  constructor(store) {
    this.#store = store;
    this.#choices = { ...UNCHOSEN, ...valid(store.read()) };
  }

  /** @returns {Readonly<Choices>} */
  get choices() {
    return this.#choices;
  }

  /** @param {Partial<Choices>} chosen */
  choose(chosen) {
    this.#choices = { ...this.#choices, ...chosen };
    this.#store.write(this.#choices);
  }
}

/**
 * @param {unknown} stored
 * @returns {Partial<Choices>}
 */
function valid(stored) {
  const found = Object.entries(stored ?? {});
  return Object.fromEntries(found.filter(([name, value]) => isValid(name, value)));
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
