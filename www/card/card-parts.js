/*
 * The parts of a card that show more than words, or lead elsewhere in the article.
 *
 * In: the content of a card. Out: the sentence that names somebody first, a map, a strip of days, a
 * strip of ticks, one for each mention, what other sources say, and links to what else is said;
 * nothing where there is nothing of it.
 */

import { make, makeButton } from "../base/dom.js";
import { makePlate } from "../map/map-slot.js";

/** @import { Certainty } from "../base/contract.js" */
/** @import { Plan } from "../map/map.js" */
/** @import { CardContent } from "./card-content.js" */
/** @import { Account } from "./statements.js" */
/** @import { Cell } from "../format/days.js" */
/** @import { CommonStrings } from "../format/strings.js" */

/** Most sources side by side. */
const MOST_ACCOUNTS = 3;

/** Most links in a card, which stays a card: the margin has all. */
const MOST_LINKS = 2;

/** Size of the map in a card, in pixels. */
const MAP_SIZE = { width: 288, height: 160 };

/**
 * The place, with the article's other places.
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @param {Pick<Plan, "load"> & { dress: (css: string) => void }} source
 * @returns {Element[]}
 */
export function mapParts({ map }, strings, go, source) {
  if (!map) return [];
  const label = strings.map(map.current.name);
  return [makePlate({ ...map, ...source, size: MAP_SIZE, label, go })];
}

/**
 * The days around a time; those that the article names lead there.
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function dayParts({ days }, strings, go) {
  if (!days || days.length === 0) return [];
  const strip = make("ol", "days");
  strip.setAttribute("aria-label", strings.calendar);
  strip.append(...days.map((cell) => dayPart(cell, strings, go)));
  return [strip];
}

/**
 * @param {Cell} cell
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element}
 */
function dayPart({ over, label, name, isCurrent, isPublished, at }, strings, go) {
  const item = make("li", "day");
  const mark =
    at === null ? make("span", "date", label) : makeButton("date", label, name, () => go(at));
  if (isCurrent) mark.setAttribute("aria-current", "date");
  item.append(make("span", "weekday", over), mark);
  if (isPublished) item.append(make("span", "issue", strings.publishedHere));
  return item;
}

/**
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function accountParts({ accounts }, strings, go) {
  if (!accounts || accounts.length === 0) return [];
  const heading = make("h3", "links-title", strings.related);
  return [heading, accountColumns(accounts.slice(0, MOST_ACCOUNTS), strings, go)];
}

/**
 * What several sources say, in columns.
 * @param {Account[]} accounts
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {HTMLElement}
 */
export function accountColumns(accounts, strings, go) {
  const columns = make("div", "accounts");
  columns.append(...accounts.map((account) => accountPart(account, strings, go)));
  return columns;
}

/**
 * @param {Account} account
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {HTMLElement}
 */
function accountPart({ source, text, certainty, at }, strings, go) {
  const part = makeButton("account", "", null, () => go(at));
  part.append(make("span", "who", source), " ", make("span", "link-text", text));
  if (certainty !== "stated")
    part.append(" ", doubtPart(certainty, strings.certainties[certainty]));
  return part;
}

/**
 * How something is said, where not plainly.
 * @param {Certainty} certainty
 * @param {string} text
 * @returns {HTMLElement}
 */
export function doubtPart(certainty, text) {
  return make("span", certainty === "hedged" ? "doubt hedged" : "doubt", text);
}

/**
 * The sentence that names somebody first, which leads there.
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function introductionParts({ introduction }, strings, go) {
  if (!introduction) return [];
  const { before, words, after, at } = introduction;
  const link = makeButton("link", "", null, () => go(at));
  const sentence = make("span", "link-text");
  sentence.append(before, make("b", "", words), after);
  link.append(sentence);
  return [make("h3", "links-title", strings.firstNamed), link];
}

/**
 * Where in the article an entity is mentioned, and the way to the mention before and after.
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function mentionParts({ mentions }, strings, go) {
  if (!mentions || mentions.at.length < 2) return [];
  const { at, places, current } = mentions;
  const ticks = make("div", "ticks");
  for (const [number, place] of places.entries()) {
    const tick = makeButton("tick", "", strings.mention(number + 1, at.length), () =>
      go(at[number]),
    );
    tick.style.insetInlineStart = `${place * 100}%`;
    if (number === current) tick.setAttribute("aria-current", "true");
    ticks.append(tick);
  }
  const before = makeButton("last-mention", "‹", strings.lastMention, () => go(at[current - 1]));
  const after = makeButton("next-mention", "›", strings.nextMention, () => go(at[current + 1]));
  before.disabled = current <= 0;
  after.disabled = current === at.length - 1;
  const strip = make("div", "mentions");
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", strings.mentionsHere);
  strip.append(before, ticks, after);
  return [strip];
}

/**
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function linkParts({ links }, strings, go) {
  if (!links || links.links.length === 0) return [];
  const parts = links.links.slice(0, MOST_LINKS).map(({ text, aside, at }) => {
    const link = makeButton("link", "", null, () => go(at));
    if (aside) link.append(make("span", "link-aside", aside), " ");
    link.append(make("span", "link-text", text));
    return link;
  });
  const heading = make("h3", "links-title", links.heading);
  const { length } = links.links;
  if (length > MOST_LINKS)
    heading.append(" ", make("span", "count", strings.some(MOST_LINKS, length)));
  return [heading, ...parts];
}

/**
 * The way to a page that says more. Only the web's own schemes are followed.
 * @param {CardContent} content
 * @param {CommonStrings} strings
 * @returns {Element[]}
 */
export function moreParts({ more }, strings) {
  const link = make("a", "more", strings.more);
  // Not the document's, which the name of an element may hide.
  const address = more && URL.canParse(more, link.baseURI) && new URL(more, link.baseURI);
  if (!address || !/^https?:$/.test(address.protocol)) return [];
  link.href = address.href;
  link.rel = "noopener";
  return [link];
}
