/*
 * The card at its line: which of the lines of its annotation it hangs on, while the page changes.
 *
 * In: what is shown. Out: the card, left open where what it is about is there still, moved along with
 * its line, and closed when the line has gone.
 */

import { Nesting } from "../annotations/nesting.js";
import { isSameRange } from "../marks/highlights.js";
import { LineTracker } from "../marks/line-tracker.js";
import { nearestLine } from "../marks/lines.js";

/** @import { Annotation, Kind } from "../base/contract.js" */
/** @import { Card, Cause } from "../card/card.js" */
/** @import { CardContents } from "../card/card-content.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** @typedef {{ kind: Kind, range: StaticRange, line: DOMRect }} OpenCard */

export class CardAtLine {
  #card;
  /** @type {TextMap | null} */
  #map = null;
  #tracker = new LineTracker();

  /** @param {Card} card */
  constructor(card) {
    this.#card = card;
    this.#tracker.onmove = (line) => card.follow(line);
    this.#tracker.onleave = () => card.close();
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   * @param {Cause} cause
   */
  open(annotation, line, cause) {
    if (this.#card.annotation === annotation && cause === "hover") return;
    this.#track(annotation, line);
    this.#card.open(annotation, line, cause);
  }

  /** Leaves the line to itself: the card has closed. */
  end() {
    this.#tracker.stop();
  }

  /** The open card, to find it again in another analysis. @returns {OpenCard | null} */
  noted() {
    const { annotation, line } = this.#card;
    const range = annotation && this.#map?.rangeOf(annotation);
    return range && line ? { kind: annotation.kind, range, line } : null;
  }

  /**
   * Leaves a card open, if what it is about is still at its place in the text of another analysis.
   * @param {OpenCard | null} open
   * @param {TextMap} map
   * @param {Annotation[]} annotations
   * @param {CardContents} contents
   */
  read(open, map, annotations, contents) {
    this.#map = map;
    const start = open && map.offsetOf(open.range.startContainer, open.range.startOffset);
    const isSame = (/** @type {Annotation} */ one) =>
      one.start === start && one.kind === open?.kind && isSameRange(map.rangeOf(one), open.range);
    const same = annotations.find(isSame) ?? null;
    this.#card.read({ contents, nesting: new Nesting(annotations) }, same);
    if (open && same) this.#track(same, open.line);
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line
   */
  #track(annotation, line) {
    const map = /** @type {TextMap} */ (this.#map);
    const index = nearestLine(map.rectanglesOf(annotation), line);
    const element = map.rangeOf(annotation)?.startContainer.parentElement;
    if (element) this.#tracker.start(element, () => map.rectanglesOf(annotation)[index]);
  }
}
