/*
 * What is painted where, and when.
 *
 * In: an analysis and what of it is marked. Out: the spans of each highlight, by its name,
 * painted. Of a long text only what is in view is painted, and what lies around it, as the reader
 * comes there: whatever is changed, a browser goes through all highlights of a page anew before the
 * next frame, which takes longer than a frame where there are thousands.
 */

import { firstWhere } from "../base/bisect.js";

/** @import { Output, Span } from "../base/contract.js" */
/** @import { Boxes } from "./boxes.js" */
/** @import { Highlights } from "./highlights.js" */
/** @import { Marks } from "./marks.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** @typedef {{ map: TextMap, output: Output, painter: Highlights | Boxes }} Shown */

/** Most annotations that are painted wherever they are: a few milliseconds. */
const MOST_AT_ONCE = 1500;

/** How far around what is in view a long text is painted, in code units: some windows full. */
const AHEAD = 8000;

/** A window above and below, so that what scrolls into view is painted before. */
const NEAR = { rootMargin: "100%", scrollMargin: "100%" };

export class Painting {
  /** @type {Set<string>} Names of the highlights in use. */
  #names = new Set();
  /** @type {Span[]} What of the text is painted. */
  #painted = [];
  /** @type {(stretches: Span[]) => void} */
  #paint = () => {};
  /** @type {IntersectionObserver | null} */
  #inView = null;
  #printing = new AbortController();
  #later = 0;

  /**
   * @param {Shown} shown
   * @param {Marks} marks
   * @param {Span} stretch What is painted at once.
   */
  paint({ map, output, painter }, { layers }, stretch) {
    this.end();
    this.#paint = (stretches) => {
      for (const name of this.#names) if (!layers.has(name)) painter.paint(name, []);
      this.#names = new Set(layers.keys());
      for (const [name, marks] of layers) {
        const [all, ...others] = stretches.map((one) => marks.within(one));
        // Of two stretches both may hold some.
        painter.paint(name, others.length > 0 ? [...new Set(all.concat(...others))] : (all ?? []));
      }
      this.#painted = stretches;
    };
    this.#paint([stretch]);
    if (!isLong(output)) return;
    this.#paintForPrinter(map);
    this.#later = window.setTimeout(() => this.#follow(map));
  }

  /** What is painted from now on is painted by another painter. */
  forget() {
    this.end();
    this.#names.clear();
  }

  /** Paints no more. */
  end() {
    clearTimeout(this.#later);
    this.#inView?.disconnect();
    this.#printing.abort();
  }

  /**
   * Paints all while the page is printed.
   * @param {TextMap} map
   */
  #paintForPrinter(map) {
    this.#printing = new AbortController();
    const before = () => this.#paint([{ start: 0, end: map.text.length }]);
    const after = () => this.#paint([stretchInView(map)]);
    addEventListener("beforeprint", before, this.#printing);
    addEventListener("afterprint", after, this.#printing);
  }

  /**
   * Paints what comes into view from now on.
   * @param {TextMap} map
   */
  #follow(map) {
    const indices = indicesByElement(map);
    /** @type {Set<number>} Those of paragraphs. */
    const near = new Set();
    this.#inView = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        for (const index of indices.get(target) ?? []) {
          if (isIntersecting) near.add(index);
          else near.delete(index);
        }
      }
      const seen = [...near].map((index) => stretchOf(map, index, index + 1));
      if (seen.every((stretch) => this.#painted.some((painted) => holds(painted, stretch)))) return;
      this.#paint(around(seen));
    }, NEAR);
    for (const element of indices.keys()) this.#inView.observe(element);
  }
}

/**
 * The part of the text to paint first: all of it, unless it is long. Asks where it is in the window.
 * @param {Shown} shown
 * @returns {Span}
 */
export function firstStretch({ map, output }) {
  return isLong(output) ? stretchInView(map) : { start: 0, end: map.text.length };
}

/**
 * Tells whether an analysis is too long to be shown at once.
 * @param {Output} output
 */
export function isLong({ annotations }) {
  return annotations.length > MOST_AT_ONCE;
}

/**
 * @param {TextMap} map
 * @returns {Map<Element, number[]>} Those of paragraphs, by the element they stand in.
 */
function indicesByElement({ paragraphs }) {
  /** @type {Map<Element, number[]>} */
  const indices = new Map();
  for (const [index, { element }] of paragraphs.entries()) {
    const known = indices.get(element);
    if (known) known.push(index);
    else indices.set(element, [index]);
  }
  return indices;
}

/**
 * Stretches with what lies around them, few where they follow each other.
 * @param {Span[]} stretches
 * @returns {Span[]}
 */
function around(stretches) {
  /** @type {Span[]} */
  const wider = [];
  for (const { start, end } of stretches.sort((one, other) => one.start - other.start)) {
    const last = wider.at(-1);
    if (last && start - AHEAD <= last.end) last.end = end + AHEAD;
    else wider.push({ start: start - AHEAD, end: end + AHEAD });
  }
  return wider;
}

/**
 * @param {Span} outer
 * @param {Span} inner
 */
function holds(outer, inner) {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * The part of the text that is in view or less than a window away from it, where paragraphs stand
 * one below the other.
 * @param {TextMap} map
 * @returns {Span}
 */
function stretchInView(map) {
  const { paragraphs } = map;
  const box = (/** @type {number} */ index) => paragraphs[index].element.getBoundingClientRect();
  const first = firstWhere((index) => box(index).bottom > -innerHeight, 0, paragraphs.length);
  const next = firstWhere((index) => box(index).top > 2 * innerHeight, first, paragraphs.length);
  return stretchOf(map, first, next);
}

/**
 * @param {TextMap} map
 * @param {number} first
 * @param {number} next
 * @returns {Span}
 */
function stretchOf({ paragraphs, text }, first, next) {
  const startOf = (/** @type {number} */ index) => paragraphs[index]?.start ?? text.length;
  return { start: startOf(first), end: startOf(next) };
}
