/*
 * The entries of the margin, as a list that is read and stepped through.
 *
 * In: groups of entries. Out: headings, and under them buttons; each press of one leads to the next
 * place in the text that the entry tells of.
 */

import { make, makeButton } from "./dom.js";

/** @import { Entry, Group } from "./panel-content.js" */

export class PanelEntries {
  element = make("div", "entries");
  #go;

  /** @param {(annotation: number) => void} go Leads to an annotation, by its index. */
  constructor(go) {
    this.#go = go;
    this.element.id = "entries";
    this.element.setAttribute("role", "tabpanel");
  }

  /**
   * @param {Group[]} groups
   * @param {string} label The id of the element that names the list.
   * @param {string} nothing What is said where there are none.
   */
  show(groups, label, nothing) {
    this.element.setAttribute("aria-labelledby", label);
    const parts = groups.map((group) => this.#group(group));
    this.element.replaceChildren(...(parts.length > 0 ? parts : [make("p", "nothing", nothing)]));
    this.element.scrollTop = 0;
  }

  /**
   * Moves the focus through the entries, onto the first where it is elsewhere.
   * @param {number} direction
   * @returns {boolean} Whether there was an entry to move to.
   */
  step(direction) {
    const all = [
      .../** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(".entry")),
    ];
    const focused = all.findIndex((entry) => entry.matches(":focus"));
    const next = all[focused < 0 ? 0 : focused + direction];
    next?.focus();
    return next !== undefined;
  }

  /**
   * @param {Group} group
   * @returns {HTMLElement}
   */
  #group({ label, note, voice, entries }) {
    const group = make("section", "group");
    if (voice) group.dataset.voice = voice;
    if (label) group.append(make("h3", "group-title", label));
    if (note) group.append(make("p", "group-note", note));
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
  #entry({ title, aside, note, excerpt, certainty, at }) {
    let pressed = 0;
    const button = makeButton("entry", "", null, () => this.#go(at[pressed++ % at.length]));
    if (certainty) button.dataset.certainty = certainty;
    button.append(make("span", "entry-title", title));
    if (aside) button.append(" ", make("span", "aside", aside));
    if (note) button.append(" ", make("span", "entry-note", note));
    if (excerpt) {
      const sentence = make("span", "excerpt");
      sentence.append(excerpt.before, make("mark", "words", excerpt.words), excerpt.after);
      button.append(" ", sentence);
    }
    return button;
  }
}
