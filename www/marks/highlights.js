/*
 * Paints annotations by the CSS Custom Highlight API.
 *
 * In: names of highlights with the spans painted by each. Out: highlights registered with the
 * document, and nothing else: no node of the page is touched. Highlights are shared by name with
 * other readers on the page, so only the ranges put in here are ever taken out again.
 * Ranges are static: live ones would slow every edit the page makes. No highlight has a priority of
 * its own: no two of them draw the same part of a word, and several priorities crash WebKit.
 */

import { namedOn } from "../annotations/highlight-names.js";
import { isFunction } from "../base/globals.js";

/** @import { Span } from "../base/contract.js" */
/** @import { TextMap } from "../text/text-map.js" */
/** @import { Paper } from "../annotations/highlight-names.js" */

export class Highlights {
  #map;
  /** @type {Map<string, StaticRange[]>} */
  #ranges = new Map();

  /**
   * @param {TextMap} map
   * @param {Paper} paper
   */
  constructor(map, paper) {
    this.#map = map;
    this.paper = paper;
  }

  /**
   * The text that spans are of from now on; what is painted stays until it is painted anew.
   * @param {TextMap} map
   */
  read(map) {
    this.#map = map;
  }

  /**
   * Paints `spans` under `name`, in place of what was painted under it before. Ranges that are
   * where they were are left alone: of a page that changes, only what has changed is painted.
   * @param {string} name
   * @param {Span[]} spans
   */
  paint(name, spans) {
    const before = this.#ranges.get(name) ?? [];
    const ranges = reusing(
      before,
      spans.flatMap((span) => this.#map.rangeOf(span) ?? []),
    );
    this.#replace(name, before, ranges);
    if (ranges.length > 0) this.#ranges.set(name, ranges);
    else this.#ranges.delete(name);
  }

  /** Registers again what the page has thrown out of the registry. */
  restore() {
    for (const [name, ranges] of this.#ranges) {
      if (!CSS.highlights.has(namedOn(name, this.paper))) this.#replace(name, [], ranges);
    }
  }

  /** Takes everything back. */
  remove() {
    for (const [name, ranges] of this.#ranges) this.#replace(name, ranges, []);
    this.#ranges.clear();
  }

  /**
   * @param {string} plain
   * @param {StaticRange[]} before
   * @param {StaticRange[]} ranges
   */
  #replace(plain, before, ranges) {
    const name = namedOn(plain, this.paper);
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    const kept = new Set(ranges);
    for (const range of before) if (!kept.has(range)) highlight.delete(range);
    for (const range of ranges) highlight.add(range);
    if (highlight.size === 0) CSS.highlights.delete(name);
    else if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
  }
}

/** Holds where the reader's colors replace the page's: all highlights are then blocks of one color. */
export const forcedColors = () => matchMedia("(forced-colors: active)");

/** Whether the browser paints highlights, and as they are styled. */
export function isSupported() {
  return isFunction(globalThis.Highlight) && "highlights" in CSS && !forcedColors().matches;
}

/**
 * `ranges`, with those of `before` in place of new ones that are the same.
 * @param {StaticRange[]} before
 * @param {StaticRange[]} ranges
 * @returns {StaticRange[]}
 */
function reusing(before, ranges) {
  /** @type {Map<Node, StaticRange[]>} */
  const known = new Map();
  for (const range of before) {
    const same = known.get(range.startContainer);
    if (same) same.push(range);
    else known.set(range.startContainer, [range]);
  }
  return ranges.map((range) => {
    const there = known.get(range.startContainer)?.find((old) => isSameRange(old, range));
    return there ?? range;
  });
}

/**
 * @param {StaticRange | null} one
 * @param {StaticRange} other
 * @returns {boolean}
 */
export function isSameRange(one, other) {
  return (
    one?.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}
