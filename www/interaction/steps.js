/*
 * Which annotation comes next, for a reader who steps through them.
 *
 * In: the annotations that are marked, where the reader is, and the direction, 1 on or -1 back.
 * Out: the annotation to go to, or the index of the next mention; none at the end.
 */

import { kinOf } from "../annotations/related-annotations.js";
import { firstWhere } from "../base/bisect.js";

/** @import { Annotation, Output } from "../base/contract.js" */
/** @import { Speakers } from "../annotations/speakers.js" */
/** @import { TextMap } from "../text/text-map.js" */

/**
 * @param {Annotation[]} marked By start.
 * @param {Annotation | null} last Where the reader is; null where that is not known.
 * @param {number} direction
 * @param {TextMap} map
 * @returns {Annotation | undefined}
 */
export function nextMark(marked, last, direction, map) {
  const index = last ? marked.indexOf(last) : indexBefore(marked, direction, map);
  return marked[index + direction];
}

/**
 * The next annotation of the same entity or source.
 * @param {Annotation} from
 * @param {Output} output
 * @param {Speakers} speakers
 * @param {number} direction
 * @returns {number | undefined} Its index.
 */
export function nextMention(from, output, speakers, direction) {
  const kin = kinOf(from, output, speakers);
  return kin[kin.indexOf(output.annotations.indexOf(from)) + direction];
}

/**
 * The index before the one that stepping starts with: the first that is in view, or the last
 * above it.
 * @param {Annotation[]} marked
 * @param {number} direction
 * @param {TextMap} map
 * @returns {number}
 */
function indexBefore(marked, direction, map) {
  const isBelowTop = (/** @type {number} */ index) =>
    map.rectanglesOf(marked[index]).some(({ bottom }) => bottom > 0);
  const first = firstWhere(isBelowTop, 0, marked.length);
  return direction > 0 ? first - 1 : first;
}
