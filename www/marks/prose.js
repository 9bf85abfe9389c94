/*
 * Which parts of an article are running prose, where notes may stand.
 *
 * In: a text map and its element. Out: a test for offsets of the text. The page has given headlines,
 * captions, bylines and links a look of their own; they introduce nobody either.
 */

import { lastAtMost } from "../base/bisect.js";

/** @import { Span } from "../base/contract.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** Elements that hold no prose, whatever is in them. */
const DISPLAY =
  "h1, h2, h3, h4, h5, h6, figcaption, figure, address, time, header, footer, aside, table, [itemprop~=author], [rel~=author]";

/** Parts of class names by which pages call what is no prose. */
const NAMED = /(^|[-_ ])(byline|author|caption|credits?|dateline|headline)([-_ ]|$)/i;

/** How a sentence ends. */
const END = /[.!?:]["”’')\]]*$/;

/** Least length of a paragraph of prose, in UTF-16 units: one that ends as a sentence does, and one that does not. */
const SENTENCE_LENGTH = 40;
const PARAGRAPH_LENGTH = 160;

/** "TALLINN, Nov. 20 (Meridian) — ", "DUBLIN (AP) - ". */
const DATELINE = /^\p{Lu}[\p{Lu} .'’/-]{2,}[^—–]{0,40}?(\s[—–]\s?|\)\s?-{1,2}\s)/u;

/**
 * @param {TextMap} map
 * @param {Element} root
 * @returns {(offset: number) => boolean}
 */
export function proseOf({ text, paragraphs }, root) {
  const starts = paragraphs.map(({ start }) => start);
  /** @type {Map<number, Span | null>} By paragraph, found when asked for. */
  const known = new Map();
  const proseIn = (/** @type {number} */ index) => {
    const { element, start } = paragraphs[index];
    const words = text.slice(start, starts[index + 1] ?? text.length);
    if (!isProse(words.trim(), element, root)) return null;
    return { start: start + (DATELINE.exec(words)?.[0].length ?? 0), end: start + words.length };
  };
  return (offset) => {
    const index = lastAtMost(starts, offset);
    if (index < 0) return false;
    if (!known.has(index)) known.set(index, proseIn(index));
    const prose = known.get(index);
    return prose ? prose.start <= offset && offset < prose.end : false;
  };
}

/**
 * @param {string} words
 * @param {Element} element
 * @param {Element} root
 */
function isProse(words, element, root) {
  if (words.length < (END.test(words) ? SENTENCE_LENGTH : PARAGRAPH_LENGTH)) return false;
  /** @type {Element | null} */
  let around = element;
  for (; around && around !== root; around = around.parentElement) {
    if (around.matches(DISPLAY) || NAMED.test(around.getAttribute("class") ?? "")) return false;
  }
  return true;
}

/**
 * Tells whether a span starts in no link of the page: two underlines would have two meanings.
 * @param {TextMap} map
 * @param {Span} span
 */
export function isUnlinked(map, span) {
  const node = map.rangeOf(span)?.startContainer;
  return node !== undefined && !node.parentElement?.closest("a[href]");
}
