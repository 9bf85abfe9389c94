/*
 * What a reader sees of an analysis: marks in the text, one card at a time, and the margin.
 *
 * In: a text map and an analysis of its text. Out: highlights, or boxes where the browser has none,
 * and a card that pointer and keyboard open and close. A new analysis takes the place of the one
 * before: what is open stays open, if it is still there. `remove()` leaves nothing behind.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { ACTIVE, FLASH } from "../annotations/highlight-names.js";
import { Nesting } from "../annotations/nesting.js";
import { Voices } from "../annotations/speakers.js";
import { Card, isAnchored } from "../card/card.js";
import { CardContents } from "../card/card-content.js";
import { Turn } from "../interaction/active-reader.js";
import { Keyboard } from "../interaction/keyboard.js";
import { Pointer } from "../interaction/pointer.js";
import { Trail } from "../interaction/scroll-ticks.js";
import { nextMark, nextMention } from "../interaction/steps.js";
import { Boxes } from "../marks/boxes.js";
import { forcedColors, Highlights, isSameRange, isSupported } from "../marks/highlights.js";
import { Layer } from "../marks/layer.js";
import { isSeen, nearestLine, reveal } from "../marks/lines.js";
import { firstStretch, Painting } from "../marks/painting.js";
import { Panel } from "../panel/panel.js";
import { SHEETS } from "./sheets.js";

/** @import { Cause } from "../card/card.js" */
/** @import { Annotation, Kind, Output } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { Settings } from "../format/settings.js" */
/** @import { Family } from "../annotations/highlight-names.js" */
/** @import { Strings } from "../format/strings.js" */
/** @import { Look } from "../marks/theme.js" */
/** @import { TextMap } from "../text/text-map.js" */

/**
 * @typedef {{
 *   map: TextMap,
 *   output: Output,
 *   kinds: Set<Kind>,
 *   painter: Highlights | Boxes,
 *   voices: Voices,
 * }} Shown
 */
/** @typedef {{ kind: Kind, range: StaticRange, line: DOMRect, cause: Cause }} OpenCard */

/** Time that a place in the text is lit up after the way there, in ms: a glance finds it. */
const FLASH_MS = 1600;

export class View {
  /** @type {(family: Family, state: "on" | "off") => void} The reader switches a lens. */
  onlens = () => {};
  /** @type {(annotation: Annotation) => void} A card opens. */
  onopen = () => {};
  /** @type {(annotation: Annotation) => void} A card closes. */
  onclose = () => {};
  #platform;
  #layer;
  #strings;
  #settings;
  #card;
  #pointer;
  #keyboard;
  /** @type {Panel | null} Null, as the next two, until the layer is in the page. */
  #panel = null;
  /** @type {Trail | null} */
  #trail = null;
  /** @type {Turn | null} */
  #turn = null;
  #flash = 0;
  #listening = new AbortController();
  /** @type {Shown | null} */
  #shown = null;
  /** @type {Annotation[]} Those that are marked, by start. */
  #marked = [];
  #painting = new Painting();
  /** @type {Annotation | null} Where stepping goes on from. */
  #last = null;
  /** Which of the lines of its annotation the card hangs on. */
  #lineIndex = 0;

