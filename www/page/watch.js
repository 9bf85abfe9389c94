/*
 * Notices when the text of an element may have changed, or when some of it has appeared.
 *
 * In: an element, its text as it was read last, and what to do. Out: that is done in an idle moment
 * after a change, once for all changes until then, and never twice at a time. Changes that cannot
 * concern the text are let pass: advertisements that turn, pictures that arrive. A page that ticks is
 * read the less often, the longer it takes to read.
 */

import { Idle } from "../base/idle.js";
import { Appearance } from "./appearance.js";

/** @import { TextMap } from "../text/text-map.js" */

const CHANGES = { subtree: true, childList: true, characterData: true, attributes: true };

/**
 * How long there is no further reading, in times that the last one took: a twentieth of the time is
 * ours, and as much again that of threads which analyze and paint.
 */
const REST = 19;

export class Watch {
  #root;
  #run;
  #idle = new Idle(() => this.#read());
  #changes = new MutationObserver((records) => this.#note(records));
  #appearance = new Appearance(() => this.#ask());
  /** @type {TextMap | null} What was read last. */
  #map = null;
  #isReading = false;
  #hasChanged = false;
  /** Whether what has changed is text, and not only how it looks. */
  #isText = false;

  /**
   * @param {Element} root
   * @param {() => Promise<void>} run
   */
  constructor(root, run) {
    this.#root = root;
    this.#run = run;
    this.#changes.observe(root, CHANGES);
  }

  /**
   * Takes note of what was read: its trees that are not below the element are watched too.
   * @param {TextMap} map
   */
  include(map) {
    this.#map = map;
    for (const tree of map.trees) this.#changes.observe(tree, CHANGES);
    this.#appearance.watch(map.hidden);
  }

  /** Watches no longer. */
  end() {
    this.#changes.disconnect();
    this.#appearance.end();
    this.#idle.cancel();
  }

  /** @param {MutationRecord[]} records */
  #note(records) {
    const ours = records.filter(({ target }) => this.#isRead(target));
    if (ours.length === 0) return;
    const isText = ours.some(hasText);
    this.#isText ||= isText;
    if (isText || ours.some(({ type }) => type === "attributes")) this.#ask();
  }

  #ask() {
    if (this.#isReading) this.#hasChanged = true;
    else this.#idle.ask();
  }

  /** @param {Node} target */
  #isRead(target) {
    /** @type {Node | null} */
    let node = target;
    for (; node && node !== this.#root; node = node.parentNode) {
      if (this.#map?.leftOut.has(/** @type {Element} */ (node))) return false;
    }
    return true;
  }

  async #read() {
    if (!this.#isText && this.#map?.looksAsBefore()) return;
    const start_ms = performance.now();
    this.#isReading = true;
    this.#hasChanged = false;
    this.#isText = false;
    await this.#run();
    this.#isReading = false;
    this.#idle.rest((performance.now() - start_ms) * REST);
    if (this.#hasChanged) this.#idle.ask();
  }
}

/**
 * Tells whether there is text in what has changed.
 * @param {MutationRecord} record
 * @returns {boolean}
 */
function hasText({ type, attributeName, addedNodes, removedNodes }) {
  if (type === "characterData" || attributeName === "open") return true;
  // A line break parts words; what has a shadow tree may hold text that is not its own.
  return [...addedNodes, ...removedNodes].some(
    (node) => /\S/.test(node.textContent ?? "") || node.nodeName === "BR" || hasTree(node),
  );
}

/** @param {Node} node */
function hasTree(node) {
  return node instanceof Element && node.shadowRoot !== null;
}
