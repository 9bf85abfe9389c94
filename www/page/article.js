/*
 * Finds the element that holds the article of a page.
 *
 * In: a document. Out: an element, or null where the page has no article.
 *
 * Every block of text has a worth: as many points as it has words where it is prose, and some
 * points off where it is a label, a heap of links, or furniture. An element is worth what its blocks are worth together; the article is the one worth most, widened
 * to the `<article>` or to the heading around it where that costs little.
 */

import { Furniture } from "../text/furniture.js";
import { isShown } from "../text/layout.js";
import { Tally } from "../text/tally.js";
import { articleData } from "./json-ld.js";
import { titleOf } from "./page-facts.js";

/** Points off for a block that is no prose. */
const LABEL_COST = 6;

/** Points off for a block of furniture, which is left out wherever it stands. */
const FURNITURE_COST = 1;

/** Least worth of an article, by whether the page says that it holds one. */
const LEAST_WORTH = { said: 25, unsaid: 50 };

/** Share of its worth that the article keeps when it is widened. */
const KEPT_WORTH = 0.8;

/** Share of the most worth from which on the story that the page is named after is meant. */
const TITLED_WORTH = 0.4;

/** Elements that say they are an article. */
const ARTICLES = ["article", "[role=article]", "[itemtype*=Article]", "[itemtype*=BlogPosting]"]
  .map((name) => `${name}:not(html, body)`)
  .join();

/** Most words of a headline. */
const HEADLINE_WORDS = 60;

/** Fewest words of paragraphs below one another that make a story of its own. */
const STORY_WORDS = 100;

/**
 * @param {Document} page
 * @returns {Element | null}
 */
export function findArticle(page) {
  const tally = new Tally(page.body);
  const worths = worthsOf(tally);
  const [most, worth] = mostWorth(worths);
  const least = saysArticle(page) ? LEAST_WORTH.said : LEAST_WORTH.unsaid;
  const best = most && (titledAs(most, worths) ?? most);
  if (!best || worth < least || isIndex(best, tally)) return null;
  return storyWithin(widened(best, worths, tally), worths);
}

/**
 * Tells whether an element is an index of stories: most of its prose are teasers, and nowhere do
 * other paragraphs follow one another.
 * @param {Element} element
 * @param {Tally} tally
 */
function isIndex(element, { blocks }) {
  const inside = blocks.filter((block) => element.contains(block.element));
  /** @type {Map<Element | null, number>} Prose, by what holds its paragraphs. */
  const stories = new Map();
  let [teasers, prose] = [0, 0];
  for (const { element: block, ...count } of inside) {
    teasers += count.teasers;
    prose += count.prose;
    const { parentElement } = block;
    stories.set(parentElement, (stories.get(parentElement) ?? 0) + count.prose);
  }
  return teasers > prose && Math.max(0, ...stories.values()) < STORY_WORDS;
}

/** @param {Document} page */
function saysArticle(page) {
  const type = page.querySelector('meta[property="og:type"]')?.getAttribute("content");
  return type === "article" || page.querySelectorAll("article").length === 1 || hasData(page);
}

/** @param {Document} page */
function hasData(page) {
  return Boolean(articleData(page.documentElement));
}

/**
 * @param {Tally} tally
 * @returns {Map<Element, number>} What is inner comes first.
 */
function worthsOf(tally) {
  const furniture = new Furniture(tally);
  /** @type {Map<Element, boolean>} */
  const known = new Map();
  // A page that is hidden as a whole, until its fonts are there, is read as it will be shown.
  const isHidden = isShown(tally.root) === false;
  /** @type {Map<Element, number>} */
  const worths = new Map();
  for (const block of tally.blocks) {
    const { element } = block;
    if (!isHidden && isShown(element) === false) continue;
    const isLeftOut = standsInFurniture(element, furniture, known);
    worths.set(element, isLeftOut ? -FURNITURE_COST : worthOf(block));
  }
  return tally.sum(worths);
}

/**
 * @param {import("../text/tally.js").Block} block
 * @returns {number}
 */
