/*
 * The parts of a card that show more than words, or lead elsewhere in the article.
 *
 * In: the content of a card. Out: a map, a strip of days, a strip of ticks, one for each mention,
 * what several sources say, and links to what else is said; nothing where there is nothing of it.
 */

import { make, makeButton } from "../base/dom.js";
import { makePlate } from "../map/map-slot.js";

/** @import { Platform } from "../base/platform.js" */
/** @import { Account, CardContent } from "./card-content.js" */
/** @import { Cell } from "../format/days.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */

/** Most sources side by side. */
const MOST_ACCOUNTS = 4;

/** Most links in a card, which stays a card: the margin has all. */
const MOST_LINKS = 3;

/** Size of the map in a card, in pixels. */
const MAP_SIZE = { width: 300, height: 168 };

/** What can be chosen between on a card: the margin's settings have the rest. */
const UNITS = /** @type {const} */ (["metric", "us", "uk"]);

/**
 * The place, with the article's other places.
 * @param {CardContent} content
 * @param {Strings} strings
 * @param {(index: number) => void} go
 * @param {Platform["outlines"]} load
 * @returns {Element[]}
 */
export function mapParts({ map }, strings, go, load) {
  if (!map) return [];
  const label = strings.map(map.current.name);
  return [makePlate({ ...map, size: MAP_SIZE, label, go, load })];
}

/**
 * The days around a time; those that the article names lead there.
 * @param {CardContent} content
 * @param {Strings} strings
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
 * @param {Strings} strings
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
 * @param {Strings} strings
 * @param {(chosen: Partial<Choices>) => void} choose
 * @returns {Element[]}
 */
export function unitParts({ units }, strings, choose) {
  if (!units) return [];
  const choice = make("div", "choice");
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", strings.unitsLabel);
  for (const system of UNITS) {
    const button = makeButton("option", strings.units[system], null, () =>
      choose({ units: system }),
    );
    button.setAttribute("aria-pressed", String(units === system));
    choice.append(button);
  }
  return [choice];
}

/**
 * @param {CardContent} content
 * @param {Strings} strings
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
 * @param {Strings} strings
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
 * @param {Strings} strings
 * @param {(index: number) => void} go
 * @returns {HTMLElement}
 */
function accountPart({ source, voice, text, certainty, at }, strings, go) {
  const part = at === null ? make("div", "account") : makeButton("account", "", null, () => go(at));
  if (voice) part.dataset.voice = voice;
  part.dataset.certainty = certainty;
  const standing = make("span", "aside", strings.certainties[certainty]);
  part.append(make("span", "who", source), " ", make("span", "link-text", text), " ", standing);
  return part;
}

/**
 * Where in the article an entity is mentioned, and the way to the mention before and after.
 * @param {CardContent} content
 * @param {Strings} strings
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
 * @param {(index: number) => void} go
 * @returns {Element[]}
 */
export function linkParts({ links }, go) {
  if (!links || links.links.length === 0) return [];
  const parts = links.links.slice(0, MOST_LINKS).map(({ text, aside, at }) => {
    const link = makeButton("link", "", null, () => go(at));
    link.append(make("span", "link-text", text), " ", make("span", "link-aside", aside));
    return link;
  });
  return [make("h3", "links-title", links.heading), ...parts];
}

/**
 * The way to a page that says more. Only the web's own schemes are followed.
 * @param {CardContent} content
 * @param {Strings} strings
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
