/*
 * Work put off until the page has nothing better to do; asked for often, it is done once.
 *
 * In: what to do. Out: `ask`, which sees to it that it is done soon, `rest`, which puts it off, and
 * `cancel`.
 */

import { isFunction } from "./globals.js";

/** Longest wait for an idle moment, in ms: a page that is never idle is read all the same. */
const PATIENCE_MS = 500;

/** Wait in ms where the browser cannot tell when it is idle. */
const PAUSE_MS = 200;

/** Longest rest, in ms. */
const LONGEST_REST_MS = 30_000;

/** Safari cannot tell. */
const HAS_IDLE = isFunction(globalThis.requestIdleCallback);

export class Idle {
  #run;
  #asked = 0;
  #timer = 0;
  #restsUntil_ms = 0;

  /** @param {() => void} run */
  constructor(run) {
    this.#run = run;
  }

  ask() {
    if (this.#asked !== 0 || this.#timer !== 0) return;
    const pause_ms = this.#restsUntil_ms - performance.now();
    if (pause_ms > PATIENCE_MS) {
      this.#timer = window.setTimeout(() => {
        this.#timer = 0;
        this.#askNow();
      }, pause_ms);
    } else this.#askNow();
  }

  /**
   * Does nothing for a while, whatever is asked.
   * @param {number} pause_ms
   */
  rest(pause_ms) {
    this.#restsUntil_ms = performance.now() + Math.min(pause_ms, LONGEST_REST_MS);
  }

  cancel() {
    if (HAS_IDLE) cancelIdleCallback(this.#asked);
    else clearTimeout(this.#asked);
    clearTimeout(this.#timer);
    this.#asked = 0;
    this.#timer = 0;
  }

  #askNow() {
    const run = () => {
      this.#asked = 0;
      this.#run();
    };
    this.#asked = HAS_IDLE
      ? requestIdleCallback(run, { timeout: PATIENCE_MS })
      : window.setTimeout(run, PAUSE_MS);
  }
}
