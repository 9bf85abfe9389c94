/*
 * A place in the text that is lit up for a moment, after the way there.
 */

/** How long it is lit, in ms: a glance finds it. */
const FLASH_MS = 1600;

export class Flash {
  #light;
  #timer = 0;

  /** @param {(annotations: import("../base/contract.js").Annotation[]) => void} light */
  constructor(light) {
    this.#light = light;
  }

  /** @param {import("../base/contract.js").Annotation} annotation */
  show(annotation) {
    this.#light([annotation]);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#light([]), FLASH_MS);
  }

  end() {
    clearTimeout(this.#timer);
  }
}
