/*
 * The margin: a panel beside the article with all that was found in it.
 *
 * In: a text and its analysis. Out: a small button, and a panel in the layer that it or Alt+M
 * opens: at the side, on phones a sheet at the foot. `ongo` tells which annotation to lead to. For
 * whom the marks do not show, the panel is the way to all of it.
 */

import { make, makeButton } from "./dom.js";
import { FAMILIES } from "./looks.js";
import { PanelContents } from "./panel-content.js";
import { PanelControls } from "./panel-controls.js";
import { PanelEntries } from "./panel-entries.js";

/** @import { Annotation, Output } from "./contract.js" */
/** @import { Layer } from "./layer.js" */
/** @import { Family } from "./looks.js" */
/** @import { Section } from "./panel-content.js" */
/** @import { Strings } from "./strings.js" */

const FAMILY_NAMES = /** @type {Family[]} */ (Object.keys(FAMILIES));

export class Panel {
  /** @type {(annotation: Annotation) => void} */
  ongo = () => {};
  /** What the reader sets. */
  controls;
  #element = make("div", "panel");
  #opener;
  /** @type {Map<Family, HTMLButtonElement>} */
  #tabs = new Map();
  #search = make("input", "search");
  #status = make("p", "found");
  #entries;
  #layer;
  #strings;
  /** @type {Family} */
  #family = "people";
  /** @type {{ text: string, output: Output } | null} */
  #reading = null;
  /** @type {Section[] | null} Made when first shown. */
  #sections = null;

  /**
   * @param {Layer} layer
   * @param {Strings} strings
   */
  constructor(layer, strings) {
    this.#layer = layer;
    this.#strings = strings;
    this.controls = new PanelControls(strings);
    this.#entries = new PanelEntries((index) => this.#go(index));
    this.#opener = makeButton("opener", strings.margin, null, () => this.toggle());
    this.#opener.title = strings.marginHelp;
    this.#opener.setAttribute("aria-expanded", "false");
    this.#element.popover = "manual";
    this.#element.part.add("panel");
    this.#opener.part.add("opener");
    this.#element.setAttribute("role", "dialog");
    this.#element.setAttribute("aria-labelledby", "margin");
    this.#element.append(this.#head(), this.#entries.element, this.controls.settings, this.#keys());
    this.#element.addEventListener("keydown", (event) => this.#press(event));
    layer.append(this.#opener, this.#element);
  }

  /**
   * What the panel tells from now on.
   * @param {string} text
   * @param {Output} output
   */
  read(text, output) {
    this.#reading = { text, output };
    this.#sections = null;
    if (this.#isOpen()) this.#show();
  }

  /** Opens the panel, or closes it. */
  toggle() {
    if (this.#isOpen()) this.#close();
    else this.#open();
  }

  #isOpen() {
    return this.#element.matches(":popover-open");
  }

  #open() {
    this.#layer.note("panel", "open");
    this.#opener.setAttribute("aria-expanded", "true");
    this.#element.showPopover();
    this.#show();
    this.#tabs.get(this.#family)?.focus({ preventScroll: true });
  }

  #close() {
    this.#layer.note("panel", "closed");
    this.#opener.setAttribute("aria-expanded", "false");
    this.#element.hidePopover();
    this.#opener.focus({ preventScroll: true });
  }

