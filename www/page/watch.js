/*
 * Notices when the text of an element may have changed.
 *
 * In: an element, other trees that hold parts of its text, and what to do. Out: that is done in an
 * idle moment after a change, once for all changes until then, and never twice at a time. Changes
 * that cannot concern the text are let pass: advertisements that turn, pictures that arrive.
 */

import { Idle } from "../base/idle.js";
import { isNamedFurniture } from "../text/furniture.js";

/** @import { TextOptions } from "../text/text-walk.js" */

const CHANGES = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["class", "hidden", "open", "style"],
};

export class Watch {
  #root;
  #options;
  #run;
  #idle = new Idle(() => this.#read());
  #changes = new MutationObserver((records) => this.#note(records));
  #isReading = false;
  #hasChanged = false;

  /**
   * @param {Element} root
   * @param {TextOptions} options
   * @param {() => Promise<void>} run
   */
  constructor(root, options, run) {
    this.#root = root;
    this.#options = options;
    this.#run = run;
    this.#changes.observe(root, CHANGES);
  }

  /**
   * Watches trees that are not below the element, but hold text of it.
   * @param {Iterable<ShadowRoot>} trees
   */
  include(trees) {
    for (const tree of trees) this.#changes.observe(tree, CHANGES);
  }

  /** Watches no longer. */
  end() {
    this.#changes.disconnect();
    this.#idle.cancel();
  }

  /** @param {MutationRecord[]} records */
  #note(records) {
    if (records.some((record) => hasText(record) && this.#isRead(record.target))) this.#idle.ask();
  }

  /** @param {Node} target */
  #isRead(target) {
    if (this.#options.furniture === "read") return true;
    let element = target instanceof Element ? target : target.parentElement;
    for (; element && element !== this.#root; element = element.parentElement) {
      if (isNamedFurniture(element)) return false;
    }
    return true;
  }

  async #read() {
    this.#hasChanged = true;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#hasChanged = false;
    await this.#run();
    this.#isReading = false;
    if (this.#hasChanged) this.#idle.ask();
  }
}

/**
 * Tells whether there is text in what has changed.
 * @param {MutationRecord} record
 * @returns {boolean}
 */
function hasText({ type, target, addedNodes, removedNodes }) {
  if (type === "characterData") return true;
  const changed = type === "attributes" ? [target] : [...addedNodes, ...removedNodes];
  // A line break parts words; what has a shadow tree may hold text that is not its own.
  return changed.some(
    (node) => /\S/.test(node.textContent ?? "") || node.nodeName === "BR" || hasTree(node),
  );
}

/** @param {Node} node */
function hasTree(node) {
  return node instanceof Element && node.shadowRoot !== null;
}
