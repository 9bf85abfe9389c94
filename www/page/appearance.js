/*
 * Notices when something that is not shown comes to be seen, by whatever means.
 *
 * In: elements, and what to do. Out: that is done when one of them may have appeared. What has no
 * box gets one, which a `ResizeObserver` tells of; what has one and is not painted appears with a
 * change of style. While nothing is hidden nothing is watched.
 */

import { isShown } from "../text/layout.js";
import { StyleWatch } from "./style-watch.js";

/** Most elements that are watched: what comes after them comes with them. */
const MOST = 500;

export class Appearance {
  #onchange;
  #boxes = new ResizeObserver((entries) => this.#see(entries.map(({ target }) => target)));
  #styles = new StyleWatch(() => this.#see(this.#unpainted));
  /** @type {Element[]} */
  #unpainted = [];

  /** @param {() => void} onchange */
  constructor(onchange) {
    this.#onchange = onchange;
  }

  /**
   * Watches these elements from now on, and no others.
   * @param {Iterable<Element>} elements
   */
  watch(elements) {
    this.end();
    const watched = [...elements].slice(0, MOST);
    for (const element of watched) this.#boxes.observe(element);
    this.#unpainted = watched.filter((element) => isShown(element) === null);
    if (this.#unpainted.length > 0) this.#styles.start();
  }

  end() {
    this.#boxes.disconnect();
    this.#styles.end();
  }

  /** @param {Element[]} elements */
  #see(elements) {
    if (elements.some((element) => isShown(element))) this.#onchange();
  }
}
