/*
 * What stands around and within an article and is not part of it: navigation, advertisements,
 * comments, links to other stories, and the ways to share, subscribe and consent.
 *
 * In: an element. Out: whether it is such furniture, by what it is called and by what it holds.
 * Only what the markup says counts, so that it can be asked before the page is laid out.
 */

/** Elements and roles that are never prose of an article. */
const NAMED = [
  "nav, aside, footer, form, dialog, menu, amp-ad, amp-consent, amp-sidebar",
  "[role=navigation], [role=complementary], [role=contentinfo], [role=search], [role=banner]",
  "[role=dialog], [role=alertdialog], [role=menu], [role=toolbar], [aria-modal=true]",
  "[itemprop=comment], [itemtype$='/Comment'], [itemtype$='/WPSideBar'], [itemtype$='/WPAdBlock']",
].join(", ");

/** Parts of class names and ids by which pages call their furniture. */
const WORDS = new Set(
  `ad ads advert advertisement advertising adslot banner breadcrumb breadcrumbs comment comments
  consent cookie cookies disqus donate footer gdpr infobox masthead nav navbar navbox navigation
  newsletter outbrain pagination paywall piano popular promo promotion promoted recirc recommended
  recommendations references reflist related replies respond rail share sharing sidebar signup
  social sponsor sponsored subscribe subscription taboola teaser toolbar trending upsell
  widget`.split(/\s+/),
);

/** Words before which a name only tells of the state of something larger: "has-sidebar". */
const STATES = new Set(["has", "with", "without", "no", "is", "not", "show", "hide"]);

/** Elements that hold the whole of a page or an article, whatever they are called. */
const HOLDERS = "html, body, main, article, [role=main], [role=article], [itemprop~=articleBody]";

/** Elements that may be nothing but a heap of links. */
const HEAPS = "ul, ol, div, section, table, p";

/** Share of linked letters from which on a heap is one of links. */
const LINKED = 0.6;

/** Most letters such a heap has: a whole page of links is not looked at as one. */
const HEAP_LETTERS = 2000;

/**
 * Tells whether `element` is furniture by its name or role, or by its class and id.
 * @param {Element} element
 * @returns {boolean}
 */
export function isNamedFurniture(element) {
  if (element.matches(HOLDERS)) return false;
  if (element.matches(NAMED)) return true;
  return namesOf(element).some((name) => isFurnitureName(name));
}

/**
 * Tells whether `element`, found within an article, is no part of it.
 * @param {Element} element
 * @param {Element} article
 * @returns {boolean}
 */
export function isFurniture(element, article) {
  if (isNamedFurniture(element)) return lettersIn(element) * 2 < lettersIn(article);
  return element.matches(HEAPS) && isHeapOfLinks(element);
}

/**
 * @param {Element} element
 * @returns {string[]}
 */
function namesOf(element) {
  const { id } = element;
  return id ? [...element.classList, id] : [...element.classList];
}

/**
 * @param {string} name
 * @returns {boolean}
 */
function isFurnitureName(name) {
  const words = name
    .replace(/([a-z])(?=[A-Z])/g, "$1-")
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word, index) => WORDS.has(word) && !STATES.has(words[index - 1]));
}

/**
 * @param {Element} element
 * @returns {boolean}
 */
function isHeapOfLinks(element) {
  const links = element.getElementsByTagName("a");
  if (links.length === 0) return false;
  const letters = lettersIn(element);
  if (letters === 0 || letters > HEAP_LETTERS) return false;
  let linked = 0;
  for (const link of links) linked += lettersIn(link);
  return linked >= letters * (element.localName === "p" ? 0.9 : LINKED);
}

/** @param {Element} element */
function lettersIn(element) {
  return (element.textContent ?? "").replace(/\s+/g, "").length;
}
