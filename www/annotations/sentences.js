/*
 * The sentence around some words of a text.
 *
 * In: a text whose paragraphs are lines, and a span of it. Out: the sentence in three parts, before
 * the words, the words, and after them, shortened where it runs long.
 */

/** @import { Span } from "../base/contract.js" */

/** @typedef {{ before: string, words: string, after: string }} Excerpt */

/** Longest context on either side, in UTF-16 units: three lines of the margin. */
const REACH = 110;

export class Sentences {
  #text;
  #segmenter;

  /**
   * @param {string} text
   * @param {string} language
   */
  constructor(text, language) {
    this.#text = text;
    // Older browsers have no segmenter: there the paragraph around the words is shortened.
    this.#segmenter = Intl.Segmenter
      ? new Intl.Segmenter(language, { granularity: "sentence" })
      : null;
  }

  /**
   * @param {Span} span
   * @returns {Excerpt}
   */
  around({ start, end }) {
    const near = this.#near(start, end);
    const cut = start - near.start;
    const [first, last] = this.#bounds(near.text, cut, end - near.start);
    return {
      before: ending(near.text.slice(first, cut)),
      words: this.#text.slice(start, end),
      after: beginning(near.text.slice(end - near.start, last)),
    };
  }

  /**
   * The paragraph, or as much of it as could be shown: paragraphs may be megabytes.
   * @param {number} start
   * @param {number} end
   * @returns {{ text: string, start: number }}
   */
  #near(start, end) {
    const low = Math.max(0, start - 4 * REACH);
    const high = end + 4 * REACH;
    const window = this.#text.slice(low, high);
    const first = window.slice(0, start - low).lastIndexOf("\n") + 1;
    const next = window.indexOf("\n", end - low);
    return { text: window.slice(first, next < 0 ? undefined : next), start: low + first };
  }

  /**
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @returns {[number, number]}
   */
  #bounds(text, start, end) {
    const segments = this.#segmenter?.segment(text);
    if (!segments) return [0, text.length];
    const after = (/** @type {number} */ index) => {
      const found = segments.containing(index);
      return found ? found.index + found.segment.length : text.length;
    };
    let first = segments.containing(start)?.index ?? 0;
    while (isWithin(text, first)) first = segments.containing(first - 1)?.index ?? 0;
    let last = after(end - 1);
    while (last < text.length && isWithin(text, last)) last = after(last);
    return [first, last];
  }
}

/**
 * Whether the stop before an offset belongs to an abbreviation, "Aug. 6", "Gen. Ito", which
 * segmenters take for the end. "In Oslo." looks alike: too long reads better than cut off.
 * @param {string} text
 * @param {number} offset
 * @returns {boolean}
 */
function isWithin(text, offset) {
  return /(^|[^\p{L}])\p{Lu}\p{L}{0,3}\.\s*$/u.test(text.slice(Math.max(0, offset - 8), offset));
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
