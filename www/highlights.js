/*
 * Paints annotations by the CSS Custom Highlight API.
 *
 * In: names of highlights with the spans painted by each. Out: highlights registered with the
 * document, and nothing else: no node of the page is touched. Highlights are shared by name with
 * other readers on the page, so only the ranges put in here are ever taken out again.
 * Ranges are static: live ones would slow every edit the page makes.
 */

/** @import { Span } from "./contract.js" */
/** @import { TextMap } from "./text-map.js" */

/** A reader marks names within claims: what is inner is painted above what is outer. */
const PRIORITIES = [/^postil-voice/, /^postil-(active|flash)/, /^postil-(quote|claim)/, /^postil-/];

export class Highlights {
  #map;
  /** @type {Map<string, StaticRange[]>} */
  #ranges = new Map();

  /** @param {TextMap} map */
  constructor(map) {
    this.#map = map;
  }

  /**
   * Paints `spans` under `name`, in place of what was painted under it before.
   * @param {string} name
   * @param {Span[]} spans
   */
  paint(name, spans) {
    this.#withdraw(name);
    const ranges = spans.flatMap((span) => this.#map.rangeOf(span) ?? []);
    if (ranges.length === 0) return;
    const highlight = CSS.highlights.get(name) ?? newHighlight(name);
    for (const range of ranges) highlight.add(range);
    CSS.highlights.set(name, highlight);
    this.#ranges.set(name, ranges);
  }

  /** Takes everything back. */
  remove() {
    for (const name of [...this.#ranges.keys()]) this.#withdraw(name);
  }

  /** @param {string} name */
  #withdraw(name) {
    const highlight = CSS.highlights.get(name);
    for (const range of this.#ranges.get(name) ?? []) highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
    this.#ranges.delete(name);
  }
}

/** Holds where the reader's colors replace the page's: all highlights are then blocks of one color. */
export const forcedColors = () => matchMedia("(forced-colors: active)");

/** Whether the browser paints highlights, and as they are styled. */
export function isSupported() {
  return typeof Highlight === "function" && "highlights" in CSS && !forcedColors().matches;
}

/**
 * @param {string} name
 * @returns {Highlight}
 */
function newHighlight(name) {
  const highlight = new Highlight();
  highlight.priority = PRIORITIES.findIndex((pattern) => pattern.test(name));
  return highlight;
}
