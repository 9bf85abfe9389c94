/*
 * What stands around and within an article and is not part of it: navigation, advertisements,
 * comments, links to other stories, and the ways to share, subscribe and consent.
 *
 * In: the words of a tree, counted, and an element of it. Out: whether it is such furniture. What
 * it is called is evidence; how much of the text it holds, and how much of that is prose, decide.
 */

/** @import { Count, Tally } from "./tally.js" */

/** Elements, roles and types that are never prose of an article. */
const TAGS = new Set("nav aside footer form menu amp-ad amp-consent amp-sidebar".split(" "));
const ROLES = [
  "[role=navigation], [role=complementary], [role=contentinfo], [role=search], [role=banner]",
  "[role=menu], [role=toolbar], [itemprop=comment], [itemtype$='/Comment']",
  "[itemtype$='/WPSideBar'], [itemtype$='/WPAdBlock']",
].join();

/** What may hold a question or a whole story. */
const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";

/**
 * Parts of class names and ids by which pages call their furniture, where it is prose too: it is
 * furniture all the same, even where it is longer than the article.
 */
const PROSE_WORDS = new Set(
  `ad ads advert advertisement breadcrumb breadcrumbs carousel comments cookie cookies disqus gallery gdpr infobox navbox
  newsletter outbrain recirc references reflist respond signup slideshow subscribe subscription
  taboola`.split(/\s+/),
);

/** Those by which they call what may be prose of the article as well. */
const WORDS =
  /^(adslot|advert\w*|banner|comment\w*|consent|donate|footer|masthead|nav(bar|igation)?|pagination|paywall|piano|popular|promo\w*|rail|recommend\w*|related\w*|replies|share\w*|sharing|sidebar\w*|social\w*|sponsor\w*|teasers?|toolbar|trending|upsell|widgets?)$/;

/** Those of what is told about the author: prose, and no byline. */
const AUTHOR_WORDS = new Set(["author", "authors", "bio", "contributor"]);

/** Words from which on a name only tells of the state of something larger: "has-sidebar". */
const STATES = new Set([
  "has",
  "with",
  "without",
  "no",
  "is",
  "not",
  "show",
  "hide",
  "w",
  "after",
  "before",
]);

/** Elements that hold the whole of a page or an article, whatever they are called. */
const HOLDERS = "html, body, main, article, [role=main], [role=article], [itemprop~=articleBody]";

/** Elements that may be nothing but a heap of links. */
const HEAPS = new Set(["ul", "ol", "div", "section", "table", "p"]);

/** Share of linked words from which on a heap is one of links. */
const LINKED = 0.6;

/** Most words such a heap has: a whole page of links is not looked at as one. */
const HEAP_WORDS = 350;

/** Most words before a link that only announce it: "Read more:". */
const ANNOUNCED = 4;

/** Most words that are told of each story in a list of stories. */
const STORY_WORDS = 40;

/** Fewest words of prose that an article has beside its comments, and in a dialog. */
const LEAST_REST = 50;
const LEAST_IN_DIALOG = 100;

export class Furniture {
  #tally;

  /** @param {Tally} tally That of the page or of the article. */
  constructor(tally) {
    this.#tally = tally;
  }

  /**
   * Tells whether `element` is no part of the article.
   * @param {Element} element
   * @returns {boolean}
   */
  is(element) {
    const count = this.#tally.of(element);
    // Most elements have neither a name nor a role.
    if (!element.hasAttributes()) {
      const { localName } = element;
      return (
        (TAGS.has(localName) || (count !== null && isHeap(localName, count))) &&
        !this.#isMost(count)
      );
    }
    return !element.matches(HOLDERS) && this.#isNamed(element, count);
  }

  /**
   * @param {Element} element
   * @param {Count | null} count
   */
  #isNamed(element, count) {
    const { total } = this.#tally;
    const { localName } = element;
    const words = namesOf(element).flatMap(wordsOf);
    if (count && this.#isMost(count)) {
      return total.prose - count.prose >= LEAST_REST && meet(words, PROSE_WORDS);
    }
    if (TAGS.has(localName) || element.matches(ROLES) || meet(words, PROSE_WORDS)) return true;
    if (words.some((word) => WORDS.test(word))) return !count || !isProse(count);
    if (!count) return false;
    if (count.prose < LEAST_IN_DIALOG && element.matches(DIALOGS)) return true;
    return isHeap(localName, count) || (count.prose > 0 && meet(words, AUTHOR_WORDS));
  }

  /**
   * Tells whether there is more of the words or of the prose in a part than in all the rest.
   * @param {Count | null} part
   */
  #isMost(part) {
    const { words, prose } = this.#tally.total;
    if (!part) return false;
    return part.words * 2 >= words || (part.prose > 0 && part.prose * 2 >= prose);
  }
}

/**
 * @param {string[]} words
 * @param {Set<string>} known
 */
const meet = (words, known) => words.some((word) => known.has(word));

/** @param {Element} element */
function namesOf(element) {
  const names = [element.getAttribute("class"), element.getAttribute("id")];
  return names.flatMap((name) => name?.split(/\s+/) ?? []);
}

/**
 * The words of a name that say what it names.
 * @param {string} name
 * @returns {string[]}
 */
function wordsOf(name) {
  const words = name
    .replace(/([a-z])(?=[A-Z])/g, "$1-")
    .toLowerCase()
    .split(/[^a-z]+/);
  const state = words.findIndex((word) => STATES.has(word));
  return state < 0 ? words : words.slice(0, state);
}

/**
 * Tells whether words are sentences, as an article's are.
 * @param {Count} count
 */
function isProse({ words, linked, prose, controls }) {
  return controls === 0 && prose * 3 >= words * 2 && linked * 8 <= words;
}

/**
 * Tells whether an element is nothing but links to other stories.
 * @param {string} localName
 * @param {Count} count
 */
function isHeap(localName, { words, linked, prose, stories, teasers }) {
  if (words === 0 || !HEAPS.has(localName)) return false;
  if (stories > 1 && prose + teasers <= stories * STORY_WORDS) return true;
  if (words > HEAP_WORDS || linked < words * LINKED) return false;
  return localName !== "p" || words - linked <= ANNOUNCED;
}
