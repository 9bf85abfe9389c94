/*
 * Stored Web Annotations found again in a page that may have changed since.
 *
 * In: annotations, ours or another's, and the node whose text their places count in. Out: for each
 * that is found, where; and those that are lost. An annotation is found where its words stand in
 * their old surroundings, before, behind or both; long words are surroundings enough. White space
 * does not count.
 *
 *   the words as they were, at their old place        position
 *   the words as they were, elsewhere                 quote
 *   words that differ in at most a fifth of letters   near
 */

import search from "approx-string-match";
import { lastAtMost } from "../base/bisect.js";
import { PageText, unitAt } from "./page-text.js";

/** @import { Span } from "../base/contract.js" */

/** @typedef {{ exact: string, prefix: string, suffix: string }} Words */
/** @typedef {"position" | "quote" | "near"} How */
/** @typedef {{ annotation: any, range: StaticRange, how: How }} Anchored */

/** Letters that no article says twice by chance. */
const LONG = 32;

/** What part of the letters around must be as they were. */
const ENOUGH = 0.7;

/** What part of the letters of an annotation may have changed. */
const CHANGED = 0.2;

/** Letters before and behind that are looked at: what is further away says no more. */
const SURROUNDINGS = 128;

/** Most letters of words that may have changed: the search takes their number times the page's. */
const SEARCHED = 8192;

/** Most places that are looked at more closely. */
const PLACES = 8;

/** Most places that are looked at at all. */
const MOST_PLACES = 2000;

/**
 * @param {unknown} stored An annotation, a list of them, or a page or collection.
 * @param {Node} scope
 * @returns {{ anchored: Anchored[], lost: unknown[] }}
 */
export function anchor(stored, scope) {
  const page = new FlatPage(new PageText(scope));
  /** @type {Anchored[]} */
  const anchored = [];
  const lost = [];
  for (const annotation of listOf(stored)) {
    const found = page.find(selectorsOf(annotation));
    if (found) anchored.push({ annotation, range: page.rangeOf(found), how: found.how });
    else lost.push(annotation);
  }
  return { anchored, lost };
}

/** A page's text with each run of white space as one blank. */
class FlatPage {
  #page;
  #flat = "";
  /** @type {number[]} Where each letter stands in the page's text. */
  #offsets = [];

  /** @param {PageText} page */
  constructor(page) {
    this.#page = page;
    const pieces = [];
    for (const { 0: piece, index } of page.text.matchAll(/\s+|\S+/g)) {
      const isBlank = piece.trim() === "";
      pieces.push(isBlank ? " " : piece);
      const length = isBlank ? 1 : piece.length;
      for (let at = 0; at < length; at++) this.#offsets.push(index + at);
    }
    this.#flat = pieces.join("");
  }

  /**
   * @param {Span} span
   * @returns {StaticRange}
   */
  rangeOf({ start, end }) {
    const last = this.#offsets[end - 1];
    return this.#page.rangeOf({ start: this.#offsets[start], end: last + 1 });
  }

  /**
   * @param {{ quote: Words | null, position: Span | null }} selectors
   * @returns {Span & { how: How } | null}
   */
  find({ quote, position }) {
    const old = position && this.#placeOf(position);
    if (!quote) return old && { ...old, how: "position" };
    const { exact } = quote;
    if (exact.trim() === "") return null;
    if (old && this.#isThere(quote, old.start)) {
      return { start: old.start, end: old.start + exact.length, how: "position" };
    }
    const expected = old?.start ?? 0;
    const same = this.#best(this.#occurrences(exact), quote, expected);
    if (same) return { ...same, how: "quote" };
    const near = this.#best(this.#similar(exact), quote, expected);
    return near && { ...near, how: "near" };
  }

  /**
   * A span of code points of the page's text, as one of this text.
   * @param {Span} position
   * @returns {Span | null}
   */
  #placeOf(position) {
    const { text } = this.#page;
    const [first, last] = [unitAt(text, position.start), unitAt(text, position.end)];
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
   * @param {string} exact
   * @returns {Span[]}
   */
  #occurrences(exact) {
    const places = [];
    let start = this.#flat.indexOf(exact);
    while (start >= 0 && places.length < MOST_PLACES) {
      places.push({ start, end: start + exact.length });
      start = this.#flat.indexOf(exact, start + 1);
    }
    return places;
  }

  /**
   * @param {string} exact
   * @returns {Span[]}
   */
  #similar(exact) {
    const most = Math.floor(exact.length * CHANGED);
    const isSearched = most > 0 && exact.length <= Math.min(SEARCHED, this.#flat.length + most);
    const places = isSearched ? search(this.#flat, exact, most) : [];
    return places.sort((one, other) => one.errors - other.errors).slice(0, MOST_PLACES);
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

/**
 * @param {any} stored
 * @returns {unknown[]}
 */
function listOf(stored) {
  const list = stored?.items ?? stored?.first?.items ?? stored;
  return Array.isArray(list) ? list : [list];
}

/**
 * The selectors of an annotation's first target that Postil knows.
 * @param {any} annotation
 * @returns {{ quote: Words | null, position: Span | null }}
 */
function selectorsOf(annotation) {
  const [target] = [annotation?.target].flat();
  const selectors = [target?.selector].flat();
  const quote = selectors.find((selector) => typeof selector?.exact === "string");
  const position = selectors.find(
    (selector) => Number.isInteger(selector?.start) && Number.isInteger(selector?.end),
  );
  return {
    quote: quote && {
      exact: flat(quote.exact),
      prefix: flat(quote.prefix).slice(-SURROUNDINGS),
      suffix: flat(quote.suffix).slice(0, SURROUNDINGS),
    },
    position: position ?? null,
  };
}

/**
 * @param {unknown} text
 * @returns {string}
 */
function flat(text) {
  return typeof text === "string" ? text.replace(/\s+/g, " ") : "";
}
