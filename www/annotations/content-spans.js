/*
 * Where an annotation is marked.
 *
 * In: an annotation. Out: the stretches of the text it is about. A quote or claim may be broken by
 * who says it, and what breaks it is no part of it:
 *
 *   “We left,” the mayor said. “It was late.”      two pieces, each with its quotation marks
 */

/** @import { Annotation, Span } from "../base/contract.js" */

/**
 * The pieces of an annotation, by start.
 * @param {Annotation} annotation
 * @returns {Span[]}
 */
export function piecesOf(annotation) {
  if (!("content" in annotation)) return [annotation];
  const marks = annotation.kind === "quote" ? 1 : 0;
  return annotation.content.map(({ start, end }) => ({
    start: Math.max(annotation.start, start - marks),
    end: Math.min(annotation.end, end + marks),
  }));
}

/**
 * Whether `inner` lies in one of the pieces of `outer`.
 * @param {Span} inner
 * @param {Annotation} outer
 * @returns {boolean}
 */
export function isWithin(inner, outer) {
  return piecesOf(outer).some(({ start, end }) => start <= inner.start && inner.end <= end);
}