  #show() {
    if (!this.#reading) return;
    const { text, output } = this.#reading;
    this.#sections ??= new PanelContents(text, output, this.#strings).sections();
    this.#hideTerms(output.terms.length === 0);
    const found = this.#sections.map((section) => matching(section, this.#search.value));
    for (const section of found) this.#showTab(section);
    const shown = found.find(({ family }) => family === this.#family);
    this.#entries.show(shown?.groups ?? [], `tab-${this.#family}`, this.#strings.nothing);
    const isSearch = this.#search.value.trim() !== "";
    const count = found.reduce((sum, section) => sum + countOf(section), 0);
    this.#status.textContent = isSearch ? this.#strings.found(count) : "";
  }

  /**
   * Most pages have no glossary.
   * @param {boolean} isHidden
   */
  #hideTerms(isHidden) {
    const tab = /** @type {HTMLButtonElement} */ (this.#tabs.get("terms"));
    tab.hidden = isHidden;
    this.controls.hide("terms", isHidden);
    if (isHidden && this.#family === "terms") this.#family = "people";
  }

  /** @param {Section} section */
  #showTab(section) {
    const tab = /** @type {HTMLButtonElement} */ (this.#tabs.get(section.family));
    const isShown = section.family === this.#family;
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
    tab.replaceChildren(
      make("span", "tab-name", this.#strings.sections[section.family]),
      make("span", "count", ` ${countOf(section)}`),
    );
  }

  /** @param {Family} family */
  #turnTo(family) {
    this.#family = family;
    this.#show();
    this.#tabs.get(family)?.focus({ preventScroll: true });
  }

  /** @param {number} index */
  #go(index) {
    const annotation = this.#reading?.output.annotations[index];
    if (annotation) this.ongo(annotation);
  }

  /** @returns {HTMLElement} */
  #head() {
    const head = make("div", "head");
    const title = make("h2", "margin-title", this.#strings.margin);
    title.id = "margin";
    this.#search.type = "search";
    this.#search.placeholder = this.#strings.search;
    this.#search.setAttribute("aria-label", this.#strings.search);
    this.#search.addEventListener("input", () => this.#show());
    this.#status.setAttribute("role", "status");
    const close = makeButton("close", "×", this.#strings.close, () => this.#close());
    const columns = make("div", "columns");
    columns.append(this.controls.lenses, this.#tabList());
    head.append(title, this.#search, close, this.#status, columns);
    return head;
  }

  /** @returns {HTMLElement} */
  #tabList() {
    const list = make("div", "tabs");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-labelledby", "margin");
    for (const family of FAMILY_NAMES) {
      const tab = makeButton("tab", "", null, () => this.#turnTo(family));
      tab.id = `tab-${family}`;
      tab.dataset.family = family;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", this.#entries.element.id);
      this.#tabs.set(family, tab);
      list.append(tab);
    }
    return list;
  }

  /** @returns {HTMLElement} */
  #keys() {
    const keys = make("details", "keys");
    const list = make("dl", "rows");
    for (const [key, effect] of this.#strings.keyList) {
      list.append(make("dt", "term", key), make("dd", "text", effect));
    }
    keys.append(make("summary", "keys-title", `? ${this.#strings.keys}`), list);
    return keys;
  }

  /**
   * Keys pressed in the panel are the panel's; the page has shortcuts of its own.
   * @param {KeyboardEvent} event
   */
  #press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (event.key === "Escape") this.#close();
    else if (this.#isTaken(event)) event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean}
   */
  #isTaken({ key, target }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (target === this.#search) return key === "ArrowDown" && this.#entries.step(1);
    if (/** @type {Element} */ (target).matches("input, select")) return false;
    if (step) {
      const names = FAMILY_NAMES.filter((family) => !this.#tabs.get(family)?.hidden);
      const next = (names.indexOf(this.#family) + step + names.length) % names.length;
      this.#turnTo(names[next]);
      return true;
    }
    if (key === "/") this.#search.focus();
    else if (key === "ArrowDown") return this.#entries.step(1);
    else if (key === "ArrowUp") return this.#entries.step(-1);
    return key === "/";
  }
}

/**
 * What of a section holds the words searched for.
 * @param {Section} section
 * @param {string} searched
 * @returns {Section}
 */
function matching({ family, groups }, searched) {
  const words = searched.trim().toLowerCase();
  const found = groups.map((group) => ({
    ...group,
    entries: group.entries.filter(({ title, note, excerpt }) => {
      const { before = "", words: own = "", after = "" } = excerpt ?? {};
      const all = `${group.label ?? ""} ${title} ${note ?? ""} ${before}${own}${after}`;
      return all.toLowerCase().includes(words);
    }),
  }));
  return { family, groups: found.filter(({ entries }) => entries.length > 0) };
}

/**
 * @param {Section} section
 * @returns {number}
 */
function countOf({ groups }) {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0);
}
