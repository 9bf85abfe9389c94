/*
 * Which annotations have a note: those whose card says what the line does not.
 *
 * In: an analysis, where the text is prose, the reader's units and the day. Out: notes, each the
 * words that are marked. All else is found by pointing at it, or in the margin.
 *
 *   return       a name, where what it stands for was last named out of sight, or is said elsewhere
 *   place        its first mention, unless every reader knows where it is
 *   day          a relative one, once the article is older than a week
 *   conversion   an amount in units that are not the reader's, once
 *   doubt        the words that make a statement unconfirmed or denied
 *   once         the first mention of what the publisher explains
 */

import { KINDS } from "../annotations/kinds.js";
import { includesWords } from "../annotations/same-words.js";
import { isInDoubt } from "../annotations/speakers.js";
import { needsMap } from "./known-places.js";

/** @import { NoteRule } from "../annotations/kinds.js" */
/** @import { Annotation, Attribution, Mention, Output, Quantity, Span, TermMention, Time } from "../base/contract.js" */
/** @import { Sentences } from "../annotations/sentences.js" */

/** `start` and `end` are the words that are marked. @typedef {Span & { annotation: Annotation }} Note */

/**
 * `outOfSight` is the length of text that fills the window; `convert` gives an amount in the
 * reader's units, "" where those are its own; `today` is an ISO date, `country` the reader's.
 * @typedef {{
 *   text: string,
 *   output: Output,
 *   sentences: Sentences,
 *   isProse: (offset: number) => boolean,
 *   isFree: (span: Span) => boolean,
 *   outOfSight: number,
 *   convert: (quantity: Quantity) => string,
 *   today: string,
 *   country: string,
 * }} Ground
 */
/** @typedef {(annotation: any) => Span | null | undefined} Rule Asked of each annotation in turn. */

const DAY_MS = 86_400_000;

/** Days after which nobody is sure any more which Tuesday it was. */
const STALE_DAYS = 7;

/** How the names of months start. */
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Days around publication that the strip of one card shows. */
const STRIP_DAYS = 3;

/** Longest time whose place in the calendar a reader may want, in days: of years they know as much. */
const LONGEST_DAYS = 31;

/** @type {Record<NoteRule, (ground: Ground) => Rule>} */
const RULES = {
  return: returning,
  place: unknownPlace,
  day: relativeDay,
  conversion,
  doubt,
  once: firstOfTerm,
  never: () => () => null,
};

/**
 * @param {Ground} ground
 * @returns {Note[]} By start.
 */
