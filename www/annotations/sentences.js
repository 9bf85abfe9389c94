/*
 * The sentence around some words of a text.
 *
 * In: a text, its sentences as the analysis gives them, and a span. Out: the sentence in three
 * parts, before the words, the words, and after them, shortened where it runs long.
 */

import { firstWhere } from "../base/bisect.js";

/** @import { Span } from "../base/contract.js" */

/** @typedef {{ before: string, words: string, after: string }} Excerpt */

/** Longest context on either side, in UTF-16 units: three lines of the margin. */
const REACH = 110;

export class Sentences {
  #text;
  #sentences;

  /**
   * @param {string} text
   * @param {readonly Span[]} sentences
   */
  constructor(text, sentences) {
    this.#text = text;
    this.#sentences = sentences;
  }

  /**
   * The sentences that a span touches, as one span; the span itself where it lies in none.
   * @param {Span} span
   * @returns {Span}
   */
  holding({ start, end }) {
    return {
      start: this.#holding(start)?.start ?? start,
      end: this.#holding(end - 1)?.end ?? end,
    };
  }

  /**
   * @param {Span} span
   * @returns {Excerpt}
   */
  around({ start, end }) {
    const whole = this.holding({ start, end });
    const before = this.#text.slice(whole.start, start);
    const after = this.#text.slice(end, whole.end);
    return {
      before: ending(before),
      words: this.#text.slice(start, end),
      after: beginning(after),
    };
  }

  /**
   * @param {number} offset
   * @returns {Span | undefined} The sentence that holds the unit at this offset.
   */
  #holding(offset) {
    const sentences = this.#sentences;
    const next = firstWhere((index) => sentences[index].end > offset, 0, sentences.length);
    return sentences[next]?.start <= offset ? sentences[next] : undefined;
  }
}

/**
 * @param {string} text
 * @returns {string}
 */
function ending(text) {
  if (text.length <= REACH) return text;
  const kept = text.slice(-REACH);
  return `…${kept.slice(kept.indexOf(" ") + 1)}`;
}

/**
 * @param {string} text
 * @returns {string}
 */
function beginning(text) {
  const whole = text.trimEnd();
  if (whole.length <= REACH) return whole;
  const kept = whole.slice(0, REACH);
  return `${kept.slice(0, kept.lastIndexOf(" "))}…`;
}
