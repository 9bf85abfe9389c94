/*
 * What the reader has chosen, remembered for the site.
 *
 * In: choices. Out: the same on the next page, where the browser stores them; else for this page.
 * What is stored is read with care: other scripts of the site may write there too.
 */

/** @import { Family } from "./looks.js" */

/**
 * `lenses` is null until the reader has switched one.
 * @typedef {{
 *   marks: "on" | "off",
 *   lenses: Family[] | null,
 *   cards: "hover" | "click",
 *   units: "both" | "metric" | "us",
 * }} Choices
 */

const KEY = "postil";

/** @type {Choices} */
const UNCHOSEN = { marks: "on", lenses: null, cards: "hover", units: "both" };

/** @type {Record<keyof Choices, (value: unknown) => boolean>} */
const IS_VALID = {
  marks: (value) => value === "on" || value === "off",
  lenses: (value) => Array.isArray(value) && value.every((name) => typeof name === "string"),
  cards: (value) => value === "hover" || value === "click",
  units: (value) => value === "both" || value === "metric" || value === "us",
};

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
    return Object.fromEntries(
      found.filter(([name, value]) => IS_VALID[/** @type {keyof Choices} */ (name)]?.(value)),
    );
  } catch {
    return {};
  }
}
