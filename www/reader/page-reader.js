/*
 * Readers of a page that changes: one for each element that is to be read, as long as it is there.
 *
 * In: an element, a selector, or neither, and options for all readers. Out: a reader for each element that the
 * selector matches, or for the article of the page; new ones as the page gets new elements, by
 * infinite scroll or by going to another address without loading, and none for those that leave.
 */

import { Idle } from "../base/idle.js";
import { note, tell } from "../base/log.js";
import { Appearance } from "../page/appearance.js";
import { findArticle } from "../page/article.js";
import { isShown } from "../text/layout.js";
import { Reader } from "./reader.js";

/** @import { Platform } from "../base/platform.js" */
/** @import { Options } from "./reader.js" */

/** Changes of the page after which other elements may be there, or be seen. */
const CHANGES = {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["class", "hidden", "id"],
};

/**
 * How long nothing is looked for, in times that it took last: where nothing is read a fiftieth of the
 * time is ours.
 */
const REST = { reading: 9, idle: 49 };

/** What may hold an article that is not shown. */
const HOLDERS = "body, body > *, main, article, dialog, [role=main], [role=dialog]";

/** What holds the elements that are read, in every copy of this script: a symbol names no element. */
const TAKEN = Symbol.for("postil.taken");

const shared = /** @type {{ [TAKEN]?: Set<Element> }} */ (/** @type {object} */ (globalThis));
shared[TAKEN] ??= new Set();

/** What is read on this page, so that no element has two readers. */
const taken = shared[TAKEN];

export class Follower {
  /** @type {Map<Element, Reader>} */
  #readers = new Map();
  #what;
  /** @type {Element | null} The article last found. */
  #found = null;
  /** The address it was found at. */
  #address = "";
  #options;
  #platform;
  #idle = new Idle(() => this.#look());
  #changes = new MutationObserver(() => this.#idle.ask());
  #appearance = new Appearance(() => this.#look());

  /**
   * @param {Element | string | null} what
   * @param {Options} options
   * @param {Platform} platform
   */
  constructor(what, options, platform) {
    this.#what = what;
    this.#options = options;
    this.#platform = platform;
    this.#changes.observe(document, CHANGES);
    this.#look();
  }

  /** The readers there are now, in no order. */
  get readers() {
    return [...this.#readers.values()];
  }

  /** Takes all readers from the page, and follows it no longer. */
  destroy() {
    this.#changes.disconnect();
    this.#appearance.end();
    this.#idle.cancel();
    this.#readAll([]);
  }

  #look() {
    const start_ms = performance.now();
    this.#readAll(this.#roots());
    const rest = this.#readers.size > 0 ? REST.reading : REST.idle;
    this.#idle.rest((performance.now() - start_ms) * rest);
  }

  /** @returns {Element[]} */
  #roots() {
    if (typeof this.#what === "string") return this.#shown(outermost(this.#what));
    const root = this.#what ?? this.#article();
    if (!root) this.#shown([...document.querySelectorAll(HOLDERS)]);
    return root ? [root] : [];
  }

  /**
   * Those of the elements that are seen, or will be with all of the page; when others appear, it is
   * looked again.
   * @param {Element[]} elements
   */
  #shown(elements) {
    const isPageHidden = isShown(document.body) === false;
    const shown = elements.filter((element) => isPageHidden || isShown(element) !== false);
    this.#appearance.watch(elements.filter((element) => !shown.includes(element)));
    return shown;
  }

  /**
   * The article of the page, looked for anew only when it is gone or the page is another.
   * @returns {Element | null}
   */
  #article() {
    const { href } = location;
    const isThere = this.#found?.isConnected && this.#shown([this.#found]).length > 0;
    if (isThere && this.#address === href) return this.#found;
    this.#found = findArticle(document);
    if (!this.#found) note("no article is found on this page; data-postil can name it");
    // Until the page shows another article, it is still on its way to the new address.
    if (this.#found) this.#address = href;
    return this.#found;
  }

  /** @param {Element[]} roots */
  #readAll(roots) {
    for (const [root, reader] of this.#readers) {
      if (roots.includes(root)) continue;
      reader.destroy();
      this.#readers.delete(root);
      taken.delete(root);
    }
    for (const root of roots) {
      if (!this.#readers.has(root)) this.#read(root);
    }
  }

  /** @param {Element} root */
  #read(root) {
    const isTaken = [...taken].some((other) => other.contains(root) || root.contains(other));
    if (isTaken) return;
    taken.add(root);
    const reader = new Reader(root, this.#options, this.#platform);
    this.#readers.set(root, reader);
    reader.update().catch(tell);
  }
}

/**
 * What a selector matches; of two that nest the outer one.
 * @param {string} selector
 * @returns {Element[]}
 */
function outermost(selector) {
  const matches = [...document.querySelectorAll(selector)];
  return matches.filter((match) => !match.parentElement?.closest(selector));
}
