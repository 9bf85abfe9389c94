/*
 * Whether a reader goes on in the page or back.
 *
 * In: how far the page is scrolled, whenever that changes. Out: "down" or "up", when it is the other.
 */

/** Least way that counts, in px: a hand is not steady. */
const LEAST_PX = 24;

export class ScrollDirection {
  #turn;
  #before = 0;
  /** @type {"down" | "up"} */
  #way = "up";

  /** @param {(way: "down" | "up") => void} turn */
  constructor(turn) {
    this.#turn = turn;
  }

  /** @param {number} top_px */
  note(top_px) {
    if (Math.abs(top_px - this.#before) < LEAST_PX) return;
    const way = top_px > this.#before ? "down" : "up";
    this.#before = top_px;
    if (way === this.#way) return;
    this.#way = way;
    this.#turn(way);
  }
}
