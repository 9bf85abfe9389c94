/*
 * Lines of text as boxes in the window.
 *
 * In: boxes, or an annotation. Out: which of them stands nearest to another, whether one can be
 * seen, and one that has been scrolled into view.
 */

/** @import { Annotation } from "../base/contract.js" */
/** @import { Layer } from "./layer.js" */
/** @import { TextMap } from "../text/text-map.js" */

/**
 * @param {DOMRect[]} lines
 * @param {{ left: number, top: number }} place
 * @returns {number} -1 where there are none.
 */
export function nearestLine(lines, { left, top }) {
  const ways = lines.map((line) => Math.hypot(line.left - left, line.top - top));
  return ways.indexOf(Math.min(...ways));
}

/**
 * @param {DOMRect} line
 * @param {Element} scroller What it scrolls in.
 * @returns {boolean}
 */
export function isSeen(line, scroller) {
  const { top, bottom } = scroller.getBoundingClientRect();
  return line.bottom > top && line.top < bottom;
}

/**
 * Scrolls an annotation into view, no further than needed.
 * @param {Annotation} annotation
 * @param {TextMap} map
 * @param {Layer} layer
 * @returns {DOMRect | undefined} Its first line.
 */
export function reveal(annotation, map, layer) {
  const [line] = map.rectanglesOf(annotation);
  if (!line) return undefined;
  layer.place(layer.anchor, line);
  layer.anchor.scrollIntoView({ block: "nearest" });
  return map.rectanglesOf(annotation)[0];
}
