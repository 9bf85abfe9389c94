/*
 * What the margin says of an article: everything that was found, in parts.
 *
 * In: a text and its analysis. Out: plain data, `Section`s of groups of entries, which `panel.js`
 * puts on the page as text. Every entry leads to places in the text. What is not known is unsaid.
 */

import { Sentences } from "../annotations/sentences.js";
import { Voices } from "../annotations/speakers.js";
import { Format } from "../format/format.js";
import { conversionsTo } from "../format/units.js";
import { sourceGroups } from "./panel-sources.js";
import { timeGroups } from "./panel-timeline.js";

/** @import { Account } from "../card/card-content.js" */
/** @import { Annotation, Certainty, Entity, EntityKind, Output, Quantity } from "../base/contract.js" */
/** @import { Family } from "../annotations/highlight-names.js" */
/** @import { Excerpt } from "../annotations/sentences.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */

/**
 * `at` indexes the annotations that the entry leads to, one after the other; `accounts` are what
 * several sources say, in columns, in place of all else.
 * @typedef {{
 *   title: string,
 *   aside: string | null,
 *   note: string | null,
 *   excerpt: Excerpt | null,
 *   certainty: Certainty | null,
 *   accounts: Account[],
 *   at: number[],
 * }} Entry
 */
/**
 * Where a date stands on the axis: how far below the one before, from 0 to 1, and how far that is
 * where it is far; whether it is longer than a day, and whether the article came out then.
 * @typedef {{ gap: number, gapText: string | null, isLong: boolean, isIssue: boolean }} Stop
 */
/**
 * `voice` is the tint of a source.
 * @typedef {{
 *   label: string | null,
 *   note: string | null,
 *   voice?: string | null,
 *   stop?: Stop,
 *   entries: Entry[],
 * }} Group
 */
/** @typedef {{ family: Family, groups: Group[] }} Section */

/**
 * What all parts are made from.
 * @typedef {{
 *   text: string,
 *   output: Output,
 *   strings: Strings,
 *   format: Format,
 *   voices: Voices,
 *   sentences: Sentences,
 * }} Ground
 */

/** @type {readonly EntityKind[]} */
const PEOPLE = ["person", "group", "organization", "event", "product"];

/** What is not set in an entry. @type {Entry} */
export const PLAIN = {
  title: "",
  aside: null,
  note: null,
  excerpt: null,
  certainty: null,
  accounts: [],
  at: [],
};

/**
 * @param {string} text
 * @param {Output} output
 * @param {Strings} strings
 * @param {Choices["units"]} units Those that numbers are converted to.
 * @returns {Section[]}
 */
export function panelSections(text, output, strings, units) {
  /** @type {Ground} */
  const ground = {
    text,
    output,
    strings,
    format: new Format(strings, navigator.languages),
    voices: new Voices(text, output),
    sentences: new Sentences(text, output.sentences),
  };
  /** @type {Section[]} */
  const sections = [
    { family: "people", groups: PEOPLE.map((kind) => entityGroup(kind, ground)) },
    { family: "places", groups: [{ ...entityGroup("place", ground), label: null }] },
    { family: "time", groups: timeGroups(ground) },
    { family: "numbers", groups: [numberGroup(ground, units)] },
    { family: "speech", groups: sourceGroups(ground) },
    { family: "terms", groups: [glossaryGroup(ground)] },
  ];
  for (const section of sections) {
    section.groups = section.groups.filter(({ entries, stop }) => stop || entries.length > 0);
  }
  return sections;
}

/**
 * The annotations of some kinds, with their indices.
 * @template {Annotation["kind"]} K
 * @param {Output} output
 * @param {K[]} kinds
 * @returns {Found<Extract<Annotation, { kind: K }>>[]}
 */
export function annotationsOf({ annotations }, kinds) {
  const found = [];
  for (const [index, annotation] of annotations.entries()) {
    if (kinds.includes(/** @type {K} */ (annotation.kind))) found.push({ annotation, index });
  }
  return /** @type {any} */ (found);
}

/**
 * @template T
 * @typedef {{ annotation: T, index: number }} Found
 */

/**
 * @param {EntityKind} kind
 * @param {Ground} ground
 * @returns {Group}
 */
function entityGroup(kind, ground) {
  const entities = ground.output.entities.filter((entity) => entity.kind === kind);
  const entries = entities
    .filter(({ mentions }) => mentions.length > 0)
    .sort((one, other) => one.mentions[0] - other.mentions[0])
    .map((entity) => entityEntry(entity, ground));
  return { label: ground.strings.manyKinds[kind], note: null, entries };
}

/**
 * @param {Entity} entity
 * @param {Ground} ground
 * @returns {Entry}
 */
function entityEntry({ name, title, description, mentions, place }, { format, strings }) {
  const { country, level } = place ?? {};
  const land = country && level !== "country" ? format.country(country) : null;
  return {
    ...PLAIN,
    title: name,
    aside: strings.mentions(mentions.length),
    note: description ?? title ?? land,
    at: mentions,
  };
}

/**
 * @param {Ground} ground
 * @returns {Group}
 */
function glossaryGroup({ output, strings }) {
  const entries = output.terms.map(({ title, text, mentions }) => ({
    ...PLAIN,
    title,
    aside: strings.mentions(mentions.length),
    note: text,
    at: mentions,
  }));
  return { label: null, note: null, entries };
}

/**
 * @param {Ground} ground
 * @param {Choices["units"]} units
 * @returns {Group}
 */
function numberGroup(ground, units) {
  const found = annotationsOf(ground.output, ["quantity"]);
  const entries = found.map((quantity) => numberEntry(quantity, ground, units));
  return { label: null, note: null, entries };
}

/**
 * @param {Found<Quantity>} quantity
 * @param {Ground} ground
 * @param {Choices["units"]} units
 * @returns {Entry}
 */
function numberEntry({ annotation, index }, { format, sentences }, units) {
  return {
    ...PLAIN,
    title: format.quantity(annotation),
    aside: conversionsTo(units, annotation) || null,
    excerpt: sentences.around(annotation),
    at: [index],
  };
}
