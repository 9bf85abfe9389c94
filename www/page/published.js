/*
 * The day an article was published, by what its page says.
 *
 * In: the element that is read, and its text. Out: the day, and where it was found. Data for machines
 * counts before dates written near the headline, and those before the page's address. Of two days the
 * earlier is meant, since pages overwrite the first with that of an update; of two that follow each
 * other, what people read: data is often a day off, by the clock of another time zone.
 */

import { dayIn, isNextTo } from "./days.js";
import { articleData } from "./json-ld.js";

/** @typedef {"microdata" | "json-ld" | "meta" | "time" | "line" | "address"} PageSource */
/** @typedef {{ day: string, from: PageSource }} Published */

/** Names of `<meta>` that hold the day of publication. */
const METAS = `article:published_time og:article:published_time og:published_time article:published
  article.published datePublished publish-date publishdate published-date publication_date pubdate
  parsely-pub-date sailthru.date dcterms.created dcterms.date dc.date.issued dc.date.created dc.date
  date`.split(/\s+/);

/** Elements that are called after dates and bylines. */
const DATED = ["date", "time", "publish", "posted", "byline"]
  .map((word) => `[class*="${word}" i]`)
  .join();

/** What is said of later days. */
const LATER = /updat|modif|edited|correct|revis|comment/i;

/** Most words of a line that tells of a day and is no sentence of the article. */
const LINE_WORDS = 16;

/** Letters before a date that may say what it is the date of. */
const LABEL_LETTERS = 30;

/** Lines at the head of the text among which there may be one. */
const HEAD_LINES = 8;

/** Elements around the article in which its headline and byline may stand. */
const AROUND = 3;

/**
 * @param {Element} root
 * @param {string} text
 * @param {string | null} language
 * @returns {Published | null}
 */
export function publishedIn(root, text, language) {
  const read = (/** @type {unknown} */ words) =>
    typeof words === "string" ? dayIn(words, language) : null;
  const first = (/** @type {unknown[]} */ all) => all.map(read).find((day) => day !== null) ?? null;
  const head = headOf(root);
  const lines = [...text.split("\n", HEAD_LINES), ...wordsOf(head, DATED)];
  /** @type {Record<PageSource, string | null>} */
  const days = {
    microdata: first(wordsOf(root, "[itemprop~=datePublished], time[pubdate]")),
    "json-ld": read(articleData(root)?.datePublished),
    meta: first(METAS.map((name) => meta(root.ownerDocument, name))),
    line: first(lines.flatMap(lineIn)),
    time: first(wordsOf(head, "time")),
    address: read(/\d{4}([-/]?)\d\d?\1\d\d?(?=\D|$)/.exec(location.pathname)?.[0]),
  };
  const known = (/** @type {PageSource[]} */ sources) =>
    sources.map((from) => ({ day: days[from] ?? "", from })).filter(({ day }) => day !== "");
  const [said] = known(["microdata", "json-ld", "meta"]).sort((one, other) =>
    one.day < other.day ? -1 : 1,
  );
  const isSeen = (/** @type {Published} */ { day }) => said && isNextTo(day, said.day);
  const [shown] = known(["line", "time", "address"]);
  return known(["line", "address"]).find(isSeen) ?? said ?? shown ?? null;
}

/**
 * What holds the article and its headline.
 * @param {Element} root
 * @returns {Element}
 */
function headOf(root) {
  let head = root;
  for (let i = 0; i < AROUND && !head.querySelector("h1"); i++) head = head.parentElement ?? head;
  return head;
}

/**
 * What elements say of a day: for machines, or else to everybody.
 * @param {Element} within
 * @param {string} selector
 * @returns {string[]}
 */
function wordsOf(within, selector) {
  const elements = [...within.querySelectorAll(selector)];
  return elements.filter(isFirst).flatMap((element) => {
    const [own] = ["datetime", "content"].flatMap((name) => element.getAttribute(name) ?? []);
    return own || lineIn(element.textContent ?? "");
  });
}

/**
 * Tells whether an element is not about a later day.
 * @param {Element} element
 */
function isFirst({ className, parentElement, previousSibling, previousElementSibling }) {
  const before = [previousSibling, previousElementSibling].map((node) => node?.textContent ?? "");
  const label = before.map((text) => text.slice(-LABEL_LETTERS)).join(" ");
  return !LATER.test(`${className} ${parentElement?.className} ${label}`);
}

/**
 * What a line says before it tells of an update; nothing where it is a sentence.
 * @param {string} text
 * @returns {string[]}
 */
function lineIn(text) {
  const [line] = text.replace(/\s+/g, " ").split(LATER, 1);
  return /\d{4}/.test(line) && line.split(" ").length <= LINE_WORDS ? [line] : [];
}

/**
 * @param {Document} page
 * @param {string} name
 * @returns {string | null}
 */
export function meta(page, name) {
  const [property, named, item] = ["property", "name", "itemprop"].map(
    (attribute) => `meta[${attribute}="${name}" i]`,
  );
  const found = page.querySelector(`${property}, ${named}, ${item}`);
  return found?.getAttribute("content") ?? null;
}
