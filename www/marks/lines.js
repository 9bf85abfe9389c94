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
  const { top, bottom, left, right } = scroller.getBoundingClientRect();
  return line.bottom > top && line.top < bottom && line.right > left && line.left < right;
}

/**
 * Scrolls an annotation into view, no further than needed, in all that a reader can scroll back. The
 * style of the layer's anchor tells how much of the window is kept free above and below.
 * @param {Annotation} annotation
 * @param {TextMap} map
 * @param {Layer} layer
 * @returns {DOMRect | undefined} Its first line.
 */
export function reveal(annotation, map, layer) {
  const node = map.rangeOf(annotation)?.startContainer;
  const measure = () => map.rectanglesOf(annotation)[0];
  layer.attach();
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(layer.anchor);
  const clear = {
    top: Number.parseFloat(scrollMarginTop),
    bottom: innerHeight - Number.parseFloat(scrollMarginBottom),
  };
  for (const scroller of node?.parentElement ? scrollersOf(node.parentElement) : []) {
    const line = measure();
    if (line) scroller.scrollBy({ ...wayInto(line, boxOf(scroller), clear), behavior: "instant" });
  }
  return measure();
}

/**
 * What a reader can scroll around an element, the innermost first.
 * @param {Element} element
 * @returns {Element[]}
 */
export function scrollersOf(element) {
  const scrollers = [];
  /** @type {Element | null} */
  let around = element;
  for (; around; around = holderOf(around)) {
    const { position } = getComputedStyle(around);
    if (canScroll(around)) scrollers.push(around);
    // What is fixed to the window stays where it is.
    if (position === "fixed") break;
  }
  return scrollers;
}

/**
 * What an element stands in, as it is shown.
 * @param {Element} element
 * @returns {Element | null}
 */
function holderOf(element) {
  // Not the element's own, which the name of a field may hide.
  const tree = Node.prototype.getRootNode.call(element);
  const host = tree instanceof ShadowRoot ? tree.host : null;
  return element.assignedSlot ?? element.parentElement ?? host;
}

/** @param {Element} element */
function canScroll(element) {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth, ownerDocument } = element;
  if (scrollHeight <= clientHeight && scrollWidth <= clientWidth) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const overflow = overflowX + overflowY;
  if (element !== ownerDocument.scrollingElement) return /auto|scroll/.test(overflow);
  const isBodys = /^visiblevisible$/.test(overflow);
  const meant = isBodys ? getComputedStyle(ownerDocument.body).overflowY : overflowY;
  return !/hidden|clip/.test(meant);
}

/**
 * What of the window an element scrolls its content in.
 * @param {Element} scroller
 */
function boxOf(scroller) {
  const isPage = scroller === scroller.ownerDocument.scrollingElement;
  return isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : scroller.getBoundingClientRect();
}

/**
 * @param {DOMRect} line
 * @param {DOMRect} box
 * @param {{ top: number, bottom: number }} clear What of the window is kept for it.
 * @returns {{ top: number, left: number }} How far to scroll.
 */
function wayInto(line, box, clear) {
  const top = Math.max(box.top, clear.top);
  const bottom = Math.min(box.bottom, clear.bottom);
  const isRoom = bottom - top > line.height;
  const [least, most] = isRoom ? [top, bottom] : [box.top, box.bottom];
  return {
    top: wayBetween(line.top, line.bottom, least, most),
    left: wayBetween(line.left, line.right, box.left, box.right),
  };
}

/**
 * @param {number} start
 * @param {number} end
 * @param {number} least
 * @param {number} most
 */
function wayBetween(start, end, least, most) {
  if (start < least) return start - least;
  return end > most ? Math.min(end - most, start - least) : 0;
}
