/*
 * What a reader sees of an analysis: marks in the text, and one card at a time.
 *
 * In: a text map and an analysis of its text. Out: highlights, or boxes where the browser has none,
 * and a card that pointer and keyboard open and close. `remove()` leaves nothing behind.
 */

import { firstWhere } from "./bisect.js";
import { Boxes } from "./boxes.js";
import { Card } from "./card.js";
import { CardContents } from "./card-content.js";
import { forcedColors, Highlights, isSameRange, isSupported } from "./highlights.js";
import { Keyboard } from "./keyboard.js";
import { Layer } from "./layer.js";
import { ACTIVE, FLASH, highlightOf, voiceName } from "./looks.js";
import { Nesting } from "./nesting.js";
import { Panel } from "./panel.js";
import { piecesOf } from "./pieces.js";
import { Pointer } from "./pointer.js";
import { Turn } from "./turns.js";
import { Voices } from "./voices.js";

/** @import { Cause } from "./card.js" */
/** @import { Annotation, Kind, Output, Span } from "./contract.js" */
/** @import { Settings } from "./settings.js" */
/** @import { Family } from "./looks.js" */
/** @import { Strings } from "./strings.js" */
/** @import { Look } from "./theme.js" */
/** @import { TextMap } from "./text-map.js" */

/** @typedef {{ annotation: Annotation, cause: Cause, range: StaticRange }} OpenCard */
/** @typedef {{ map: TextMap, output: Output, kinds: Set<Kind>, painter: Highlights | Boxes }} Shown */

/** Time that a place in the text is lit up after the way there, in ms: a glance finds it. */
const FLASH_MS = 1600;

