/*
 * The card at its line: which of the lines of its annotation it hangs on, while the page changes.
 *
 * In: what is shown, and events of scrolling. Out: the card, opened where it was, moved along with
 * its line where that scrolls within the page, and closed when the line has gone.
 */

import { isAnchored } from "../card/card.js";
import { isSameRange } from "../marks/highlights.js";
import { isSeen, nearestLine } from "../marks/lines.js";

/** @import { Annotation, Kind, Output } from "../base/contract.js" */
/** @import { Card, Cause } from "../card/card.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** @typedef {{ kind: Kind, range: StaticRange, line: DOMRect, cause: Cause }} OpenCard */

export class CardAtLine {
  #card;
  #layer;
  /** @type {TextMap | null} */
  #map = null;
  #lineIndex = 0;

  /**
   * @param {Card} card
   * @param {Layer} layer
   */
  constructor(card, layer) {
    this.#card = card;
    this.#layer = layer;
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   * @param {Cause} cause
   */
  open(annotation, line, cause) {
    if (this.#card.annotation === annotation && cause === "hover") return;
    const lines = this.#map?.rectanglesOf(annotation) ?? [];
    this.#lineIndex = nearestLine(lines, line);
    this.#card.open(annotation, line, cause);
  }

  /** The open card, to find it again in another analysis. @returns {OpenCard | null} */
  noted() {
    const { annotation, cause, line } = this.#card;
    const range = annotation && this.#map?.rangeOf(annotation);
    if (!range || !cause || !line) return null;
    // A card that has lost the focus must not take it from where it went.
    const keeps = cause !== "focus" || this.#layer.focused !== null;
    return { kind: annotation.kind, range, line, cause: keeps ? cause : "press" };
  }

  /**
   * Opens a card again, if what it is about is still at its place.
   * @param {OpenCard | null} open
   * @param {TextMap} map
   * @param {Output} output
   */
  read(open, map, { annotations }) {
    this.#map = map;
    if (!open) return;
    const { kind, range, line, cause } = open;
    const start = map.offsetOf(range.startContainer, range.startOffset);
    const same = annotations.find(
      (one) => one.start === start && one.kind === kind && isSameRange(map.rangeOf(one), range),
    );
    const lines = same ? map.rectanglesOf(same) : [];
    if (same && lines.length > 0) this.open(same, lines[nearestLine(lines, line)], cause);
  }

  /**
   * @param {Event} event
   */
  follow({ target }) {
    const { annotation } = this.#card;
    const scroller = target === document && !isAnchored() ? document.documentElement : target;
    if (!annotation || !this.#map || !(scroller instanceof Element)) return;
    if (!scroller.contains(this.#map.rangeOf(annotation)?.startContainer ?? null)) return;
    const line = this.#map.rectanglesOf(annotation)[this.#lineIndex];
    if (line && isSeen(line, scroller)) this.#card.follow(line);
    else this.#card.close();
  }
}
