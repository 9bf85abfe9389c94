/*
 * Lines of text as boxes in the window.
 *
 * In: boxes. Out: which of them stands nearest to another, and whether one can be seen.
 */

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
