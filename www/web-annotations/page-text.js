/*
 * The text of a page as the Web Annotation Data Model sees it: all its Text nodes, one after the
 * other, with nothing collapsed and nothing left out.
 *
 * In: a node of the page. Out: that text, and the way from offsets to the page and back. Offsets
 * are UTF-16 code units; `TextMap` has the text as its reader sees it.
 */

import { lastAtMost } from "../base/bisect.js";

/** @import { Span } from "../base/contract.js" */

export class PageText {
  /** @type {Text[]} */
  #nodes = [];
  /** @type {number[]} */
  #starts = [];
  /** @type {Map<Node, number>} */
  #startOf = new Map();

  /** @param {Node} scope */
  constructor(scope) {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let start = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      this.#nodes.push(text);
      this.#starts.push(start);
      this.#startOf.set(text, start);
      pieces.push(text.data);
      start += text.length;
    }
    this.text = pieces.join("");
  }

  /**
   * The span of a stretch of the page; null where it is in another tree, as in a frame.
   * @param {AbstractRange} range Between Text nodes.
   * @returns {Span | null}
   */
  spanOf({ startContainer, startOffset, endContainer, endOffset }) {
    const start = this.#startOf.get(startContainer);
    const end = this.#startOf.get(endContainer);
    if (start === undefined || end === undefined) return null;
    return { start: start + startOffset, end: end + endOffset };
  }

  /**
   * @param {Span} span One that is not empty.
   * @returns {StaticRange}
   */
  rangeOf({ start, end }) {
    const first = lastAtMost(this.#starts, start);
    const last = lastAtMost(this.#starts, end - 1);
    return new StaticRange({
      startContainer: this.#nodes[first],
      startOffset: start - this.#starts[first],
      endContainer: this.#nodes[last],
      endOffset: end - this.#starts[last],
    });
  }
}

/** The code points of a text, counted from its start. */
export class CodePoints {
  #length;
  /** @type {number[]} Where the code points of two units start, in units. */
  #pairs = [];
  /** @type {number[]} The same in code points. */
  #pointsOfPairs = [];

  /** @param {string} text */
  constructor(text) {
    this.#length = text.length;
    for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
      this.#pointsOfPairs.push(index - this.#pairs.length);
      this.#pairs.push(index);
    }
  }

  /**
   * How many code points stand before a unit.
   * @param {number} unit
   * @returns {number}
   */
  before(unit) {
    return unit - (lastAtMost(this.#pairs, unit - 2) + 1);
  }

  /**
   * The unit at which a code point starts; the text's length where it has no such many.
   * @param {number} count
   * @returns {number}
   */
  unitAt(count) {
    const pairs = lastAtMost(this.#pointsOfPairs, count - 1) + 1;
    return Math.max(0, Math.min(count + pairs, this.#length));
  }
}
