/*
 * What a reader can set in the margin: the lenses, and the settings at its foot.
 *
 * In: the choices made so far. Out: form controls, and `onlens` and `onchoose` for each change.
 */

import { FAMILIES } from "../annotations/highlight-names.js";
import { make, makeSummary } from "../base/dom.js";

/** @import { Kind } from "../base/contract.js" */
/** @import { Family } from "../annotations/highlight-names.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */

export class PanelControls {
  /** @type {(family: Family, state: "on" | "off") => void} */
  onlens = () => {};
  /** @type {(chosen: Partial<Choices>) => void} */
  onchoose = () => {};
  lenses = make("div", "lenses");
  settings = make("details", "keys");
  /** @type {Map<Family, HTMLInputElement>} */
  #lenses = new Map();
  #marks = checkbox();
  #clickOnly = checkbox();
  #print = checkbox();
  #units = make("select", "select");
  #theme = make("select", "select");
  #strings;

  /** @type {[choices: Readonly<Choices>, kinds: Set<Kind>] | null} What they are set to. */
  #shown = null;

  /** @param {Strings} strings */
  constructor(strings) {
    this.#strings = strings;
  }

  /** Makes them, once: many readers never open the panel. */
  build() {
    const strings = this.#strings;
    this.lenses.setAttribute("role", "group");
    this.lenses.setAttribute("aria-label", strings.lenses);
    for (const family of /** @type {Family[]} */ (Object.keys(FAMILIES))) this.#addLens(family);
    this.#units.append(...optionsOf(strings.units));
    this.#theme.append(...optionsOf(strings.themes));
    this.settings.append(
      makeSummary(strings.settings),
      labeled("setting", strings.marks, this.#marks),
      labeled("setting", strings.clickOnly, this.#clickOnly),
      labeled("setting", strings.inPrint, this.#print),
      labeled("setting", strings.unitsLabel, this.#units),
      labeled("setting", strings.themeLabel, this.#theme),
    );
    this.settings.addEventListener("change", () => this.onchoose(this.#chosen()));
    if (this.#shown) this.show(...this.#shown);
  }

  /**
   * @param {Readonly<Choices>} choices
   * @param {Set<Kind>} kinds Those that are marked.
   */
  show(choices, kinds) {
    const { marks, cards, units, print, theme } = choices;
    this.#shown = [choices, kinds];
    if (!this.settings.hasChildNodes()) return;
    this.#marks.checked = marks === "on";
    this.#clickOnly.checked = cards === "click";
    this.#print.checked = print === "on";
    this.#units.value = units;
    this.#theme.value = theme;
    for (const [family, lens] of this.#lenses) {
      lens.checked = FAMILIES[family].some((kind) => kinds.has(kind));
    }
  }

  /**
   * A lens that has nothing to show is out of the way.
   * @param {Family} family
   * @param {boolean} isHidden
   */
  hide(family, isHidden) {
    const label = this.#lenses.get(family)?.parentElement;
    if (label) label.hidden = isHidden;
  }

  /** @param {Family} family */
  #addLens(family) {
    const lens = checkbox();
    lens.setAttribute("role", "switch");
    lens.setAttribute("aria-label", this.#strings.lens(this.#strings.lensNames[family]));
    lens.addEventListener("change", () => this.onlens(family, lens.checked ? "on" : "off"));
    const label = labeled("lens", "", lens);
    label.title = this.#strings.lens(this.#strings.lensNames[family]);
    label.dataset.family = family;
    this.#lenses.set(family, lens);
    this.lenses.append(label);
  }

  /** @returns {Partial<Choices>} */
  #chosen() {
    return {
      marks: this.#marks.checked ? "on" : "off",
      cards: this.#clickOnly.checked ? "click" : "hover",
      units: /** @type {Choices["units"]} */ (this.#units.value),
      print: this.#print.checked ? "on" : "off",
      theme: /** @type {Choices["theme"]} */ (this.#theme.value),
    };
  }
}

/**
 * @param {Record<string, string>} options Their words, by value.
 * @returns {HTMLOptionElement[]}
 */
function optionsOf(options) {
  return Object.entries(options).map(([value, text]) => {
    const option = make("option", "", text);
    option.value = value;
    return option;
  });
}

/** @returns {HTMLInputElement} */
function checkbox() {
  const input = make("input", "check");
  input.type = "checkbox";
  return input;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {HTMLElement} control
 * @returns {HTMLLabelElement}
 */
function labeled(name, text, control) {
  const label = make("label", name);
  label.append(control, text);
  return label;
}
