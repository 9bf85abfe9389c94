/*
 * The margin: the notes of an article, its sources, and an index of it.
 *
 * In: a reading. Out: three parts, of which one is open. With room beside the text, notes and sources
 * stand there next to their lines, under a head that stays in view, and the index in a column; with
 * less, all three in a sheet at the foot. The open part is the lens: with the sources open, what is
 * said is tinted; what is pointed at lights up in the text. For whom marks do not show, the margin
 * is the way to all of it.
 */

import { isInDoubt } from "../annotations/speakers.js";
import { make, makeButton, makeSummary } from "../base/dom.js";
import { marginEnglish } from "../format/margin-strings.js";
import entriesSheet from "./entries.css";
import { gutterOf } from "./gutter.js";
import { indexGroups, indexMap } from "./index-part.js";
import { noteEntry } from "./notes-part.js";
import sheet from "./panel.css";
import { PanelControls } from "./panel-controls.js";
import { Sidenotes } from "./sidenotes.js";
import { sourceGroups, sourceLabel, unnamedCount } from "./sources-part.js";

/** @import { Annotation } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Note } from "../marks/note-rules.js" */
/** @import { Gutter } from "./gutter.js" */
/** @import { Shown } from "./margin.js" */

/** @typedef {"notes" | "sources" | "index"} Part */
/**
 * What the margin does besides; `place` selects where the page has room for notes.
 * @typedef {{
 *   root: Element,
 *   place: string | undefined,
 *   go: (annotation: Annotation) => void,
 *   spot: (annotations: Annotation[]) => void,
 *   choose: (chosen: Partial<Choices>) => void,
 *   turn: (part: Part | null) => void,
 * }} Surroundings
 */

/** Height of a window that is too low for notes beside the text, as in `panel.css`. */
const LOW_PX = 416;

/** @type {Part[]} */
const PARTS = ["notes", "sources", "index"];

export { Footnotes } from "./footnotes.js";

