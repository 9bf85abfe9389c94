/*
 * The margin: a panel beside the article with all that was found in it.
 *
 * In: a text and its analysis. Out: a small button, and a panel in the layer that it or Alt+M
 * opens: at the side, on phones a sheet at the foot. `ongo` tells which annotation to lead to. For
 * whom the marks do not show, the panel is the way to all of it.
 */

import { FAMILIES } from "../annotations/highlight-names.js";
import { make, makeButton, makeSummary } from "../base/dom.js";
import { Format } from "../format/format.js";
import { makePlate, sitesOf } from "../map/map-slot.js";
import { panelSections } from "./panel-content.js";
import { PanelControls } from "./panel-controls.js";
import { PanelEntries } from "./panel-entries.js";

/** @import { Annotation, Certainty, Kind, Output } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Family } from "../annotations/highlight-names.js" */
/** @import { Section } from "./panel-content.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** @typedef {{ text: string, output: Output, units: Choices["units"] }} Reading */

/** Size of the map of all places, in pixels. */
const MAP_SIZE = { width: 360, height: 230 };

const FAMILY_NAMES = /** @type {Family[]} */ (Object.keys(FAMILIES));

export class Panel {
  /** @type {(annotation: Annotation) => void} */
  ongo = () => {};
  onclose = () => {};
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
  #platform;
  #stage;
  #strings;
  /** @type {Family} */
  #family = "people";
  /** @type {Reading | null} */
  #reading = null;
  /** @type {Section[] | null} Made when first shown. */
  #sections = null;
  /** @type {HTMLElement | null} Drawn when first shown. */
  #map = null;
  #keyList = make("details", "keys");

