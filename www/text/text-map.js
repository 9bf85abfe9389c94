/*
 * The text of an element as its reader sees it, and the way back from that text to the page.
 *
 * In: an element of the page. Out: one string, and DOM positions for offsets into it.
 * Offsets are UTF-16 code units. This is the only text model there is: what is analyzed, painted
 * and hit by the pointer is all read from one map. The page is read once and never changed.
 *
 *   in the page                                  in the text
 *   <p>Kur<b>sk</b></p><p>fell</p>               "Kursk\nfell"    blocks are paragraphs
 *   one<br>two                                   "one\ntwo"       so are lines broken by hand
 *   " a \n  b "                                  "a b"            white space collapses as in CSS
 *   <pre>a  b</pre>                              "a  b"           unless the page preserves it
 *   <b class="drop">T</b>he                      "The"            floated initials too
 *   Bel&shy;gorod                                "Belgorod"       soft hyphens are no letters
 *   a<button>Share</button>b                     "a b"            controls and media part words
 *   script, style, template, hidden elements     ""               what is not seen is not read
 */

import { lastAtMost } from "../base/bisect.js";
import { isShown } from "./layout.js";
import { TextSegments } from "./text-segments.js";
import { walkText } from "./text-walk.js";

/** @import { Span } from "../base/contract.js" */
/** @import { Paragraph, Position } from "./text-segments.js" */
/** @import { TextOptions } from "./text-walk.js" */

/** Longest time that a page waits while it is read in slices, in ms. */
const SLICE_MS = 40;

export class TextMap {
  /** @type {Map<Text, { first: number, last: number }>} */
  #segmentsOf = new Map();
  #segments;
  #range;

  /**
   * @param {Element} root
   * @param {TextOptions} [options]
   * @param {TextSegments} [segments] What was read of it, if it was.
   */
  constructor(root, options = {}, segments = readAtOnce(root, options)) {
    this.#segments = segments;
    const tree = root.getRootNode();
    if (tree instanceof ShadowRoot) this.#segments.trees.add(tree);
    this.text = this.#segments.chunks.join("");
    this.#range = root.ownerDocument.createRange();
    for (const [index, node] of this.#segments.nodes.entries()) {
      const known = this.#segmentsOf.get(node);
      if (known) known.last = index;
      else this.#segmentsOf.set(node, { first: index, last: index });
    }
  }

  /**
   * Reads in slices, between which the page has its turn, and may change.
   * @param {Element} root
   * @param {TextOptions} options
   * @returns {Promise<TextMap>}
   */
  static async read(root, options) {
    const segments = new TextSegments();
    let start_ms = performance.now();
    for (const _ of walkText(root, options, segments)) {
      if (performance.now() - start_ms < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      start_ms = performance.now();
    }
    return new TextMap(root, options, segments);
  }

  /**
   * Where paragraphs start, and the block element each stands in, by start.
   * @returns {readonly Paragraph[]}
   */
  get paragraphs() {
    return this.#segments.paragraphs;
  }

  /**
   * The shadow trees that hold some of the text.
   * @returns {ReadonlySet<ShadowRoot>}
   */
  get trees() {
    return this.#segments.trees;
  }

  /** What is no part of the article, and nothing in it was read. */
  get leftOut() {
    return this.#segments.leftOut;
  }

  /**
   * What was not shown when the text was read.
   * @returns {ReadonlySet<Element>}
   */
  get hidden() {
    return this.#segments.hidden;
  }

  /** Tells whether what was seen still is, and what was hidden still is. */
  looksAsBefore() {
    return (
      this.paragraphs.every(({ element }) => isShown(element) !== false) &&
      ![...this.hidden].some((element) => isShown(element))
    );
  }

  /**
   * Tells whether another map has the same text at the same places of the page.
   * @param {TextMap} other
   * @returns {boolean}
   */
  isSame(other) {
    const [one, two] = [this.#segments, other.#segments];
    return (
      this.text === other.text &&
      one.nodes.length === two.nodes.length &&
      one.nodes.every((node, i) => node === two.nodes[i] && one.nodeStarts[i] === two.nodeStarts[i])
    );
  }

  /**
   * The stretch of the page that shows a span of the text; null where the span holds no letter.
   * @param {Span} span
   * @returns {StaticRange | null}
   */
  rangeOf(span) {
    const start = this.#positionBefore(span.start);
    const end = this.#positionAfter(span.end);
    if (!start || !end || span.start >= span.end) return null;
    // No range leads from one tree into another.
    const isSplit = this.trees.size > 0 && start.node.getRootNode() !== end.node.getRootNode();
    if (isSplit) return null;
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
  }

  /**
   * The boxes a span fills in the viewport, one or more a line. Forces layout.
   * @param {Span} span
   * @returns {DOMRect[]}
   */
  rectanglesOf(span) {
    const range = this.rangeOf(span);
    if (!range) return [];
    // One live range is kept for measuring: each further one would tax every edit of the page.
    this.#range.setStart(range.startContainer, range.startOffset);
    this.#range.setEnd(range.endContainer, range.endOffset);
    return [...this.#range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  }

  /**
   * The offset in the text of a position in the page; null where the map does not hold it.
   * @param {Node} node
   * @param {number} nodeOffset
   * @returns {number | null}
   */
  offsetOf(node, nodeOffset) {
    const segments = this.#segmentsOf.get(/** @type {Text} */ (node));
    if (!segments) return null;
    const { starts, nodeStarts, lengths } = this.#segments;
    const index = lastAtMost(nodeStarts, nodeOffset, segments.first, segments.last + 1);
    if (index < segments.first) return starts[segments.first];
    return starts[index] + Math.min(nodeOffset - nodeStarts[index], lengths[index]);
  }

  /**
   * @param {number} offset
   * @returns {Position | null}
   */
  #positionBefore(offset) {
    const { starts, nodes, nodeStarts, lengths } = this.#segments;
    const index = lastAtMost(starts, offset);
    if (index >= 0 && offset < starts[index] + lengths[index]) {
      return { node: nodes[index], offset: nodeStarts[index] + offset - starts[index] };
    }
    // A paragraph break has no place of its own: the span starts with the next letter.
    const next = index + 1;
    return next < nodes.length ? { node: nodes[next], offset: nodeStarts[next] } : null;
  }

  /**
   * @param {number} offset
   * @returns {Position | null}
   */
  #positionAfter(offset) {
    const { starts, nodes, nodeStarts, lengths } = this.#segments;
    const index = lastAtMost(starts, offset - 1);
    if (index < 0) return null;
    const inside = Math.min(offset - starts[index], lengths[index]);
    return { node: nodes[index], offset: nodeStarts[index] + inside };
  }
}

/**
 * @param {Element} root
 * @param {TextOptions} options
 * @returns {TextSegments}
 */
function readAtOnce(root, options) {
  const segments = new TextSegments();
  for (const _ of walkText(root, options, segments));
  return segments;
}