export class View {
  /** @type {(family: Family, state: "on" | "off") => void} The reader switches a lens. */
  onlens = () => {};
  /** @type {(annotation: Annotation) => void} A card opens. */
  onopen = () => {};
  /** @type {(annotation: Annotation) => void} A card closes. */
  onclose = () => {};
  #layer;
  #strings;
  #settings;
  #card;
  #pointer;
  #keyboard;
  #panel;
  #turn;
  #flash = 0;
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #forced = forcedColors();
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Annotation[]} Those that are marked, by start. */
  #marked = [];
  /** @type {Set<string>} Names of the highlights in use. */
  #names = new Set();
  /** @type {Annotation | null} Where stepping goes on from. */
  #last = null;

  /**
   * @param {Element} root
   * @param {Strings} strings
   * @param {Settings} settings
   * @param {Look} [look]
   */
  constructor(root, strings, settings, look) {
    this.#strings = strings;
    this.#settings = settings;
    this.#layer = new Layer(root, look);
    this.#card = new Card(this.#layer, strings);
    this.#pointer = new Pointer(document, this.#layer);
    this.#keyboard = new Keyboard(document, this.#layer, strings);
    this.#panel = new Panel(this.#layer, strings);
    this.#connect();
    this.#turn = new Turn(root, (isOn) => {
      this.#layer.note("turn", isOn ? "on" : "off");
      this.#keyboard.isMeant = isOn;
    });
  }

  /**
   * Shows an analysis, in place of the one before.
   * @param {TextMap} map
   * @param {Output} output
   * @param {Set<Kind>} kinds
   */
  read(map, output, kinds) {
    const open = this.#openCard();
    this.#shown = { map, output, kinds, painter: this.#painter(map) };
    this.#layer.refreshTheme();
    this.#panel.read(map.text, output);
    this.show(kinds);
    if (open) this.#reopen(open);
  }

  /**
   * Marks the annotations of these kinds and no others; none while the reader has marks off.
   * @param {Set<Kind>} chosen
   */
  show(chosen) {
    if (!this.#shown) return;
    const { map, output } = this.#shown;
    const { choices } = this.#settings;
    const kinds = choices.marks === "on" ? chosen : new Set();
    this.#panel.controls.show(choices, chosen);
    this.#marked = output.annotations.filter(({ kind }) => kinds.has(kind));
    this.#last = null;
    const nesting = new Nesting(this.#marked);
    this.#card.read({
      contents: new CardContents(map.text, output, this.#strings, choices.units),
      nesting,
    });
    this.#pointer.read({ map, nesting });
    this.#paint(kinds);
  }

  /**
   * The innermost marked annotation at a point of the viewport.
   * @param {{ x: number, y: number }} point
   * @returns {Annotation | null}
   */
  at({ x, y }) {
    return this.#pointer.hitAt({ clientX: x, clientY: y })?.annotation ?? null;
  }

  /**
   * Leads to an annotation, whether it is marked or not, and opens its card.
   * @param {Annotation} annotation
   */
  open(annotation) {
    const index = this.#shown?.output.annotations.indexOf(annotation) ?? -1;
    if (index < 0) throw new TypeError("open: this is no annotation of this reader");
    this.#openAt(index);
  }

  /** Takes everything from the page. */
  remove() {
    this.#scheme.onchange = null;
    this.#forced.onchange = null;
    clearTimeout(this.#flash);
    this.#turn.end();
    this.#card.close();
    this.#shown?.painter.remove();
    this.#pointer.remove();
    this.#keyboard.remove();
    this.#layer.remove();
  }

  /**
   * Paints on the map: the one there was, unless the browser now paints otherwise.
   * @param {TextMap} map
   * @returns {Highlights | Boxes}
   */
  #painter(map) {
    const painter = this.#shown?.painter;
    if (painter instanceof Highlights && isSupported()) {
      painter.read(map);
      return painter;
    }
    painter?.remove();
    this.#names.clear();
    return isSupported() ? new Highlights(map) : new Boxes(map, this.#layer);
  }

  /** @returns {OpenCard | null} */
  #openCard() {
    const { annotation, cause } = this.#card;
    const range = annotation && this.#shown?.map.rangeOf(annotation);
    return range && cause ? { annotation, cause, range } : null;
  }

  /**
   * Opens the card again after an update, if what it is about is still at its place.
   * @param {OpenCard} open
   */
  #reopen({ annotation, cause, range }) {
    const { map, output } = /** @type {Shown} */ (this.#shown);
    const same = output.annotations.find(
      (found) => found.kind === annotation.kind && isSameRange(map.rangeOf(found), range),
    );
    const [line] = same ? map.rectanglesOf(same) : [];
    if (same && line) this.#card.open(same, line, cause);
  }

  #connect() {
    this.#scheme.onchange = () => this.#layer.refreshTheme();
    this.#forced.onchange = () => this.#paintOtherwise();
    this.#pointer.onpoint = ({ annotation, line }, cause) => this.#point(annotation, line, cause);
    this.#pointer.onleave = (cause) => this.#leave(cause);
    this.#keyboard.onstep = (direction) => this.#step(direction);
    this.#keyboard.onescape = () => this.#escape();
    this.#keyboard.onpanel = () => this.#panel.toggle();
    this.#panel.controls.onlens = (family, state) => this.onlens(family, state);
    this.#panel.controls.onchoose = (chosen) => {
      this.#settings.choose(chosen);
      if (this.#shown) this.show(this.#shown.kinds);
    };
    this.#panel.ongo = (annotation) => this.#goTo(annotation);
    this.#card.onopen = (annotation) => {
      this.#shown?.painter.paint(ACTIVE, piecesOf(annotation));
      this.onopen(annotation);
    };
    this.#card.ongo = (index) => this.#openAt(index);
    this.#card.onclose = (annotation) => {
      this.#shown?.painter.paint(ACTIVE, []);
      this.onclose(annotation);
    };
  }

  #paintOtherwise() {
    if (this.#shown) this.read(this.#shown.map, this.#shown.output, this.#shown.kinds);
  }

  /** @param {Set<Kind>} kinds */
  #paint(kinds) {
    const { map, output, painter } = /** @type {Shown} */ (this.#shown);
    const voices = new Voices(map.text, output);
    /** @type {Map<string, Span[]>} */
    const spans = new Map([...this.#names].map((name) => [name, []]));
    for (const [index, annotation] of output.annotations.entries()) {
      if (!kinds.has(annotation.kind)) continue;
      const voice = "certainty" in annotation && voices.of(voices.sourceOf(annotation));
      const names = [highlightOf(annotation, index, output.entities), voice && voiceName(voice)];
      for (const name of names) {
        if (!name) continue;
        const known = spans.get(name);
        if (known) known.push(...piecesOf(annotation));
        else spans.set(name, piecesOf(annotation));
      }
    }
    for (const [name, painted] of spans) painter.paint(name, painted);
    this.#names = new Set(spans.keys());
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   * @param {"hover" | "press"} cause
   */
  #point(annotation, line, cause) {
    if (cause === "hover" && this.#settings.choices.cards === "click") return;
    this.#open(annotation, line, cause);
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   * @param {Cause} cause
   */
  #open(annotation, line, cause) {
    this.#last = annotation;
    if (this.#card.annotation === annotation && cause === "hover") return;
    this.#card.open(annotation, line, cause);
  }

  /**
   * A card opened by a click or by the keyboard stays until it is dismissed.
   * @param {"hover" | "press"} cause
   */
  #leave(cause) {
    if (cause === "press" || this.#card.cause === "hover") this.#card.close();
  }

  #escape() {
    const wasFocused = this.#card.cause === "focus";
    this.#card.close();
    if (wasFocused) this.#keyboard.focus();
  }

  /**
   * Leads to an annotation, whether it is marked or not, and lights it up for a moment.
   * @param {Annotation} annotation
   */
  #goTo(annotation) {
    const { map, painter } = /** @type {Shown} */ (this.#shown);
    this.#card.close();
    this.#reveal(map, annotation);
    painter.paint(FLASH, piecesOf(annotation));
    clearTimeout(this.#flash);
    this.#flash = window.setTimeout(() => this.#shown?.painter.paint(FLASH, []), FLASH_MS);
    if (this.#marked.includes(annotation)) this.#last = annotation;
  }

  /**
   * Leads to an annotation and opens its card.
   * @param {number} index Among all annotations.
   */
  #openAt(index) {
    const { map, output } = /** @type {Shown} */ (this.#shown);
    const annotation = output.annotations[index];
    const line = this.#reveal(map, annotation);
    if (line) this.#open(annotation, line, "focus");
  }

  /** @param {number} direction */
  #step(direction) {
    const { map } = /** @type {Shown} */ (this.#shown);
    const from = this.#last ? this.#marked.indexOf(this.#last) : this.#start(map, direction);
    const annotation = this.#marked[from + direction];
    if (!annotation) return;
    const line = this.#reveal(map, annotation);
    if (line) this.#open(annotation, line, "focus");
  }

  /**
   * The index before the one that stepping starts with: the first that is in view, or the last
   * above it.
   * @param {TextMap} map
   * @param {number} direction
   * @returns {number}
   */
  #start(map, direction) {
    const isBelowTop = (/** @type {number} */ index) =>
      map.rectanglesOf(this.#marked[index]).some(({ bottom }) => bottom > 0);
    const first = firstWhere(isBelowTop, 0, this.#marked.length);
    return direction > 0 ? first - 1 : first;
  }

  /**
   * Scrolls an annotation into view, no further than needed.
   * @param {TextMap} map
   * @param {Annotation} annotation
   * @returns {DOMRect | undefined} Its first line.
   */
  #reveal(map, annotation) {
    const [line] = map.rectanglesOf(annotation);
    if (!line) return undefined;
    this.#layer.place(this.#layer.anchor, line);
    this.#layer.anchor.scrollIntoView({ block: "nearest" });
    return map.rectanglesOf(annotation)[0];
  }
}
