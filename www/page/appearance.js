/*
 * Notices when something that is not shown comes to be seen, by whatever means.
 *
 * In: elements, and what to do. Out: that is done when one of them may have appeared. What has no
 * box gets one, which a `ResizeObserver` tells of; what has one and is not painted appears with a
 * change of style, somewhere on the page, with a click, or at the end of a transition. While nothing
 * is hidden nothing is watched.
 */

import { Idle } from "../base/idle.js";
import { isShown } from "../text/layout.js";

/** Changes of a page that may show what was hidden. */
const CHANGES = { subtree: true, childList: true, attributes: true };

/** Events after which it may be shown; they say nothing of what. */
const EVENTS = ["change", "load", "resize", "toggle", "transitionend", "animationend"];

/** Most elements that are watched: what comes after them comes with them. */
const MOST = 500;

export class Appearance {
  #onchange;
  #boxes = new ResizeObserver((entries) => this.#see(entries.map(({ target }) => target)));
  #idle = new Idle(() => this.#see(this.#unpainted));
  #styles = new MutationObserver(() => this.#idle.ask());
  #listening = new AbortController();
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
    if (this.#unpainted.length === 0) return;
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    this.#styles.observe(document, CHANGES);
    for (const name of EVENTS) addEventListener(name, () => this.#idle.ask(), options);
  }

  end() {
    this.#boxes.disconnect();
    this.#styles.disconnect();
    this.#listening.abort();
    this.#idle.cancel();
  }

  /** @param {Element[]} elements */
  #see(elements) {
    if (elements.some((element) => isShown(element))) this.#onchange();
  }
}
