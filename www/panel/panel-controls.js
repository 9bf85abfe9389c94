/*
 * What a reader can set in the margin: how densely the text is marked, and the settings at its foot.
 *
 * In: the choices made so far. Out: form controls, which tell of each change.
 */

import { make, makeSummary } from "../base/dom.js";

/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */

export class PanelControls {
  density = make("fieldset", "densities");
  settings = make("details", "keys");
  #clickOnly = checkbox();
  #print = checkbox();
  #units = make("select", "select");
  #theme = make("select", "select");
  /** @type {HTMLInputElement[]} */
  #densities = [];

  /**
   * @param {Strings} strings
   * @param {(chosen: Partial<Choices>) => void} choose
   */
  constructor(strings, choose) {
    this.density.append(make("legend", "legend", strings.marks));
    for (const [value, words] of Object.entries(strings.shortDensities)) {
      const input = make("input", "radio");
      input.type = "radio";
      input.name = "marks";
      input.value = value;
      const label = labeled("density", words, input);
      label.title = strings.densities[/** @type {Choices["marks"]} */ (value)];
      this.#densities.push(input);
      this.density.append(label);
    }
    this.density.addEventListener("change", () => {
      const value = this.#densities.find(({ checked }) => checked)?.value;
      choose({ marks: /** @type {Choices["marks"]} */ (value) });
    });
    this.#units.append(...optionsOf(strings.units));
    this.#theme.append(...optionsOf(strings.themes));
    this.settings.append(
      makeSummary(strings.settings),
      labeled("setting", strings.clickOnly, this.#clickOnly),
      labeled("setting", strings.inPrint, this.#print),
      labeled("setting", strings.unitsLabel, this.#units),
      labeled("setting", strings.themeLabel, this.#theme),
    );
    this.settings.addEventListener("change", () => choose(this.#chosen()));
  }

  /** @param {Readonly<Choices>} choices */
  show({ marks, cards, units, print, theme }) {
    for (const input of this.#densities) input.checked = input.value === marks;
    this.#clickOnly.checked = cards === "click";
    this.#print.checked = print === "on";
    this.#units.value = units;
    this.#theme.value = theme;
  }

  /** @returns {Partial<Choices>} */
  #chosen() {
    return {
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