  /**
   * @param {Layer} layer
   * @param {Platform} platform
   * @param {Strings} strings
   */
  constructor(layer, platform, strings) {
    this.#layer = layer;
    this.#platform = platform;
    this.#strings = strings;
    this.controls = new PanelControls(strings);
    this.#entries = new PanelEntries((index) => this.#go(index), strings);
    this.#opener = makeButton("opener", strings.margin, null, () => this.toggle());
    this.#opener.title = strings.marginHelp;
    this.#opener.setAttribute("aria-expanded", "false");
    this.#element.popover = "manual";
    this.#element.part.add("panel");
    this.#opener.part.add("opener");
    this.#element.setAttribute("role", "dialog");
    this.#element.setAttribute("aria-labelledby", "margin");
    this.#element.addEventListener("keydown", (event) => this.#press(event));
    layer.append(this.#opener);
    this.#stage = platform.stage(layer, this.#element);
  }

  /**
   * What the panel tells from now on; what is open, searched for and focused stays so.
   * @param {{ map: TextMap, output: Output, kinds: Set<Kind> }} shown Those kinds are marked.
   * @param {Readonly<Choices>} choices
   */
  read({ map, output, kinds }, choices) {
    this.controls.show(choices, kinds);
    const { text } = map;
    const { units } = choices;
    const before = this.#reading;
    if (before?.output === output && before.units === units) return;
    this.#reading = { text, output, units };
    this.#sections = null;
    this.#map = null;
    if (!this.#stage.isOpen()) return;
    const focused = this.#entries.focused();
    const { scrollTop } = this.#entries.element;
    this.#show();
    this.#entries.element.scrollTop = scrollTop;
    if (focused >= 0) this.#entries.focus(focused);
  }

  /** Whether its listeners were lost with the frame it stood in. */
  isLost() {
    return this.#stage.isLost();
  }

  /** Takes it from the layer. */
  remove() {
    this.#layer.note("panel", "closed");
    this.#opener.remove();
    this.#stage.remove();
  }

  /** Lists the keys, or no longer. */
  showKeys() {
    if (!this.#stage.isOpen()) this.#open();
    this.#keyList.open = !this.#keyList.open;
    if (this.#keyList.open) this.#keyList.querySelector("summary")?.focus();
  }

  /** Opens the panel, or closes it. */
  toggle() {
    if (this.#stage.isOpen()) this.#close();
    else this.#open();
  }

  /** What is in the panel is made when it is first opened: many readers never do. */
  #build() {
    this.controls.build();
    const foot = make("div", "foot");
    foot.append(this.controls.settings, this.#keyList);
    this.#keyList.append(...this.#keys());
    this.#element.append(this.#head(), this.#entries.element, foot);
  }

  #open() {
    if (!this.#element.hasChildNodes()) this.#build();
    this.#layer.note("panel", "open");
    this.#opener.setAttribute("aria-expanded", "true");
    this.#stage.show();
    this.#show();
    this.#tabs.get(this.#family)?.focus({ preventScroll: true });
  }

  #close() {
    this.#layer.note("panel", "closed");
    this.#opener.setAttribute("aria-expanded", "false");
    this.#stage.hide();
    this.#opener.focus({ preventScroll: true });
    this.onclose();
  }

  #show() {
    if (!this.#reading) return;
    const { text, output, units } = this.#reading;
    this.#sections ??= panelSections(text, output, this.#strings, units);
    this.#hideTerms(output.terms.length === 0);
    const isSearch = this.#search.value.trim() !== "";
    const found = isSearch
      ? this.#sections.map((section) => matching(section, this.#search.value))
      : this.#sections;
    for (const section of found) this.#showTab(section);
    const shown = found.find(({ family }) => family === this.#family);
    this.#entries.show(shown?.groups ?? [], `tab-${this.#family}`, isSearch ? [] : this.#lead());
    const count = found.reduce((sum, section) => sum + countOf(section), 0);
    this.#status.textContent = isSearch ? this.#strings.found(count) : "";
  }

  /**
   * What stands above the entries: a map, or how surely things are said.
   * @returns {Element[]}
   */
  #lead() {
    const { output } = /** @type {Reading} */ (this.#reading);
    if (this.#family === "speech")
      return standings(output, this.#strings, (words) => this.#find(words));
    const sites = this.#family === "places" ? sitesOf(output) : [];
    if (sites.length === 0) return [];
    const format = new Format(this.#strings, navigator.languages);
    this.#map ??= makePlate({
      sites,
      current: null,
      size: MAP_SIZE,
      label: this.#strings.map(sites.map(({ name }) => name).join(", ")),
      country: (code) => format.country(code),
      go: (index) => this.#go(index),
      load: this.#platform.outlines,
    });
    return [this.#map];
  }

  /** @param {string} words */
  #find(words) {
    if (this.#search.value !== words) this.#search.value = words;
    const found = this.#sections?.map((section) => matching(section, words)) ?? [];
    const full = found.filter((section) => countOf(section) > 0);
    // What is found in other parts alone is shown there.
    if (full.length > 0 && !full.some(({ family }) => family === this.#family)) {
      this.#family = full[0].family;
    }
    this.#show();
    this.#search.focus();
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
    this.#entries.element.scrollTop = 0;
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
    this.#search.addEventListener("input", () => this.#find(this.#search.value));
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

  /** @returns {Element[]} */
  #keys() {
    const list = make("dl", "rows");
    for (const [key, effect] of this.#strings.keyList) {
      list.append(make("dt", "term", key), make("dd", "text", effect));
    }
    return [makeSummary(`? ${this.#strings.keys}`), list];
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
    const forward = this.#layer.direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: forward, ArrowLeft: -forward }[key];
    if (target === this.#search) return key === "ArrowDown" && this.#entries.step(1);
    if (/** @type {Element} */ (target).matches("input, select")) return false;
    if (step) {
      const names = FAMILY_NAMES.filter((family) => !this.#tabs.get(family)?.hidden);
      const next = (names.indexOf(this.#family) + step + names.length) % names.length;
      this.#turnTo(names[next]);
      return true;
    }
    if (key === "/") this.#search.focus();
    else if (key === "?") this.showKeys();
    else if (key === "ArrowDown") return this.#entries.step(1);
    else if (key === "ArrowUp") return this.#entries.step(-1);
    return key === "/" || key === "?";
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
    stop: group.stop && { ...group.stop, gap: 0, gapText: null },
    entries: group.entries.filter(
      (entry) => !isColumns(entry) && wordsOf(group, entry).includes(words),
    ),
  }));
  return { family, groups: found.filter(({ entries }) => entries.length > 0) };
}

/**
 * What stands in columns is there once more by itself.
 * @param {import("./panel-content.js").Entry} entry
 */
function isColumns({ accounts }) {
  return accounts.length > 0;
}

/**
 * All that an entry says, in small letters.
 * @param {import("./panel-content.js").Group} group
 * @param {import("./panel-content.js").Entry} entry
 * @returns {string}
 */
function wordsOf({ label, note }, { title, aside, note: own, excerpt }) {
  const { before = "", words = "", after = "" } = excerpt ?? {};
  const all = [label, note, title, aside, own, `${before}${words}${after}`];
  return all.join(" ").toLowerCase();
}

/**
 * @param {Section} section
 * @returns {number}
 */
function countOf({ groups }) {
  const entries = groups.flatMap((group) => group.entries);
  return entries.filter((entry) => !isColumns(entry)).length;
}

/**
 * How many things are said how surely; a press finds them.
 * @param {Output} output
 * @param {Strings} strings
 * @param {(words: string) => void} find
 * @returns {Element[]}
 */
function standings({ annotations }, { certainties }, find) {
  /** @type {Map<Certainty, number>} */
  const counts = new Map();
  for (const annotation of annotations) {
    if (!("certainty" in annotation)) continue;
    counts.set(annotation.certainty, (counts.get(annotation.certainty) ?? 0) + 1);
  }
  const row = make("div", "standings");
  for (const [certainty, words] of Object.entries(certainties)) {
    const count = counts.get(/** @type {Certainty} */ (certainty));
    if (!count) continue;
    const button = makeButton("standing", "", null, () => find(words));
    button.dataset.certainty = certainty;
    button.append(make("span", "aside", words), make("span", "count", ` ${count}`));
    row.append(button);
  }
  return [row];
}