  /**
   * @param {Element} root
   * @param {Platform} platform
   * @param {{ strings: Strings, settings: Settings, look?: Look }} appearance
   */
  constructor(root, platform, { strings, settings, look }) {
    this.#platform = platform;
    this.#strings = strings;
    this.#settings = settings;
    this.#layer = new Layer(root, platform, SHEETS, look);
    this.#layer.onattach = () => this.#furnish(root);
    this.#card = new Card(this.#layer, platform, strings);
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
    const open = this.#openCard();
    // A new layer is dressed for the page as it is.
    if (this.#shown) this.#layer.refreshTheme();
    const painter = this.#painter(map);
    this.#shown = { map, output, kinds, painter, voices: new Voices(map.text, output) };
    this.#mark(kinds, open);
  }

  /**
   * Marks the annotations of these kinds and no others; none while the reader has marks off.
   * @param {Set<Kind>} chosen
   */
  show(chosen) {
    this.#mark(chosen, this.#openCard());
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
    if (!this.#shown?.output.annotations.includes(annotation)) {
      throw new TypeError("open: this is no annotation of this reader");
    }
    this.#leadTo(annotation);
  }

  /** Takes everything from the page. */
  remove() {
    this.#listening.abort();
    clearTimeout(this.#flash);
    this.#turn?.end();
    this.#card.close();
    this.#painting.end();
    this.#shown?.painter.remove();
    this.#pointer.remove();
    this.#keyboard.remove();
    this.#layer.remove();
  }

  #connect() {
    for (const query of [matchMedia("(prefers-color-scheme: dark)"), forcedColors()]) {
      query.addEventListener("change", () => this.#paintOtherwise(), this.#listening);
    }
    this.#pointer.onpoint = ({ annotation, line }, cause) => this.#point(annotation, line, cause);
    this.#pointer.onleave = (cause) => this.#leave(cause);
    this.#connectKeys();
    this.#card.onopen = (annotation) => {
      const shown = /** @type {Shown} */ (this.#shown);
      shown.painter.paint(ACTIVE, piecesOf(annotation));
      this.#trail?.show(annotation, shown);
      this.onopen(annotation);
    };
    this.#card.ondismiss = () => this.#escape();
    this.#card.ongo = (index) => this.#openAt(index);
    this.#card.onchoose = (chosen) => this.#choose(chosen);
    this.#card.onclose = (annotation) => {
      this.#shown?.painter.paint(ACTIVE, []);
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
    this.#keyboard.onpanel = () => this.#panel?.toggle();
    this.#keyboard.onkeys = () => this.#panel?.showKeys();
  }

  /**
   * Makes the rest of what stands in the layer, which goes into the page now.
   * @param {Element} root
   */
  #furnish(root) {
    // The page may have thrown the layer out: then it comes in again with all that is left of it.
    if (!this.#panel || this.#panel.isLost()) this.#furnishMargin();
    if (this.#turn) return;
    this.#card.build();
    this.#keyboard.build();
    this.#trail = new Trail(this.#layer);
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    document.addEventListener("scroll", (event) => this.#follow(event), options);
    this.#turn = new Turn(root, (isOn) => {
      this.#layer.note("turn", isOn ? "on" : "off");
      this.#keyboard.isMeant = isOn;
    });
  }

  #furnishMargin() {
    this.#panel?.remove();
    this.#panel = new Panel(this.#layer, this.#platform, this.#strings);
    this.#panel.controls.onlens = (family, state) => this.onlens(family, state);
    this.#panel.controls.onchoose = (chosen) => this.#choose(chosen);
    this.#panel.ongo = (annotation) => this.#goTo(annotation);
    this.#panel.onclose = () => this.#trail?.hide();
    if (this.#shown) this.#panel.read(this.#shown, this.#settings.choices);
  }

  /** @param {Partial<import("../format/settings.js").Choices>} chosen */
  #choose(chosen) {
    this.#settings.choose(chosen);
    if (this.#shown) this.show(this.#shown.kinds);
  }

  /**
   * @param {Set<Kind>} chosen
   * @param {OpenCard | null} open
   */
  #mark(chosen, open) {
    if (!this.#shown) return;
    const { map, output, voices } = this.#shown;
    const { choices } = this.#settings;
    const kinds = choices.marks === "on" ? chosen : new Set();
    this.#shown.kinds = chosen;
    this.#layer.dress(choices);
    this.#panel?.read(this.#shown, choices);
    this.#marked = output.annotations.filter(({ kind }) => kinds.has(kind));
    this.#last = null;
    const nesting = new Nesting(this.#marked);
    const contents = new CardContents(map.text, output, this.#strings, choices.units, voices);
    this.#card.read({ contents, nesting });
    this.#pointer.read({ map, nesting });
    const stretch = firstStretch(this.#shown);
    this.#layer.attachLater();
    this.#painting.paint(this.#shown, nesting, stretch);
    if (open) this.#reopen(open);
  }

  /**
   * Paints on the map: the one there was, unless the browser now paints otherwise.
   * @param {TextMap} map
   * @returns {Highlights | Boxes}
   */
  #painter(map) {
    const painter = this.#shown?.painter;
    const { paper } = this.#layer;
    const paintsHighlights = this.#platform.highlights === "allowed" && isSupported();
    if (painter instanceof Highlights && painter.paper === paper && paintsHighlights) {
      painter.read(map);
      return painter;
    }
    painter?.remove();
    this.#painting.forget();
    return paintsHighlights ? new Highlights(map, paper) : new Boxes(map, this.#layer);
  }

  /** @returns {OpenCard | null} */
  #openCard() {
    const { annotation, cause, line } = this.#card;
    const range = annotation && this.#shown?.map.rangeOf(annotation);
    if (!range || !cause || !line) return null;
    // A card that has lost the focus must not take it from where it went.
    const keeps = cause !== "focus" || this.#layer.focused !== null;
    return { kind: annotation.kind, range, line, cause: keeps ? cause : "press" };
  }

  /**
   * Opens the card again, if what it is about is still at its place.
   * @param {OpenCard} open
   */
  #reopen({ kind, range, line, cause }) {
    const { map } = /** @type {Shown} */ (this.#shown);
    const start = map.offsetOf(range.startContainer, range.startOffset);
    const same = this.#marked.find(
      (one) => one.start === start && one.kind === kind && isSameRange(map.rangeOf(one), range),
    );
    const lines = same ? map.rectanglesOf(same) : [];
    if (same && lines.length > 0) this.#open(same, lines[nearestLine(lines, line)], cause);
  }

  /**
   * A card goes with its line where that scrolls within the page, and goes when the line has.
   * @param {Event} event
   */
  #follow({ target }) {
    const { annotation } = this.#card;
    const scroller = target === document && !isAnchored() ? document.documentElement : target;
    if (!annotation || !this.#shown || !(scroller instanceof Element)) return;
    const { map } = this.#shown;
    if (!scroller.contains(map.rangeOf(annotation)?.startContainer ?? null)) return;
    const line = map.rectanglesOf(annotation)[this.#lineIndex];
    if (line && isSeen(line, scroller)) this.#card.follow(line);
    else this.#card.close();
  }

  #paintOtherwise() {
    if (this.#shown) this.read(this.#shown.map, this.#shown.output, this.#shown.kinds);
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
    const lines = this.#shown?.map.rectanglesOf(annotation) ?? [];
    this.#lineIndex = nearestLine(lines, line);
    this.#keyboard.noteFocus();
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
    const wasFocused = this.#card.annotation && this.#layer.focused;
    this.#card.close();
    if (wasFocused) this.#keyboard.giveBackFocus();
  }

  /**
   * Leads to an annotation, whether it is marked or not, and lights it up for a moment.
   * @param {Annotation} annotation
   */
  #goTo(annotation) {
    const shown = /** @type {Shown} */ (this.#shown);
    this.#card.close();
    reveal(annotation, shown.map, this.#layer);
    shown.painter.paint(FLASH, piecesOf(annotation));
    clearTimeout(this.#flash);
    this.#flash = window.setTimeout(() => this.#shown?.painter.paint(FLASH, []), FLASH_MS);
    if (this.#marked.includes(annotation)) this.#last = annotation;
    this.#trail?.show(annotation, shown);
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
    const { map } = /** @type {Shown} */ (this.#shown);
    const annotation = nextMark(this.#marked, this.#last, direction, map);
    if (annotation) this.#leadTo(annotation);
  }

  /**
   * To the next mention of the same entity, or the next that the same source says.
   * @param {number} direction
   */
  #stepMention(direction) {
    const from = this.#card.annotation ?? this.#last;
    if (!from || !this.#shown) return this.#step(direction);
    this.#openAt(nextMention(from, this.#shown.output, this.#shown.voices, direction));
  }

  /** Opens the card that was open last, or the first one in view. */
  #openLast() {
    if (this.#last) this.#leadTo(this.#last);
    else this.#step(1);
  }
}
