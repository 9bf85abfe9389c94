/*
 * Keeps an eye on the line that a card hangs on, frame by frame while the card is open: what moves a
 * line are late pictures, scrolling, the size of letters, animations, and no event tells of them all.
 *
 * In: a way to measure the line, and what holds it. Out: `onmove` with the line where it has moved,
 * and `onleave` when it can be seen no longer.
 */

import { isSeen, scrollersOf } from "./lines.js";

/** Distance that is a move, in pixels: less is rounding. */
const MOVED_PX = 0.5;

export class LineTracker {
  /** @type {(line: DOMRect) => void} */
  onmove = () => {};
  onleave = () => {};
  #frame = 0;

  /**
   * @param {Element} element What holds the line.
   * @param {() => DOMRect | undefined} measure
   */
  start(element, measure) {
    this.stop();
    const scrollers = scrollersOf(element).filter(
      (scroller) => scroller !== element.ownerDocument.scrollingElement,
    );
    let last = measure();
    const look = () => {
      this.#frame = requestAnimationFrame(look);
      const line = measure();
      if (!line || scrollers.some((scroller) => !isSeen(line, scroller))) return this.onleave();
      if (last && !hasMoved(line, last)) return;
      last = line;
      this.onmove(line);
    };
    this.#frame = requestAnimationFrame(look);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }
}

/**
 * @param {DOMRect} line
 * @param {DOMRect} last
 */
function hasMoved(line, last) {
  return ["left", "top", "width", "height"].some((side) => {
    const key = /** @type {"left"} */ (side);
    return Math.abs(line[key] - last[key]) > MOVED_PX;
  });
}
