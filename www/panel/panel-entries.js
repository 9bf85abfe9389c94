/*
 * The entries of the margin, as a list that is read and stepped through.
 *
 * In: groups of entries. Out: headings, and under them buttons; each press of one leads to the next
 * place in the text that the entry tells of.
 */

import { make, makeButton } from "../base/dom.js";
import { accountColumns } from "../card/card-parts.js";

/** @import { Entry, Group, Stop } from "./panel-content.js" */
/** @import { Strings } from "../format/strings.js" */

export class PanelEntries {
  element = make("div", "entries");
  #go;
  #strings;

  /**
   * @param {(annotation: number) => void} go Leads to an annotation, by its index.
   * @param {Strings} strings
   */
  constructor(go, strings) {
    this.#go = go;
    this.#strings = strings;
    this.element.id = "entries";
    this.element.setAttribute("role", "tabpanel");
  }

  /**
   * @param {Group[]} groups
   * @param {string} label The id of the element that names the list.
   * @param {Element[]} lead What stands above the entries.
   */
  show(groups, label, lead) {
    this.element.setAttribute("aria-labelledby", label);
    const parts = groups.map((group) => this.#group(group));
    const nothing = make("p", "nothing", this.#strings.nothing);
    this.element.replaceChildren(...lead, ...(parts.length > 0 ? parts : [nothing]));
  }

  /**
   * Moves the focus through the entries, onto the first where it is elsewhere.
   * @param {number} direction
   * @returns {boolean} Whether there was an entry to move to.
   */
  step(direction) {
    const all = this.#buttons();
    const focused = all.findIndex((entry) => entry.matches(":focus"));
    const next = all[focused < 0 ? 0 : focused + direction];
    next?.focus();
    return next !== undefined;
  }

  /**
   * Which entry has the focus, to give it back when they have been made anew.
   * @returns {number}
   */
  focused() {
    return this.#buttons().findIndex((entry) => entry.matches(":focus"));
  }

  /** @param {number} index */
  focus(index) {
    this.#buttons()[index]?.focus({ preventScroll: true });
  }

  /** @returns {HTMLElement[]} */
  #buttons() {
    return [...this.element.querySelectorAll("button")];
  }

  /**
   * @param {Group} group
   * @returns {HTMLElement}
   */
  #group({ label, note, voice, stop, entries }) {
    const group = make("section", "group");
    if (voice) group.dataset.voice = voice;
    if (stop) putOnAxis(group, stop);
    if (label) group.append(make("h3", "group-title", label));
    if (note) group.append(make("p", "group-note", note));
    if (entries.length === 0) return group;
    const list = make("ul", "list");
    for (const entry of entries) {
      const item = make("li", "item");
      item.append(this.#entry(entry));
      list.append(item);
    }
    group.append(list);
    return group;
  }

  /**
   * @param {Entry} entry
   * @returns {HTMLElement}
   */
  #entry({ title, aside, note, excerpt, certainty, accounts, at }) {
    if (accounts.length > 0) return accountColumns(accounts, this.#strings, this.#go);
    let pressed = 0;
    const button = makeButton("entry", "", null, () => this.#go(at[pressed++ % at.length]));
    if (certainty) button.dataset.certainty = certainty;
    if (title) button.append(make("span", "entry-title", title));
    if (aside) button.append(" ", make("span", "aside", aside));
    if (note) button.append(" ", make("span", "entry-note", note));
    if (excerpt) {
      const sentence = make("span", "excerpt");
      sentence.append(excerpt.before, make("mark", "words", excerpt.words), excerpt.after);
      button.append(title ? " " : "", sentence);
    }
    return button;
  }
}

/**
 * @param {HTMLElement} group
 * @param {Stop} stop
 */
function putOnAxis(group, { gap, gapText, isLong, isIssue }) {
  group.classList.add("stop-on-axis");
  group.classList.toggle("long", isLong);
  group.classList.toggle("issued", isIssue);
  group.style.setProperty("--gap", gap.toFixed(2));
  if (gapText) group.append(make("span", "gap", gapText));
}
