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

import { FlatPage } from "./flat-page.js";
import { PageText } from "./page-text.js";

/** @import { Span } from "../base/contract.js" */
/** @import { Found, How, Words } from "./flat-page.js" */

/** @typedef {{ annotation: any, range: StaticRange, how: How }} Anchored */

/** Letters before and behind that are looked at: what is further away says no more. */
const SURROUNDINGS = 128;

/** Time at a stretch, in ms: then the page has its turn. */
const SLICE_MS = 30;

/** How often the search begins anew in a page that changes meanwhile. */
const ATTEMPTS = 3;

/**
 * @param {unknown} stored An annotation, a list of them, or a page or collection.
 * @param {Node} scope
 * @returns {Promise<{ anchored: Anchored[], lost: unknown[] }>}
 */
export async function anchor(stored, scope) {
  const annotations = listOf(stored);
  for (let attempt = 1; ; attempt++) {
    const { text } = new PageText(scope);
    const found = await findAll(annotations, text);
    const page = new PageText(scope);
    if (page.text === text || attempt === ATTEMPTS) return sorted(annotations, found, text, page);
  }
}

/**
 * Where annotations stand in a text; nothing is done for longer than a slice at a time.
 * @param {unknown[]} annotations
 * @param {string} text
 * @returns {Promise<(Found | null)[]>}
 */
async function findAll(annotations, text) {
  const page = new FlatPage(text);
  const found = [];
  let until_ms = performance.now() + SLICE_MS;
  for (const annotation of annotations) {
    found.push(page.find(selectorsOf(annotation)));
    if (performance.now() < until_ms) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until_ms = performance.now() + SLICE_MS;
  }
  return found;
}

/**
 * The annotations by whether they are found. Words that stood in the text and are in the page no
 * longer are lost.
 * @param {unknown[]} annotations
 * @param {(Found | null)[]} found
 * @param {string} text
 * @param {PageText} page
 */
function sorted(annotations, found, text, page) {
  /** @type {Anchored[]} */
  const anchored = [];
  /** @type {unknown[]} */
  const lost = [];
  annotations.forEach((annotation, index) => {
    const place = found[index];
    const isThere =
      place && text.slice(place.start, place.end) === page.text.slice(place.start, place.end);
    if (isThere) anchored.push({ annotation, range: page.rangeOf(place), how: place.how });
    else lost.push(annotation);
  });
  return { anchored, lost };
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