function worthOf({ element, words, linked, prose, teasers }) {
  if (prose > 0) return prose - linked;
  const isHeading = /^h[1-6]$/.test(element.localName) && linked * 2 < words;
  return isHeading || teasers > 0 ? 0 : -Math.min(words, LABEL_COST);
}

/**
 * Tells whether an element stands in furniture.
 * @param {Element} element
 * @param {Furniture} furniture
 * @param {Map<Element, boolean>} known
 */
function standsInFurniture(element, furniture, known) {
  /** @type {Element[]} */
  const asked = [];
  /** @type {Element | null} */
  let around = element;
  for (; around && !known.has(around); around = around.parentElement) asked.push(around);
  let isIn = around !== null && known.get(around) === true;
  for (const inner of asked.reverse()) {
    isIn ||= furniture.is(inner);
    known.set(inner, isIn);
  }
  return isIn;
}

/**
 * The element worth most; of several the innermost, which comes first.
 * @param {Map<Element, number>} worths
 * @returns {[Element | null, number]}
 */
function mostWorth(worths) {
  /** @type {[Element | null, number]} */
  let best = [null, 0];
  for (const [element, worth] of worths) if (worth > best[1]) best = [element, worth];
  return best;
}

/**
 * What stands below the headline that the page has for a title, where that is not in the element
 * worth most and is worth at least half of it: a story shown over a stream of others.
 * @param {Element} most
 * @param {Map<Element, number>} worths
 * @returns {Element | null}
 */
function titledAs(most, worths) {
  const page = most.ownerDocument;
  const least = (worths.get(most) ?? 0) * TITLED_WORTH;
  const isTitle = (/** @type {string} */ text) => /\S\s+\S/.test(text) && page.title.includes(text);
  const headings = [...page.querySelectorAll("h1")];
  /** @type {Element | null} */
  let around = headings.find(({ textContent }) => isTitle(textContent?.trim() ?? "")) ?? null;
  while (around && (worths.get(around) ?? 0) < least) around = around.parentElement;
  return around?.contains(most) || most.contains(around) ? null : around;
}

/**
 * The `<article>` around an element, or what holds its heading too, unless that holds much else.
 * @param {Element} best
 * @param {Map<Element, number>} worths
 * @param {Tally} tally
 * @returns {Element}
 */
function widened(best, worths, tally) {
  const least = (worths.get(best) ?? 0) * KEPT_WORTH;
  const isWorthIt = (/** @type {Element} */ element) => (worths.get(element) ?? 0) >= least;
  const article = best.closest(ARTICLES);
  if (article && isWorthIt(article)) return article;
  const headings = headingsOf(best, tally);
  for (let around = best; around.localName !== "body"; ) {
    if (headings.some((heading) => around.contains(heading))) return around;
    const { parentElement } = around;
    if (!parentElement || !isWorthIt(parentElement)) break;
    around = parentElement;
  }
  return best;
}

/**
 * What may be the headline of the article in an element.
 * @param {Element} best
 * @param {Tally} tally
 * @returns {Element[]}
 */
function headingsOf(best, tally) {
  const title = titleOf(best);
  const isTitle = (/** @type {Element} */ element) =>
    title &&
    (tally.of(element)?.words ?? 0) < HEADLINE_WORDS &&
    element.textContent?.includes(title);
  const titled = tally.blocks.filter(({ element }) => isTitle(element));
  return [...best.ownerDocument.querySelectorAll("h1"), ...titled.map(({ element }) => element)];
}

/**
 * Where several stories stand below one another, the one that the page is named after.
 * @param {Element} found
 * @param {Map<Element, number>} worths
 * @returns {Element}
 */
function storyWithin(found, worths) {
  const stories = [...found.querySelectorAll(ARTICLES)].filter(
    (story) => (worths.get(story) ?? 0) >= LEAST_WORTH.said,
  );
  const headed = stories.filter((story) => story.querySelector("h1"));
  return stories.length > 1 && headed.length === 1 ? headed[0] : found;
}
