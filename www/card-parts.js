/*
 * The parts of a card that lead elsewhere in the article.
 *
 * In: the content of a card. Out: a strip of ticks, one for each mention, and links to what else is
 * said; nothing where there is nothing to lead to.
 */

import { make, makeButton } from "./dom.js";

/** @import { CardContent } from "./card-content.js" */
/** @import { Strings } from "./strings.js" */

/** Most links in a card, which stays a card: the margin has all. */
const MOST_LINKS = 3;

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
    tick.style.left = `${place * 100}%`;
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
  const address = more && URL.canParse(more, document.baseURI) && new URL(more, document.baseURI);
  if (!address || !/^https?:$/.test(address.protocol)) return [];
  const link = make("a", "more", strings.more);
  link.href = address.href;
  link.rel = "noopener";
  return [link];
}
