/*
 * The timeline of the margin: the article's dates on an axis, each with its sentences.
 *
 * In: what the margin is made from. Out: a group for each date, by day, with its place on the axis:
 * the farther from the date before, the lower, by the logarithm of the days; last, what has no day.
 */

import { annotationsOf, PLAIN } from "./panel-content.js";

/** @import { Time } from "../base/contract.js" */
/** @import { Entry, Found, Ground, Group, Stop } from "./panel-content.js" */

const DAY_MS = 86_400_000;

/** Distance that is drawn at full length, in days: a human life. */
const FARTHEST = 30_000;

/** Distances from which on they are told in words, in days. */
const FAR = 45;

/**
 * @param {Ground} ground
 * @returns {Group[]}
 */
export function timeGroups(ground) {
  const all = annotationsOf(ground.output, ["time"]);
  const undated = all.filter(({ annotation: { first } }) => first === null);
  const entries = undated.map((time) => ({
    ...entryOf(time, ground),
    title: wordsOf(time, ground),
  }));
  return [...datedGroups(all, ground), { label: ground.strings.undated, note: null, entries }];
}

/**
 * @param {Found<Time>[]} all
 * @param {Ground} ground
 * @returns {Group[]}
 */
function datedGroups(all, ground) {
  /** @type {Map<string, { first: string, last: string, group: Group }>} */
  const byDays = new Map();
  for (const time of all) {
    const { first, last } = time.annotation;
    if (!first || !last) continue;
    const known = byDays.get(`${first} ${last}`) ?? { first, last, group: groupOf(time, ground) };
    known.group.entries.push(entryOf(time, ground));
    byDays.set(`${first} ${last}`, known);
  }
  addIssue(byDays, ground);
  const sorted = [...byDays.values()].sort(
    (one, other) => compare(one.first, other.first) || compare(one.last, other.last),
  );
  return sorted.map(({ first, last, group }, index) => {
    const before = sorted[index - 1]?.first ?? first;
    return {
      ...group,
      stop: {
        ...stopAt(before, first, ground),
        isLong: first !== last,
        isIssue: first === last && first === issueOf(ground),
      },
    };
  });
}

/**
 * The day of publication stands on the axis, whether the article names it or not.
 * @param {Map<string, { first: string, last: string, group: Group }>} byDays
 * @param {Ground} ground
 */
function addIssue(byDays, ground) {
  const day = issueOf(ground);
  if (!day || byDays.size === 0) return;
  const key = `${day} ${day}`;
  const { format, strings } = ground;
  const label = format.days(day, day);
  const { group } = byDays.get(key) ?? { group: { label, note: null, entries: [] } };
  byDays.set(key, { first: day, last: day, group: { ...group, note: strings.issue } });
}

/**
 * @param {Ground} ground
 * @returns {string | null}
 */
function issueOf({ output: { published } }) {
  return published?.slice(0, 10) ?? null;
}

/**
 * @param {Found<Time>} time
 * @param {Ground} ground
 * @returns {Group}
 */
function groupOf({ annotation }, { format, output }) {
  const { first, last } = annotation;
  const distance = format.sinceIssue(annotation, output.published);
  return { label: format.days(first ?? "", last ?? ""), note: distance, entries: [] };
}

/**
 * @param {Found<Time>} time
 * @param {Ground} ground
 * @returns {Entry}
 */
function entryOf({ annotation, index }, { sentences }) {
  return { ...PLAIN, excerpt: sentences.around(annotation), at: [index] };
}

/**
 * @param {Found<Time>} time
 * @param {Ground} ground
 * @returns {string}
 */
function wordsOf({ annotation }, { format, text }) {
  return format.time(annotation) ?? text.slice(annotation.start, annotation.end);
}

/**
 * @param {string} before
 * @param {string} first
 * @param {Ground} ground
 * @returns {Pick<Stop, "gap" | "gapText">}
 */
function stopAt(before, first, { format }) {
  const days = (Date.parse(first) - Date.parse(before)) / DAY_MS;
  const gap = Math.min(1, Math.log1p(days) / Math.log1p(FARTHEST));
  return { gap, gapText: days >= FAR ? format.length(before, first) : null };
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
