/*
 * Work put off until the page has nothing better to do; asked for often, it is done once.
 *
 * In: what to do. Out: `ask`, which sees to it that it is done soon, and `cancel`.
 */

import { isFunction } from "./globals.js";

/** Longest wait for an idle moment, in ms: a page that is never idle is read all the same. */
const PATIENCE_MS = 500;

/** Wait in ms where the browser cannot tell when it is idle. */
const PAUSE_MS = 200;

/** Safari cannot tell. */
const HAS_IDLE = isFunction(globalThis.requestIdleCallback);

export class Idle {
  #run;
  #asked = 0;

  /** @param {() => void} run */
  constructor(run) {
    this.#run = run;
  }

  ask() {
    if (this.#asked !== 0) return;
    const run = () => {
      this.#asked = 0;
      this.#run();
    };
    this.#asked = HAS_IDLE
      ? requestIdleCallback(run, { timeout: PATIENCE_MS })
      : window.setTimeout(run, PAUSE_MS);
  }

  cancel() {
    if (HAS_IDLE) cancelIdleCallback(this.#asked);
    else clearTimeout(this.#asked);
    this.#asked = 0;
  }
}
