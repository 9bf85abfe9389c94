/*
 * Notices when a page may look otherwise than before: for a change of an attribute or a style sheet
 * anywhere, at the end of a transition, or for what readers do.
 *
 * In: what to do. Out: that is done in an idle moment after it, and not again for a while.
 */

import { Idle } from "../base/idle.js";

const CHANGES = { subtree: true, childList: true, attributes: true };

/** Events after which a page may look otherwise; they say nothing of what. */
const EVENTS = [
  ..."change load resize toggle transitionend animationend".split(" "),
  ..."keydown pointerover scroll".split(" "),
];

/** How long nothing is looked at again, in ms. */
const REST_MS = 800;

export class StyleWatch {
  #idle;
  #changes = new MutationObserver(() => this.#idle.ask());
  #listening = new AbortController();

  /** @param {() => void} run */
  constructor(run) {
    this.#idle = new Idle(() => {
      run();
      this.#idle.rest(REST_MS);
    });
  }

  start() {
    this.end();
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    this.#changes.observe(document, CHANGES);
    for (const name of EVENTS) addEventListener(name, () => this.#idle.ask(), options);
  }

  end() {
    this.#changes.disconnect();
    this.#listening.abort();
    this.#idle.cancel();
  }
}
