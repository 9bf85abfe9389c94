/*
 * What the reader has chosen, remembered where the platform stores it.
 *
 * In: choices. Out: the same on the next page, where the browser stores them; else for this page.
 * What is stored is read with care: on a publisher's page other scripts may write there too.
 */

/** @import { Platform } from "../base/platform.js" */

/**
 * `marks` is how densely the text is marked.
 * @typedef {{
 *   marks: "notes" | "all" | "none",
 *   cards: "hover" | "click",
 *   units: "auto" | "metric" | "us" | "uk" | "both",
 *   print: "off" | "on",
 *   theme: "auto" | "light" | "sepia" | "dark",
 * }} Choices
 */

/** What the reader can choose from, first what holds until then. */
export const OPTIONS = /** @type {const} */ ({
  marks: ["notes", "all", "none"],
  cards: ["hover", "click"],
  units: ["auto", "metric", "us", "uk", "both"],
  print: ["off", "on"],
  theme: ["auto", "light", "sepia", "dark"],
});

/** What earlier versions stored. @type {Record<string, Choices["marks"]>} */
const OLD_MARKS = { on: "notes", off: "none" };

export class Settings {
  /** @type {Choices} */
  #choices;
  #chosen;
  #store;

  /**
   * @param {Platform["choices"]} store
   * @param {Partial<Choices>} [page] What the page would have until the reader chooses.
   */
  constructor(store, page) {
    this.#store = store;
    this.#chosen = valid(store.read());
    this.#choices = { ...unchosen(), ...page, ...this.#chosen };
  }

  /** @returns {Readonly<Choices>} */
  get choices() {
    return this.#choices;
  }

  /** The density after that of now. @returns {Choices["marks"]} */
  get nextMarks() {
    const { marks } = OPTIONS;
    return marks[(marks.indexOf(this.#choices.marks) + 1) % marks.length];
  }

  /** @param {Partial<Choices>} chosen */
  choose(chosen) {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#choices = { ...this.#choices, ...chosen };
    this.#store.write(this.#chosen);
  }
}

/** @returns {Choices} */
function unchosen() {
  const first = Object.entries(OPTIONS).map(([name, [value]]) => [name, value]);
  return Object.fromEntries(first);
}

/**
 * @param {unknown} stored
 * @returns {Partial<Choices>}
 */
function valid(stored) {
  const found = Object.entries(stored ?? {}).map(([name, value]) => [
    name,
    name === "marks" ? (OLD_MARKS[value] ?? value) : value,
  ]);
  return Object.fromEntries(found.filter(([name, value]) => isValid(name, value)));
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean}
 */
function isValid(name, value) {
  /** @type {readonly unknown[]} */
  const options = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)] ?? [];
  return options.includes(value);
}
