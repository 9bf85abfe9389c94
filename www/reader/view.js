/*
 * What a reader sees of an analysis: marks in the text, one card at a time, and the margin.
 *
 * In: a text map and an analysis of its text. Out: highlights, or boxes where the browser has none,
 * and a card that pointer and keyboard open and close. A new analysis takes the place of the one
 * before: what is open stays open, if it is still there. `remove()` leaves nothing behind.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { ACTIVE, FLASH, HINT, SPOT } from "../annotations/highlight-names.js";
import { Card } from "../card/card.js";
import { Turn } from "../interaction/active-reader.js";
import { Keyboard } from "../interaction/keyboard.js";
import { Pointer } from "../interaction/pointer.js";
import { Trail } from "../interaction/scroll-ticks.js";
import { nextMark, nextMention } from "../interaction/steps.js";
import { Flash } from "../marks/flash.js";
import { Layer } from "../marks/layer.js";
import { reveal } from "../marks/lines.js";
import { painterOn } from "../marks/painter.js";
import { firstStretch, Painting } from "../marks/painting.js";
import { Margin } from "../panel/margin.js";
import { CardAtLine } from "./card-at-line.js";
import { Reading } from "./reading.js";
import { SHEETS } from "./sheets.js";

/** @import { Cause } from "../card/card.js" */
/** @import { Annotation, Kind, Output } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { Choices, Settings } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */
/** @import { Marks } from "../marks/marks.js" */
/** @import { Painter } from "../marks/painter.js" */
/** @import { Look } from "../marks/theme.js" */
/** @import { TextMap } from "../text/text-map.js" */

/**
 * @typedef {{
 *   map: TextMap,
 *   output: Output,
 *   kinds: Set<Kind>,
 *   painter: Painter,
 *   reading: Reading,
 *   marks: Marks | null,
 * }} Shown
 */
/**
 * `margin` selects where the page has room for notes.
 * @typedef {{ strings: CommonStrings, settings: Settings, look?: Look, margin?: string }} Appearance
 */

export class View {
  /** @type {(annotation: Annotation) => void} A card opens. */
  onopen = () => {};
  /** @type {(annotation: Annotation) => void} A card closes. */
  onclose = () => {};
  #root;
  #platform;
  #layer;
  #appearance;
  #settings;
  #card;
  #cardAtLine;
  #pointer;
  #keyboard;
  /** @type {Margin | null} Null, as the next two, until the layer is in the page. */
  #margin = null;
  /** @type {Trail | null} */
  #trail = null;
  /** @type {Turn | null} */
  #turn = null;
  #flash = new Flash((annotations) => this.#light(FLASH, annotations));
  #listening = new AbortController();
  /** @type {Shown | null} */
  #shown = null;
  #painting = new Painting();
  /** @type {"open" | "closed"} Whether the sources are open in the margin. */
  #sources = "closed";
  /** @type {Annotation | null} Where stepping goes on from. */
  #last = null;

  /**
   * @param {Element} root
   * @param {Platform} platform
   * @param {Appearance} appearance
   */
  constructor(root, platform, appearance) {
    const { strings, settings, look } = appearance;
    this.#root = root;
    this.#platform = platform;
    this.#appearance = appearance;
    this.#settings = settings;
    this.#layer = new Layer(root, platform, SHEETS, look);
    this.#layer.onattach = () => this.#furnish();
    this.#card = new Card(this.#layer, platform, strings);
    this.#cardAtLine = new CardAtLine(this.#card);
    this.#pointer = new Pointer(document, this.#layer);
    this.#keyboard = new Keyboard(document, this.#layer, strings);
    this.#connect();
  }

