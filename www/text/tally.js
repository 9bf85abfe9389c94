/*
 * How many words stand in each element of a tree, and what they are: prose, links, controls.
 *
 * In: an element. Out: counts for it and for every element in it, from one walk, whatever nests.
 * A block is the text that runs together in one element: a paragraph, a heading, a label.
 */

/** Elements that stand in a line of text. */
export const PHRASES = new Set(
  "a abbr b big br cite code del dfn em font i ins kbd mark q s samp small span strong sub sup \
time tt u var wbr".split(" "),
);

/** Elements that a reader fills in or presses. */
const CONTROLS = new Set("button input select textarea".split(" "));

/** Elements whose text nobody reads. */
const UNREAD = new Set([
  ...CONTROLS,
  ..."head math noscript script style svg template title".split(" "),
]);

/** Code units of white space: the last of the basic ones, and the one that keeps a line together. */
const SPACE = 0x20;
const HARD_SPACE = 0xa0;

/** Words of the shortest block that is taken for prose. */
const PROSE_WORDS = 10;

/** Most words of a teaser: what stands below a link to the story that it tells of. */
const TEASER_WORDS = 60;

/** Fewest words of a link to a story: fewer are a name. */
const STORY_LINK_WORDS = 4;

/** Links to other pages. */
const ELSEWHERE = 'a[href]:not([href^="#"])';

/**
 * `linked` words stand in links, `prose` words in paragraphs, `teasers` below links; `stories` are
 * headings that lead to other pages, and `controls` are fields and buttons.
 * @typedef {{ words: number, linked: number, prose: number, teasers: number, stories: number, controls: number }} Count
 */

/** @typedef {Count & { element: Element, parent: Place | null, block: Place, isLinked: boolean, isUnread: boolean }} Place */
/** @typedef {{ element: Element, words: number, linked: number, prose: number, teasers: number }} Block */

export class Tally {
  /** @type {Map<Element, Place>} Every element with words in it, after those that hold it. */
  #places = new Map();
  /** @type {Block[]} In document order. */
  blocks = [];

  /** @param {Element} root */
  constructor(root) {
    this.root = root;
    this.total = placeIn(null, root);
    this.#places.set(root, this.total);
    this.#walk(root);
    for (const place of this.#places.values()) {
      if (place.words === 0) continue;
      classify(place, this.blocks.at(-1));
      const { element, words, linked, prose, teasers } = place;
      this.blocks.push({ element, words, linked, prose, teasers });
    }
    for (const place of this.#inward()) if (place.parent) add(place.parent, place);
  }

  /**
   * What stands in an element; null where it is in another tree.
   * @param {Element} element
   * @returns {Count | null}
   */
  of(element) {
    return this.#places.get(element) ?? null;
  }

  /**
   * Adds up values of blocks, for every element that holds some; what is inner comes first.
   * @param {Map<Element, number>} values
   * @returns {Map<Element, number>}
   */
  sum(values) {
    /** @type {Map<Element, number>} */
    const sums = new Map();
    const open = new Map(values);
    for (const { element, parent } of this.#inward()) {
      const value = open.get(element);
      if (value === undefined) continue;
      sums.set(element, value);
      if (parent) open.set(parent.element, (open.get(parent.element) ?? 0) + value);
    }
    return sums;
  }

  /** All places, each after those in it. */
  #inward() {
    return [...this.#places.values()].reverse();
  }

  /** @param {Element} root */
  #walk(root) {
    // Not the document's own, which the name of an element may hide.
    const { createTreeWalker } = Document.prototype;
    const walker = createTreeWalker.call(root.ownerDocument, root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = countWords(/** @type {Text} */ (node).data);
      if (words === 0) continue;
      const { block, isLinked, isUnread } = this.#placeOf(node.parentElement);
      if (isUnread) continue;
      block.words += words;
      if (isLinked) block.linked += words;
    }
    for (const { parentElement } of root.querySelectorAll([...CONTROLS].join())) {
      this.#placeOf(parentElement).controls += 1;
    }
  }

  /**
   * The place of an element, made with those around it where it is the first that is asked for.
   * @param {Element | null} element
   * @returns {Place}
   */
  #placeOf(element) {
    const news = [];
    // The fields of a form may hide what holds it.
    let around = element;
    while (around && !this.#places.has(around)) {
      news.push(around);
      around = around.parentElement;
    }
    let place = (around && this.#places.get(around)) ?? this.total;
    for (const inner of news.reverse()) {
      place = placeIn(place, inner);
      this.#places.set(inner, place);
    }
    return place;
  }
}

/**
 * @param {Place | null} parent
 * @param {Element} element
 * @returns {Place}
 */
function placeIn(parent, element) {
  const { localName } = element;
  const isLinked = localName === "a" || (parent?.isLinked ?? false);
  const isUnread = UNREAD.has(localName) || (parent?.isUnread ?? false);
  const none = { words: 0, linked: 0, prose: 0, teasers: 0, stories: 0, controls: 0 };
  const place = /** @type {Place} */ ({ ...none, element, parent, isLinked, isUnread });
  place.block = parent && PHRASES.has(localName) ? parent.block : place;
  return place;
}

/** @param {string} text */
function countWords(text) {
  let words = 0;
  let isInWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code <= SPACE || code === HARD_SPACE;
    if (!isSpace && !isInWord) words += 1;
    isInWord = !isSpace;
  }
  return words;
}

/**
 * @param {Place} block
 * @param {Block} [before]
 */
function classify(block, before) {
  const { element, words } = block;
  const isLinks = isLinked(block);
  if (/^h[1-6]$/.test(element.localName)) {
    if (isLinks && element.querySelector(ELSEWHERE)) block.stories = 1;
  } else if (words >= PROSE_WORDS && !isLinks) {
    const leads = before && isLinked(before) && before.linked >= STORY_LINK_WORDS;
    block[leads && words <= TEASER_WORDS ? "teasers" : "prose"] = words;
  }
}

/** @param {{ words: number, linked: number }} count */
const isLinked = ({ words, linked }) => linked * 2 >= words;

/**
 * @param {Count} sum
 * @param {Count} part
 */
function add(sum, { words, linked, prose, teasers, stories, controls }) {
  sum.words += words;
  sum.linked += linked;
  sum.prose += prose;
  sum.teasers += teasers;
  sum.stories += stories;
  sum.controls += controls;
}
