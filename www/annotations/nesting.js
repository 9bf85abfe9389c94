/*
 * Which annotations hold an offset of the text.
 *
 * In: annotations by start, longer first, that nest or are disjoint. Out: for an offset or a
 * stretch of the text, the annotations there. Each question is a bisection and a climb.
 */

import { lastAtMost } from "../base/bisect.js";

/** @import { Span } from "../base/contract.js" */

/** @template {Span} T */
export class Nesting {
  #annotations;
  /** @type {number[]} */ #starts;
  /** @type {number[]} The index of the annotation around each, or -1. */ #parents = [];

  /** @param {T[]} annotations */
  constructor(annotations) {
    this.#annotations = annotations;
    this.#starts = annotations.map((annotation) => annotation.start);
    /** @type {number[]} */
    const open = [];
    for (const [index, annotation] of annotations.entries()) {
      while (open.length > 0 && annotations[open[open.length - 1]].end < annotation.end) open.pop();
      this.#parents.push(open[open.length - 1] ?? -1);
      open.push(index);
    }
  }

  /**
   * The annotations around the letter at `offset`, innermost first.
   * @param {number} offset
   * @returns {T[]}
   */
  at(offset) {
    const found = [];
    let index = lastAtMost(this.#starts, offset);
    for (; index >= 0; index = this.#parents[index]) {
      const annotation = this.#annotations[index];
      if (offset < annotation.end) found.push(annotation);
    }
    return found;
  }

  /**
   * The annotations around `annotation`, innermost first.
   * @param {T} annotation
   * @returns {T[]}
   */
  around(annotation) {
    const found = this.at(annotation.start);
    return found.slice(found.indexOf(annotation) + 1);
  }

  /**
   * The annotations that touch a span, by start.
   * @param {Span} span
   * @returns {T[]}
   */
  within(span) {
    const open = this.at(span.start).reverse();
    const first = lastAtMost(this.#starts, span.start) + 1;
    const next = lastAtMost(this.#starts, span.end - 1) + 1;
    return [...open, ...this.#annotations.slice(first, next)];
  }
}