export class Panel {
  #element = make("div", "panel");
  #body = make("div", "entries");
  #status = make("p", "status");
  #search = make("input", "search");
  #keyList = make("details", "keys");
  /** @type {Map<Part, HTMLButtonElement>} */
  #tabs = new Map();
  #controls;
  #sidenotes;
  #stage;
  #layer;
  #platform;
  #strings;
  #around;
  /** @type {Part} */
  #part = "notes";
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Gutter | null} Null while it is a sheet. */
  #gutter = null;
  /** @type {HTMLElement | null} Drawn when first shown. */
  #map = null;
  #resized = new ResizeObserver(() => this.#show());

  /**
   * @param {Layer} layer
   * @param {Platform} platform
   * @param {CommonStrings} strings
   * @param {Surroundings} around
   */
  constructor(layer, platform, strings, around) {
    this.#layer = layer;
    this.#platform = platform;
    this.#strings = { ...marginEnglish, ...strings };
    this.#around = { ...around, strings: this.#strings };
    layer.dressFurther(sheet, entriesSheet);
    this.#controls = new PanelControls(this.#strings, around.choose);
    this.#element.popover = "manual";
    this.#element.part.add("panel");
    this.#element.setAttribute("role", "dialog");
    this.#element.setAttribute("aria-label", strings.margin);
    this.#body.id = "entries";
    this.#body.setAttribute("role", "tabpanel");
    this.#build();
    this.#stage = platform.stage(layer, this.#element);
    this.#sidenotes = new Sidenotes(layer);
    for (const part of [this.#element, this.#sidenotes.element]) {
      part.addEventListener("keydown", (event) => this.#press(event));
    }
  }

  /**
   * What the panel tells from now on; what is open, searched for and focused stays so.
   * @param {Shown} shown
   */
  read(shown) {
    if (shown.reading !== this.#shown?.reading) this.#map = null;
    this.#shown = shown;
    this.#controls.show(shown.choices);
    if (this.#stage.isOpen()) this.#show();
  }

  /** Whether its listeners were lost with the frame it stood in. */
  isLost() {
    return this.#stage.isLost();
  }

  /** Takes it from the layer. */
  remove() {
    this.#resized.disconnect();
    this.#layer.note("panel", "closed");
    this.#stage.remove();
    this.#sidenotes.remove();
  }

  /** Lists the keys, or no longer. */
  showKeys() {
    const isOpen = this.#stage.isOpen() && this.#keyList.open;
    if (!this.#stage.isOpen()) this.open();
    // The list stands at the foot of the index.
    if (!isOpen) this.#turnTo("index");
    this.#keyList.open = !isOpen;
    if (!isOpen) this.#keyList.querySelector("summary")?.focus();
  }

  /** Opens the panel, or closes it; the focus goes along. */
  toggle() {
    if (this.#stage.isOpen()) return this.#close();
    this.open();
    this.#tabs.get(this.#part)?.focus({ preventScroll: true });
  }

  /** Opens the panel, if it is closed. */
  open() {
    if (this.#stage.isOpen()) return;
    this.#layer.note("panel", "open");
    this.#stage.show();
    this.#around.turn(this.#part);
    this.#show();
    this.#resized.observe(this.#around.root);
    this.#resized.observe(document.documentElement);
  }

  #build() {
    const head = make("div", "head");
    const tabs = make("div", "tabs");
    tabs.setAttribute("role", "tablist");
    tabs.setAttribute("aria-label", this.#strings.margin);
    for (const part of PARTS) {
      const tab = makeButton("tab", this.#strings.parts[part], null, () => this.#turnTo(part));
      tab.id = `tab-${part}`;
      tab.setAttribute("role", "tab");
      this.#tabs.set(part, tab);
      tabs.append(tab);
    }
    this.#search.type = "search";
    this.#search.placeholder = this.#strings.search;
    this.#search.setAttribute("aria-label", this.#strings.search);
    this.#search.addEventListener("input", () => this.#showIndex());
    this.#status.setAttribute("role", "status");
    const close = makeButton("close", "×", this.#strings.close, () => this.#close());
    head.append(tabs, close, this.#controls.density, this.#search, this.#status);
    const foot = make("div", "foot");
    const keys = make("dl", "rows");
    for (const [key, effect] of this.#strings.keyList) {
      keys.append(make("dt", "term", key), make("dd", "text", effect));
    }
    this.#keyList.append(makeSummary(`? ${this.#strings.keys}`), keys);
    foot.append(this.#controls.settings, this.#keyList);
    this.#element.append(head, this.#body, foot);
  }

  #close() {
    this.#resized.disconnect();
    this.#layer.note("panel", "closed");
    this.#stage.hide();
    this.#sidenotes.hide();
    this.#around.spot([]);
    this.#around.turn(null);
  }

  /** @param {Part} part */
  #turnTo(part) {
    this.#part = part;
    this.#around.spot([]);
    this.#around.turn(part);
    this.#show();
    this.#body.scrollTop = 0;
    this.#tabs.get(part)?.focus({ preventScroll: true });
  }

  #show() {
    if (!this.#shown) return;
    const { map } = this.#shown.reading;
    const focused = this.#entries().findIndex((entry) => entry.matches(":focus"));
    const { scrollTop } = this.#body;
    const { root, place } = this.#around;
    this.#gutter =
      this.#platform.sidenotes === "allowed" && !this.#isLow() ? gutterOf(map, root, place) : null;
    const isBeside = this.#gutter !== null && this.#part !== "index";
    this.#layOut(isBeside);
    if (this.#part === "index") this.#showIndex();
    else if (this.#part === "sources") this.#showSources();
    else this.#showNotes();
    this.#body.scrollTop = scrollTop;
    if (focused >= 0) this.#entries()[focused]?.focus({ preventScroll: true });
  }

  /** Whether the window is low, as at a zoom of 400 percent: the head would hide the notes. */
  #isLow() {
    return innerHeight < LOW_PX;
  }

  /** @param {boolean} isBeside */
  #layOut(isBeside) {
    const { dataset, style } = this.#element;
    dataset.place = this.#gutter ? "beside" : "sheet";
    this.#layer.note("place", dataset.place);
    dataset.part = this.#part;
    const { left, width, top } = this.#gutter ?? { left: 0, width: 0, top: 0 };
    style.left = this.#gutter ? `${left}px` : "";
    style.width = this.#gutter ? `${width}px` : "";
    style.top = this.#gutter ? `${top}px` : "";
    if (!isBeside) this.#sidenotes.hide();
    else this.#body.replaceChildren();
    for (const [part, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(part === this.#part));
      tab.tabIndex = part === this.#part ? 0 : -1;
      tab.setAttribute("aria-controls", isBeside ? this.#sidenotes.element.id : this.#body.id);
    }
    for (const body of [this.#body, this.#sidenotes.element]) {
      body.setAttribute("aria-labelledby", `tab-${this.#part}`);
    }
    this.#search.hidden = this.#part !== "index";
    this.#status.textContent = "";
  }

  #showNotes() {
    const { reading, marks } = /** @type {Shown} */ (this.#shown);
    // In a list each name stands once.
    const listed = this.#gutter ? marks.notes : onceEach(marks.notes);
    const notes = listed.map((note) => ({
      entry: noteEntry(note, reading, this.#around),
      span: note,
    }));
    if (notes.length === 0) this.#status.textContent = this.#strings.noNotes;
    const column = this.#column();
    if (column) this.#sidenotes.show(reading.map, column, notes, []);
    else this.#body.replaceChildren(...notes.map(({ entry }) => entry));
  }

  #showSources() {
    const { reading } = /** @type {Shown} */ (this.#shown);
    this.#status.textContent = unnamedCount(reading, this.#strings);
    const column = this.#column();
    if (!column) {
      this.#body.replaceChildren(...sourceGroups(reading, this.#around));
      return;
    }
    const known = new Set();
    let last = "";
    const statements = reading.speakers.statements();
    const labels = statements.flatMap((one) => {
      const source = reading.speakers.sourceOf(one) ?? this.#strings.noSource;
      const isPlain = one.certainty === "stated" && one.related.length === 0;
      if (source === last && isPlain) return [];
      last = source;
      const entry = sourceLabel(one, reading, this.#around, known.has(source) ? "again" : "first");
      known.add(source);
      return [{ entry, span: one }];
    });
    const rules = statements.map((annotation) => ({
      annotation,
      isUnsettled: isInDoubt(annotation),
    }));
    this.#sidenotes.show(reading.map, column, labels, rules);
  }

  /**
   * The room for notes below the head.
   * @returns {Gutter | null}
   */
  #column() {
    return this.#gutter && { ...this.#gutter, top: this.#element.getBoundingClientRect().bottom };
  }

  #showIndex() {
    const { reading } = /** @type {Shown} */ (this.#shown);
    const searched = this.#search.value;
    const { groups, count } = indexGroups(reading, searched, this.#around);
    this.#body.replaceChildren(...groups);
    this.#status.textContent = searched.trim() ? this.#strings.found(count) : "";
    if (count === 0) this.#body.append(make("p", "nothing", this.#strings.nothing));
    if (searched.trim()) return;
    this.#map ??= indexMap(reading, this.#platform, this.#layer, this.#around);
    const places = groups.find(({ dataset }) => dataset.index === "places");
    if (this.#map) places?.querySelector("h2")?.after(this.#map);
  }

  /** @returns {HTMLElement[]} */
  #entries() {
    const roots = [this.#body, this.#sidenotes.element];
    return roots.flatMap((root) => [...root.querySelectorAll("button")]);
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
    const turn = { ArrowRight: forward, ArrowLeft: -forward }[key];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (target === this.#search) return step === 1 && this.#step(step);
    if (/** @type {Element} */ (target).matches("input, select")) return false;
    if (turn) {
      this.#turnTo(PARTS[(PARTS.indexOf(this.#part) + turn + PARTS.length) % PARTS.length]);
    } else if (key === "/") {
      this.#turnTo("index");
      this.#search.focus();
    } else if (key === "?") this.showKeys();
    else return step !== undefined && this.#step(step);
    return true;
  }

  /**
   * Moves the focus through the entries, onto the first where it is elsewhere.
   * @param {number} direction
   * @returns {boolean} Whether there was an entry to move to.
   */
  #step(direction) {
    const all = this.#entries();
    const focused = all.findIndex((entry) => entry.matches(":focus"));
    const next = all[focused < 0 ? 0 : focused + direction];
    next?.focus();
    return next !== undefined;
  }
}

/**
 * Notes without those on a name that has had one.
 * @param {Note[]} notes
 * @returns {Note[]}
 */
function onceEach(notes) {
  const seen = new Set();
  return notes.filter(({ annotation }) => {
    if (!("mention" in annotation)) return true;
    const isNew = !seen.has(annotation.entity);
    seen.add(annotation.entity);
    return isNew;
  });
}
