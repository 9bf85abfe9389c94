/*
 * A page's text in which words are looked for, with each run of white space as one blank.
 *
 * In: the words of a stored annotation, what stood around them, and where. Out: where they stand
 * now. One search takes milliseconds, whatever is looked for in whatever page: words that may have
 * changed are looked for near their old place, or where parts of them stand as they were, and the
 * whole page is gone through for so many letters in all.
 */

import search from "approx-string-match";
import { lastAtMost } from "../base/bisect.js";
import { CodePoints } from "./page-text.js";

/** @import { Span } from "../base/contract.js" */

/** @typedef {{ exact: string, prefix: string, suffix: string }} Words */
/** @typedef {"position" | "quote" | "near"} How */
/** @typedef {Span & { how: How }} Found */

/** Letters that no article says twice by chance. */
const LONG = 32;

/** What part of the letters around must be as they were. */
const ENOUGH = 0.7;

/** What part of the letters of an annotation may have changed. */
const CHANGED = 0.2;

/** Most letters of words that may have changed. */
const SEARCHED = 8192;

/** Letters up to which words are compared whole. Of longer ones both ends must be alike. */
const WHOLE = 256;
const END = 64;

/** Letters up to which words are looked for letter by letter, and how many before and behind. */
const SHORT = 64;
const NEIGHBORHOOD = 16_384;

/** Letters of a part by which longer words are found, and how many such parts are tried. */
const PART = 12;
const PARTS = 6;

/** Letters by which the place of a part may be wrong. */
const MOST_ROOM = 512;

/** Most places that are looked at more closely. */
const PLACES = 8;

/** Most places that are looked at at all. */
const MOST_PLACES = 2000;

/** Most letters gone through for all annotations of a page: a second or two. */
const MOST_LETTERS = 1e9;

export class FlatPage {
  #points;
  #flat;
  /** Where each letter stands in the page's text. */
  #offsets;
  #lettersLeft = MOST_LETTERS;
  /** How far what was found last has moved: what stands beside it has moved as far. */
  #shift = 0;

  /** @param {string} text */
  constructor(text) {
    this.#points = new CodePoints(text);
    this.#flat = text.replace(/\s+/g, " ");
    this.#offsets = new Uint32Array(this.#flat.length);
    let left = 0;
    let at = 0;
    for (const { 0: blanks, index } of text.matchAll(/\s{2,}/g)) {
      for (let offset = left; offset <= index; offset++) this.#offsets[at++] = offset;
      left = index + blanks.length;
    }
    for (let offset = left; offset < text.length; offset++) this.#offsets[at++] = offset;
  }

  /**
   * Where an annotation's words stand in the page's text.
   * @param {{ quote: Words | null, position: Span | null }} selectors
   * @returns {Found | null}
   */
  find({ quote, position }) {
    const old = position && this.#placeOf(position);
    const found = quote ? this.#findQuote(quote, old) : old && this.#as("position", old);
    if (!found) return null;
    if (old) this.#shift = found.start - old.start;
    const { start, end, how } = found;
    return { start: this.#offsets[start], end: this.#offsets[end - 1] + 1, how };
  }

  /**
   * @param {Words} quote
   * @param {Span | null} old
   * @returns {Found | null}
   */
  #findQuote(quote, old) {
    const { exact } = quote;
    if (exact.trim() === "") return null;
    if (old && this.#isThere(quote, old.start)) {
      return { start: old.start, end: old.start + exact.length, how: "position" };
    }
    const expected = old ? old.start + this.#shift : 0;
    if (old && this.#isThere(quote, expected)) {
      return { start: expected, end: expected + exact.length, how: "quote" };
    }
    return (
      this.#as("quote", this.#best(this.#occurrences(exact, MOST_PLACES), quote, expected)) ??
      this.#as("near", this.#best(this.#similar(exact, expected), quote, expected))
    );
  }