export function notesOf(ground) {
  /** @type {Map<NoteRule, Rule>} */
  const rules = new Map();
  /** @type {Note[]} */
  const notes = [];
  for (const annotation of ground.output.annotations) {
    const { note } = KINDS[annotation.kind];
    const rule = rules.get(note) ?? RULES[note](ground);
    rules.set(note, rule);
    if (!ground.isProse(annotation.start)) continue;
    const span = rule(annotation);
    if (span) notes.push({ start: span.start, end: span.end, annotation });
  }
  return notes.sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function returning({ text, output, sentences, isFree, outOfSight }) {
  /** @type {Map<number, number>} Where each entity was last named. */
  const ends = new Map();
  const statements = statementsOf(output);
  return (/** @type {Mention} */ mention) => {
    if (mention.mention !== "name") return null;
    const { name, title, description, kind } = output.entities[mention.entity];
    const last = ends.get(mention.entity);
    ends.set(mention.entity, mention.end);
    if (last !== undefined && mention.start - last < outOfSight) return null;
    const here = sentences.holding(mention);
    const says = (/** @type {string} */ words) =>
      includesWords(text.slice(here.start, here.end), words);
    const saysWho = [title, description].some((words) => words && !says(words));
    const words = text.slice(mention.start, mention.end);
    const isShort = kind === "person" ? words.length < name.length : isInitials(words, name);
    const isShortened = isShort && last !== undefined && !says(name);
    const isAway = (/** @type {Span} */ { start, end }) => end <= here.start || here.end <= start;
    const isSource = () =>
      last === undefined && (statements.get(mention.entity) ?? []).filter(isAway).length > 1;
    return (saysWho || isShortened || isSource()) && isFree(mention) ? mention : null;
  };
}

/**
 * Whether words are initials of a name that is longer: of two letters every reader knows.
 * @param {string} words
 * @param {string} name
 */
function isInitials(words, name) {
  return /^(\p{Lu}[.&]?){3,6}$/u.test(words) && name.length > words.length + 4;
}

/**
 * @param {Output} output
 * @returns {Map<number, Attribution[]>} By who says them.
 */
function statementsOf({ annotations }) {
  /** @type {Map<number, Attribution[]>} */
  const statements = new Map();
  for (const annotation of annotations) {
    if (!("certainty" in annotation) || annotation.speaker === null) continue;
    const known = statements.get(annotation.speaker);
    if (known) known.push(annotation);
    else statements.set(annotation.speaker, [annotation]);
  }
  return statements;
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function unknownPlace({ output, isFree, country }) {
  const seen = new Set();
  return (/** @type {Mention} */ mention) => {
    if (mention.mention !== "name" || seen.has(mention.entity)) return null;
    seen.add(mention.entity);
    return needsMap(output.entities[mention.entity], country, output.entities) && isFree(mention)
      ? mention
      : null;
  };
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function relativeDay({ text, output: { published }, isFree, today }) {
  const day = published?.slice(0, 10);
  const isStale = day !== undefined && daysFrom(day, today) > STALE_DAYS;
  const seen = new Set();
  return (/** @type {Time} */ { start, end, type, first, last }) => {
    if (!isStale || !first || !last || type === "DURATION" || type === "SET") return null;
    // The days around publication are told together, on the card of the first of them.
    const isNear = first === last && Math.abs(daysFrom(day, first)) <= STRIP_DAYS;
    const key = isNear ? "these days" : `${first} ${last}`;
    if (seen.has(key) || daysFrom(first, last) >= LONGEST_DAYS) return null;
    if (!isRelative(text.slice(start, end), first, last) || !isFree({ start, end })) return null;
    seen.add(key);
    return { start, end };
  };
}

/**
 * Whether the words of a time leave its date to be found: they name neither month, year nor day.
 * @param {string} words
 * @param {string} first
 * @param {string} last
 */
function isRelative(words, first, last) {
  if (/\d/.test(words) && !/\b(ago|earlier|later)\b/.test(words)) return false;
  return ![first, last].some((date) => words.includes(MONTHS[Number(date.slice(5, 7)) - 1]));
}

/**
 * @param {string} one
 * @param {string} other
 */
function daysFrom(one, other) {
  return (Date.parse(other) - Date.parse(one)) / DAY_MS;
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function conversion({ text, convert, isFree }) {
  const seen = new Set();
  return (/** @type {Quantity} */ quantity) => {
    const { start, end } = quantity;
    const converted = convert(quantity);
    if (converted === "" || seen.has(converted)) return null;
    const words = text.slice(start, end);
    // Sizes of screens and engines are names; what the text converts itself needs no note.
    const isName = /-(inch|lit(er|re))\b/i.test(words);
    const isConverted =
      /^\s*[([/]\s*[^)\d]{0,8}\d/.test(text.slice(end, end + 14)) ||
      /\d[^()\d]{0,20}\(\s*[^)\d]{0,8}$/.test(text.slice(Math.max(0, start - 30), start));
    if (isName || isConverted || !isFree(quantity)) return null;
    seen.add(converted);
    return quantity;
  };
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function doubt({ text, isFree }) {
  const seen = new Set();
  return (/** @type {Attribution} */ attribution) => {
    const { because } = attribution;
    if (!because || !isInDoubt(attribution) || seen.has(because.start)) return null;
    // Keeping silent denies nothing.
    const isSilence = /\b(comment|disclos|discuss)/.test(text.slice(because.start, because.end));
    if (isSilence || !isFree(because)) return null;
    seen.add(because.start);
    return because;
  };
}

/**
 * @param {Ground} ground
 * @returns {Rule}
 */
function firstOfTerm({ isFree }) {
  const seen = new Set();
  return (/** @type {TermMention} */ term) => {
    if (seen.has(term.entry) || !isFree(term)) return null;
    seen.add(term.entry);
    return term;
  };
}
