/*
 * Finds the element that holds the article of a page.
 *
 * In: a document. Out: an element, or null where the page has no article.
 *
 * Every block of text has a worth: as many points as it has words where it is prose, and some
 * points off where it is a label, a heap of links, or furniture. An element is worth what its blocks are worth together; the article is the one worth most, widened
 * to the `<article>` or to the heading around it where that costs little.
 */

import { isNamedFurniture } from "../text/furniture.js";
import { articleData, pageFacts } from "./page-facts.js";

/** Elements that stand in a line of text. */
const INLINE = new Set(
  "a abbr b big br cite code del dfn em font i ins kbd mark q s samp small span strong sub sup \
time tt u var wbr".split(" "),
);

/** Elements whose text nobody reads. */
const UNREAD = "script, style, noscript, template, textarea, select, button, svg, head, title";

/** Words of the shortest block that is taken for prose. */
const PROSE_WORDS = 10;

/** Points off for a block that is none. */
const LABEL_COST = 6;

/** Points off for a block of furniture, which is left out wherever it stands. */
const FURNITURE_COST = 1;

/** Least worth of an article, by whether the page says that it holds one. */
const LEAST_WORTH = { said: 25, unsaid: 50 };

/** Share of its worth that the article keeps when it is widened. */
const KEPT_WORTH = 0.8;

/** Elements that say they are an article. */
const ARTICLES = "article, [role=article], [itemtype*=Article], [itemtype*=BlogPosting]";

/** Links to other pages. */
const ELSEWHERE = 'a[href]:not([href^="#"])';

/** @typedef {{ words: number, linked: number }} Count */

/**
 * @param {Document} page
 * @returns {Element | null}
 */
export function findArticle(page) {
  const worths = worthsOf(page);
  const [best, worth] = mostWorth(worths);
  const least = saysArticle(page) ? LEAST_WORTH.said : LEAST_WORTH.unsaid;
  if (!best || worth < least || isIndex(best)) return null;
  return storyWithin(widened(best, worths), worths);
}

/**
 * Tells whether an element is an index of stories: of its headings most are links.
 * @param {Element} element
 */
function isIndex(element) {
  const headings = [...element.querySelectorAll("h2, h3, h4")];
  const linked = headings.filter((heading) => heading.querySelector(ELSEWHERE));
  return linked.length > 2 && linked.length * 2 > headings.length;
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
 * @param {Document} page
 * @returns {Map<Element, number>}
 */
function worthsOf(page) {
  /** @type {Map<Element, number>} */
  const worths = new Map();
  const blocks = blocksOf(page.body);
  const letters = [...blocks.values()].reduce((sum, { words }) => sum + words, 0);
  const furniture = new Furniture(letters);
  for (const [block, count] of blocks) {
    const worth = furniture.holds(block) ? -FURNITURE_COST : worthOf(block, count);
    /** @type {Element | null} */
    let around = block;
    for (; around; around = around.parentElement) {
      worths.set(around, (worths.get(around) ?? 0) + worth);
    }
  }
  return worths;
}

/**
 * @param {Element} block
 * @param {Count} count
 * @returns {number}
 */
function worthOf(block, { words, linked }) {
  if (/^h[1-6]$/.test(block.localName)) return linked * 2 < words ? 0 : -LABEL_COST;
  const isProse = words >= PROSE_WORDS && linked * 2 < words;
  return isProse ? words - linked : -Math.min(words, LABEL_COST);
}

/**
 * The words of each block of a page that is seen.
 * @param {Element} body
 * @returns {Map<Element, Count>}
 */
function blocksOf(body) {
  /** @type {Map<Element, Count>} */
  const blocks = new Map();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.nodeValue ?? "").match(/\S+/g)?.length ?? 0;
    const { parentElement } = node;
    if (words === 0 || !parentElement || parentElement.closest(UNREAD)) continue;
    const block = blockOf(parentElement);
    const count = blocks.get(block) ?? { words: 0, linked: 0 };
    count.words += words;
    if (parentElement.closest("a")) count.linked += words;
    blocks.set(block, count);
  }
  for (const block of blocks.keys()) {
    if (block.checkVisibility?.() === false) blocks.delete(block);
  }
  return blocks;
}

/**
 * @param {Element} element
 * @returns {Element}
 */
function blockOf(element) {
  let block = element;
  while (INLINE.has(block.localName) && block.parentElement) block = block.parentElement;
  return block;
}

/** Tells what stands in furniture; what holds half of the page is none, whatever it is called. */
class Furniture {
  /** @type {Map<Element, boolean>} */
  #known = new Map();
  #most;

  /** @param {number} words Those of the whole page. */
  constructor(words) {
    this.#most = words / 2;
  }

  /**
   * @param {Element} element
   * @returns {boolean}
   */
  holds(element) {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const { parentElement } = element;
    const holds = this.#is(element) || (parentElement !== null && this.holds(parentElement));
    this.#known.set(element, holds);
    return holds;
  }

  /** @param {Element} element */
  #is(element) {
    if (!isNamedFurniture(element)) return false;
    return (element.textContent?.match(/\S+/g)?.length ?? 0) < this.#most;
  }
}

/**
 * The element worth most; of several the innermost, since elements come after what they hold.
 * @param {Map<Element, number>} worths
 * @returns {[Element | null, number]}
 */
function mostWorth(worths) {
  /** @type {[Element | null, number]} */
  let best = [null, 0];
  for (const [element, worth] of worths) {
    if (worth > best[1] || (worth === best[1] && best[0]?.contains(element)))
      best = [element, worth];
  }
  return best;
}

/**
 * The `<article>` around an element, or what holds its heading too, unless that holds much else.
 * @param {Element} best
 * @param {Map<Element, number>} worths
 * @returns {Element}
 */
function widened(best, worths) {
  const least = (worths.get(best) ?? 0) * KEPT_WORTH;
  const isWorthIt = (/** @type {Element} */ element) => (worths.get(element) ?? 0) >= least;
  const article = best.closest(ARTICLES);
  if (article && isWorthIt(article)) return article;
  const { title } = pageFacts(best);
  for (let around = best; around.localName !== "body"; ) {
    if (around.querySelector("h1") || (title && around.textContent?.includes(title))) return around;
    const { parentElement } = around;
    if (!parentElement || !isWorthIt(parentElement)) break;
    around = parentElement;
  }
  return best;
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