  /**
   * Shows an analysis, in place of the one before.
   * @param {TextMap} map
   * @param {Output} output
   * @param {Set<Kind>} kinds
   */
  read(map, output, kinds) {
    const open = this.#cardAtLine.noted();
    // A new layer is dressed for the page as it is.
    if (this.#shown) this.#layer.refreshTheme();
    const before = this.#shown?.painter;
    const painter = painterOn(before, map, this.#layer, this.#platform);
    if (painter !== before) this.#painting.forget();
    this.#shown = {
      map,
      output,
      kinds,
      painter,
      reading: this.#readingOf(map, output),
      marks: null,
    };
    this.#mark(kinds, open);
  }

  /**
   * Marks the annotations of these kinds and no others, as densely as the reader wants.
   * @param {Set<Kind>} chosen
   */
  show(chosen) {
    this.#mark(chosen, this.#cardAtLine.noted());
  }

  /**
   * The innermost marked annotation at a point of the viewport.
   * @param {{ x: number, y: number }} point
   * @returns {Annotation | null}
   */
  at({ x, y }) {
    const hit = this.#pointer.hitAt({ clientX: x, clientY: y });
    return hit?.isMarked ? hit.annotation : null;
  }

  /**
   * Leads to an annotation, whether it is marked or not, and opens its card.
   * @param {Annotation} annotation
   */
  open(annotation) {
    if (!this.#shown?.output.annotations.includes(annotation)) {
      throw new TypeError("open: this is no annotation of this reader");
    }
    this.#leadTo(annotation);
  }

  /** Opens the margin. */
  openMargin() {
    this.#layer.attach();
    this.#margin?.open();
  }

  /**
   * Takes over what the reader has chosen.
   * @param {Partial<Choices>} chosen
   */
  choose(chosen) {
    this.#settings.choose(chosen);
    if (this.#shown) this.show(this.#shown.kinds);
  }

  /** Takes everything from the page. */
  remove() {
    this.#listening.abort();
    this.#flash.end();
    this.#turn?.end();
    this.#card.close();
    this.#margin?.remove();
    this.#painting.end();
    this.#shown?.painter.remove();
    this.#pointer.remove();
    this.#keyboard.remove();
    this.#layer.remove();
  }

  #connect() {
    this.#layer.onlook = (isOther) => {
      if (isOther) this.#paintOtherwise();
      this.#shown?.painter.restore();
    };
    this.#pointer.onpoint = ({ annotation, line }, cause) => {
      const isUnwanted = cause === "hover" && this.#settings.choices.cards === "click";
      if (!isUnwanted) this.#open(annotation, line, cause);
    };
    this.#pointer.onleave = (cause) => this.#leave(cause);
    this.#pointer.onhint = (annotation) => this.#light(HINT, annotation ? [annotation] : []);
    this.#connectKeys();
    this.#card.onopen = (annotation) => {
      this.#accompany(annotation);
      this.onopen(annotation);
    };
    this.#card.ondismiss = () => this.#escape();
    this.#card.ongo = (index) => this.#openAt(index);
    this.#card.onclose = (annotation) => {
      this.#cardAtLine.end();
      this.#light(ACTIVE, []);
      this.#trail?.hide();
      this.onclose(annotation);
    };
  }

  #connectKeys() {
    this.#layer.onextend = (host) => this.#keyboard.listen(host);
    this.#keyboard.onstep = (direction) => this.#step(direction);
    this.#keyboard.onmention = (direction) => this.#stepMention(direction);
    this.#keyboard.onopen = () => this.#openLast();
    this.#keyboard.onescape = () => this.#escape();
    this.#keyboard.onpanel = () => this.#margin?.toggle();
    this.#keyboard.onkeys = () => this.#margin?.showKeys();
    this.#keyboard.ondensity = () => this.choose({ marks: this.#settings.nextMarks });
  }

  /** Makes the rest of what stands in the layer, which goes into the page now. */
  #furnish() {
    // The page may have thrown the layer out: then it comes in again with all that is left of it.
    if (!this.#margin || this.#margin.isLost()) this.#furnishMargin();
    if (this.#turn) return;
    this.#card.build();
    this.#keyboard.build();
    this.#trail = new Trail(this.#layer);
    this.#turn = new Turn(this.#root, (isOn) => {
      this.#layer.note("turn", isOn ? "on" : "off");
      this.#keyboard.isMeant = isOn;
    });
  }

  #furnishMargin() {
    this.#margin?.remove();
    const { strings, margin: place } = this.#appearance;
    const page = { root: this.#root, place };
    const margin = new Margin(this.#layer, this.#platform, strings, page);
    margin.onchoose = (chosen) => this.choose(chosen);
    margin.ongo = (annotation) => this.#goTo(annotation);
    margin.onspot = (annotations) => this.#light(SPOT, annotations);
    margin.onpart = (part) => {
      if (part === null) this.#trail?.hide();
      const sources = part === "sources" ? "open" : "closed";
      if (sources === this.#sources) return;
      this.#sources = sources;
      if (this.#shown) this.show(this.#shown.kinds);
    };
    this.#margin = margin;
    this.#tellMargin();
  }

  #tellMargin() {
    const { reading, marks } = this.#shown ?? {};
    if (reading && marks) this.#margin?.read({ reading, marks, choices: this.#settings.choices });
  }

  /**
   * @param {TextMap} map
   * @param {Output} output
   */
  #readingOf(map, output) {
    const { strings } = this.#appearance;
    return new Reading(this.#root, map, output, { strings, units: this.#settings.choices.units });
  }

  /**
   * @param {Set<Kind>} kinds
   * @param {import("./card-at-line.js").OpenCard | null} open
   */
  #mark(kinds, open) {
    if (!this.#shown) return;
    const { map, output } = this.#shown;
    const { choices } = this.#settings;
    this.#layer.dress(choices);
    if (this.#shown.reading.units !== choices.units) {
      this.#shown.reading = this.#readingOf(map, output);
    }
    const { reading } = this.#shown;
    const marks = reading.marks(kinds, choices.marks, this.#sources);
    this.#shown.kinds = kinds;
    this.#shown.marks = marks;
    this.#last = null;
    this.#pointer.read({ map, marks });
    this.#tellMargin();
    const stretch = firstStretch(this.#shown);
    this.#layer.attachLater();
    this.#painting.paint(this.#shown, marks, stretch);
    this.#cardAtLine.read(open, map, output.annotations, reading.contents);
    if (this.#card.annotation) this.#accompany(this.#card.annotation);
  }

  /**
   * Shows what belongs to an open card: its words, and where there is more of the same.
   * @param {Annotation} annotation
   */
  #accompany(annotation) {
    this.#last = annotation;
    this.#light(ACTIVE, [annotation]);
    this.#tick(annotation);
  }

  /**
   * Paints annotations under a name of their own, in place of those before.
   * @param {string} name
   * @param {Annotation[]} annotations
   */
  #light(name, annotations) {
    this.#shown?.painter.paint(name, annotations.flatMap(piecesOf));
  }

  /** @param {Annotation} annotation */
  #tick(annotation) {
    const { map, output, reading } = /** @type {Shown} */ (this.#shown);
    this.#trail?.show(annotation, { map, output, speakers: reading.speakers });
  }

  #paintOtherwise() {
    if (this.#shown) this.read(this.#shown.map, this.#shown.output, this.#shown.kinds);
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   * @param {Cause} cause
   */
  #open(annotation, line, cause) {
    this.#last = annotation;
    this.#keyboard.noteFocus();
    this.#cardAtLine.open(annotation, line, cause);
  }

  /**
   * A card opened by a click or by the keyboard stays until it is dismissed.
   * @param {"hover" | "press"} cause
   */
  #leave(cause) {
    if (cause === "press" || this.#card.cause === "hover") this.#card.close();
  }

  #escape() {
    const wasFocused = this.#card.annotation && this.#layer.focused;
    this.#card.close();
    if (wasFocused) this.#keyboard.giveBackFocus();
  }

  /**
   * Leads to an annotation, whether it is marked or not, and lights it up for a moment.
   * @param {Annotation} annotation
   */
  #goTo(annotation) {
    const { map, marks } = /** @type {Shown} */ (this.#shown);
    this.#card.close();
    reveal(annotation, map, this.#layer);
    this.#flash.show(annotation);
    if (marks?.annotations.includes(annotation)) this.#last = annotation;
    this.#tick(annotation);
  }

  /** @param {number | undefined} index Among all annotations. */
  #openAt(index) {
    const annotation = this.#shown?.output.annotations[index ?? -1];
    if (annotation) this.#leadTo(annotation);
  }

  /**
   * Leads to an annotation and opens its card.
   * @param {Annotation} annotation
   */
  #leadTo(annotation) {
    const { map } = /** @type {Shown} */ (this.#shown);
    const line = reveal(annotation, map, this.#layer);
    if (line) this.#open(annotation, line, "focus");
  }

  /** @param {number} direction */
  #step(direction) {
    const { map, marks } = /** @type {Shown} */ (this.#shown);
    const annotation = nextMark(marks?.annotations ?? [], this.#last, direction, map);
    if (annotation) this.#leadTo(annotation);
  }

  /**
   * To the next mention of the same entity, or the next that the same source says.
   * @param {number} direction
   */
  #stepMention(direction) {
    const from = this.#card.annotation ?? this.#last;
    if (!from || !this.#shown) return this.#step(direction);
    const { output, reading } = this.#shown;
    this.#openAt(nextMention(from, output, reading.speakers, direction));
  }

  /** Opens the card that was open last, or the first one in view. */
  #openLast() {
    if (this.#last) this.#leadTo(this.#last);
    else this.#step(1);
  }
}