  /**
   * @param {How} how
   * @param {Span | null} place
   * @returns {Found | null}
   */
  #as(how, place) {
    return place && { ...place, how };
  }

  /**
   * A span of code points of the page's text, as one of this text.
   * @param {Span} position
   * @returns {Span | null}
   */
  #placeOf(position) {
    const [first, last] = [this.#points.unitAt(position.start), this.#points.unitAt(position.end)];
    const start = lastAtMost(this.#offsets, first - 1) + 1;
    const end = lastAtMost(this.#offsets, last - 1) + 1;
    return start < end ? { start, end } : null;
  }

  /**
   * @param {Words} quote
   * @param {number} start
   */
  #isThere({ exact, prefix, suffix }, start) {
    const whole = prefix + exact + suffix;
    const from = start - prefix.length;
    return from >= 0 && this.#flat.startsWith(whole, from);
  }

  /**
   * The places of words that are as they were. The engine looks for few letters at a time: for
   * many that repeat, it would take their number times the page's.
   * @param {string} exact
   * @param {number} most
   * @returns {Span[]}
   */
  #occurrences(exact, most) {
    const places = [];
    const head = exact.slice(0, LONG);
    this.#lettersLeft -= this.#flat.length;
    let start = this.#lettersLeft < 0 ? -1 : this.#flat.indexOf(head);
    for (let looks = 0; start >= 0 && looks < MOST_PLACES && places.length < most; looks++) {
      if (this.#flat.startsWith(exact, start)) places.push({ start, end: start + exact.length });
      start = this.#flat.indexOf(head, start + 1);
    }
    return places;
  }

  /**
   * The places of words of which some letters may have changed.
   * @param {string} exact
   * @param {number} expected
   * @returns {Span[]}
   */
  #similar(exact, expected) {
    if (exact.length > SEARCHED) return [];
    if (exact.length <= SHORT) {
      return this.#alike(exact, expected - NEIGHBORHOOD, expected + NEIGHBORHOOD);
    }
    return this.#likely(exact, expected).flatMap((start) => this.#around(exact, start));
  }

  /**
   * Where words may start of which a part is found as it was; the nearest to `expected` first.
   * @param {string} exact
   * @param {number} expected
   * @returns {number[]}
   */
  #likely(exact, expected) {
    const step = Math.floor((exact.length - PART) / (PARTS - 1));
    const starts = Array.from({ length: PARTS }, (_, number) => {
      const before = number * step;
      const part = exact.slice(before, before + PART);
      return this.#occurrences(part, PLACES).map(({ start }) => start - before);
    }).flat();
    starts.sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected));
    /** @type {number[]} */
    const apart = [];
    for (const start of starts) {
      if (apart.every((other) => Math.abs(other - start) > exact.length * CHANGED)) {
        apart.push(start);
      }
    }
    return apart.slice(0, PLACES);
  }

  /**
   * Words that may have changed, about where they may start.
   * @param {string} exact
   * @param {number} start
   * @returns {Span[]}
   */
  #around(exact, start) {
    const room = Math.min(MOST_ROOM, Math.ceil(exact.length * CHANGED));
    const end = start + exact.length;
    if (exact.length <= WHOLE) return this.#alike(exact, start - room, end + room);
    const [first] = this.#alike(exact.slice(0, END), start - room, start + END + room);
    const [last] = this.#alike(exact.slice(-END), end - END - room, end + room);
    return first && last && first.end <= last.start ? [{ start: first.start, end: last.end }] : [];
  }

  /**
   * The places between two offsets at which words stand with as few changes as anywhere there.
   * @param {string} words
   * @param {number} start
   * @param {number} end
   * @returns {Span[]}
   */
  #alike(words, start, end) {
    const most = Math.floor(words.length * CHANGED);
    const from = Math.max(0, start);
    const text = this.#flat.slice(from, Math.max(from, end));
    const places = most > 0 ? search(text, words, most) : [];
    return places
      .sort((one, other) => one.errors - other.errors)
      .slice(0, MOST_PLACES)
      .map((place) => ({ start: from + place.start, end: from + place.end }));
  }

  /**
   * The place whose surroundings are most like the old ones, if they are enough like them.
   * @param {Span[]} places
   * @param {Words} quote
   * @param {number} expected Of places as good as each other, the nearest to this one.
   * @returns {Span | null}
   */
  #best(places, { exact, prefix, suffix }, expected) {
    const near = (/** @type {Span} */ { start }) => Math.abs(start - expected);
    const ranked = places.map((place) => ({
      place,
      likeness: this.#roughly(place, prefix, suffix),
    }));
    ranked.sort((a, b) => b.likeness - a.likeness || near(a.place) - near(b.place));
    let best = null;
    let most = -1;
    for (const { place } of ranked.slice(0, PLACES)) {
      const before = likeness(this.#flat.slice(0, place.start), prefix, "end");
      const after = likeness(this.#flat.slice(place.end, place.end + 2 * suffix.length), suffix);
      const isEnough = exact.length >= LONG || prefix + suffix === "";
      if (before + after > most && (isEnough || Math.max(before, after) >= ENOUGH)) {
        best = place;
        most = before + after;
      }
    }
    return best;
  }

  /**
   * How many letters against the place are as they were.
   * @param {Span} place
   * @param {string} prefix
   * @param {string} suffix
   */
  #roughly({ start, end }, prefix, suffix) {
    let before = 0;
    while (before < prefix.length && this.#flat[start - 1 - before] === prefix.at(-1 - before)) {
      before++;
    }
    let after = 0;
    while (after < suffix.length && this.#flat[end + after] === suffix[after]) after++;
    return before + after;
  }
}

/**
 * What part of some words stands at one end of a text, from 0 to 1; of no words, nothing.
 * @param {string} text
 * @param {string} words
 * @param {"start" | "end"} [end]
 * @returns {number}
 */
function likeness(text, words, end = "start") {
  if (words === "") return 0;
  const room = Math.ceil(words.length * (1 + CHANGED));
  const near = end === "end" ? text.slice(-room) : text.slice(0, room);
  const most = Math.ceil(words.length * (1 - ENOUGH));
  const errors = search(near, words, most).map((match) => match.errors);
  return errors.length > 0 ? 1 - Math.min(...errors) / words.length : 0;
}
