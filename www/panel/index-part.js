/*
 * The index of the margin: people, organizations, places, dates and numbers of an article.
 *
 * In: a reading and what is searched for. Out: groups of entries, in each part by weight. Names that
 * stand only in bylines, captions and credits are left out.
 */

import { KINDS } from "../annotations/kinds.js";
import { make } from "../base/dom.js";
import { makePlate, sitesOf } from "../map/map-slot.js";
import { makeEntry, makeGroup } from "./entries.js";
import { shortDays } from "./short-days.js";

/** @import { Platform } from "../base/platform.js" */
/** @import { Annotation, Entity, Time } from "../base/contract.js" */
/** @import { IndexPart } from "../annotations/kinds.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Reading } from "../reader/reading.js" */
/** @import { Reach } from "./entries.js" */

/** @typedef {{ name: string, count: number, note: string, excerpt: string, annotations: Annotation[] }} Item */

/** Size of the map of all places, in pixels. */
const MAP_SIZE = { width: 288, height: 184 };

/** @type {Record<IndexPart, (part: IndexPart, reading: Reading) => Item[]>} */
const ITEMS = {
  people: entityItems,
  organizations: entityItems,
  places: entityItems,
  dates: dateItems,
  numbers: numberItems,
  terms: termItems,
};

/**
 * @param {Reading} reading
 * @param {string} searched
 * @param {Reach} reach
 * @returns {{ groups: HTMLElement[], count: number }}
 */
export function indexGroups(reading, searched, reach) {
  const words = searched.trim().toLowerCase();
  const groups = [];
  let count = 0;
  for (const part of /** @type {IndexPart[]} */ (Object.keys(ITEMS))) {
    const found = ITEMS[part](part, reading).filter((item) => wordsOf(item).includes(words));
    count += found.length;
    const entries = found.map((item) => itemEntry(item, reach));
    if (entries.length > 0) {
      groups.push(makeGroup(reach.strings.indexParts[part], "", entries));
      groups[groups.length - 1].dataset.index = part;
    }
  }
  return { groups, count };
}

/**
 * A map of all places; none where the position of none is known.
 * @param {Reading} reading
 * @param {Platform} platform
 * @param {Layer} layer
 * @param {Reach} reach
 * @returns {HTMLElement | null}
 */
export function indexMap({ output, contents }, platform, layer, { go }) {
  const sites = sitesOf(output);
  if (sites.length === 0) return null;
  return makePlate({
    sites,
    current: null,
    size: MAP_SIZE,
    label: contents.strings.map(sites.map(({ name }) => name).join(", ")),
    country: (code) => contents.format.country(code),
    go: (index) => go(output.annotations[index]),
    load: platform.outlines,
    dress: (css) => layer.dressFurther(css),
  });
}

/** @param {Item} item */
function wordsOf({ name, note, excerpt }) {
  return `${name} ${note} ${excerpt}`.toLowerCase();
}

/**
 * @param {Item} item
 * @param {Reach} reach
 * @returns {HTMLElement}
 */
function itemEntry({ name, count, note, excerpt, annotations }, reach) {
  const entry = makeEntry(excerpt ? "entry dated" : "entry", annotations, reach);
  entry.append(make("b", "name", name));
  if (count > 1) entry.append(" ", make("span", "count", String(count)));
  if (note) entry.append(" ", make("span", "entry-note", note));
  if (excerpt) entry.append(" ", make("span", "entry-note one-line", excerpt));
  return entry;
}

/**
 * @param {IndexPart} part
 * @param {Reading} reading
 * @returns {Item[]}
 */
function entityItems(part, { output, contents, isProse }) {
  const mentionsOf = (/** @type {Entity} */ { mentions }) =>
    mentions.map((index) => output.annotations[index]);
  return output.entities
    .filter(({ kind }) => KINDS[kind].index === part)
    .filter((entity) => mentionsOf(entity).some(({ start }) => isProse(start)))
    .sort((one, other) => other.mentions.length - one.mentions.length)
    .map((entity) => ({
      name: entity.name,
      count: entity.mentions.length,
      note: (part === "places" ? entity.description : contents.noteOf(entity)) ?? "",
      excerpt: "",
      annotations: mentionsOf(entity),
    }));
}

/**
 * By day, one line each; last those without a date.
 * @param {IndexPart} part
 * @param {Reading} reading
 * @returns {Item[]}
 */
function dateItems(part, reading) {
  /** @type {Map<string, Time[]>} */
  const byDays = new Map();
  for (const annotation of inProse(part, reading)) {
    const time = /** @type {Time} */ (annotation);
    if (!time.first || !time.last) continue;
    const key = `${time.first} ${time.last}`;
    byDays.set(key, [...(byDays.get(key) ?? []), time]);
  }
  const sorted = [...byDays].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, times]) => {
    const [{ first, last }] = times;
    const { before, words, after } = reading.sentences.around(times[0]);
    return {
      name: shortDays(
        reading.contents.format.locale,
        /** @type {string} */ (first),
        /** @type {string} */ (last),
        reading.output.published,
      ),
      count: times.length,
      note: "",
      excerpt: `${before}${words}${after}`,
      annotations: times,
    };
  });
}

/**
 * Those that measure or count something.
 * @param {IndexPart} part
 * @param {Reading} reading
 * @returns {Item[]}
 */
function numberItems(part, reading) {
  const { contents, map } = reading;
  return inProse(part, reading).flatMap((quantity) => {
    if (quantity.kind !== "quantity" || !(quantity.unit || quantity.of)) return [];
    const note = contents.converted(quantity) || (quantity.of ? contents.words(quantity.of) : "");
    const name = map.text.slice(quantity.start, quantity.end);
    return [
      {
        name,
        count: 1,
        note: name.includes(note) ? "" : note,
        excerpt: "",
        annotations: [quantity],
      },
    ];
  });
}

/**
 * @param {IndexPart} _
 * @param {Reading} reading
 * @returns {Item[]}
 */
function termItems(_, { output }) {
  return output.terms.map(({ title, text, mentions }) => ({
    name: title,
    count: mentions.length,
    note: text,
    excerpt: "",
    annotations: mentions.map((index) => output.annotations[index]),
  }));
}

/**
 * @param {IndexPart} part
 * @param {Reading} reading
 * @returns {Annotation[]}
 */
function inProse(part, { output, isProse }) {
  return output.annotations.filter(
    ({ kind, start }) => KINDS[kind].index === part && isProse(start),
  );
}
