/*
 * The sources of the margin: who says what, and where several speak of the same.
 *
 * In: what the margin is made from. Out: groups of entries; first what several sources say on the
 * same matter, side by side, then each source with all that it says.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { annotationsOf, PLAIN } from "./panel-content.js";

/** @import { Account } from "../card/card-content.js" */
/** @import { Attribution } from "../base/contract.js" */
/** @import { Entry, Found, Ground, Group } from "./panel-content.js" */

/**
 * By who is heard first; what no source is named for comes last.
 * @param {Ground} ground
 * @returns {Group[]}
 */
export function sourceGroups(ground) {
  const { output, strings, voices } = ground;
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const unsourced = { label: strings.noSource, note: null, entries: [] };
  for (const attribution of annotationsOf(output, ["quote", "claim"])) {
    const name = voices.sourceOf(attribution.annotation);
    const group = name === null ? unsourced : (groups.get(name) ?? groupOf(attribution, ground));
    if (name !== null) groups.set(name, group);
    /** @type {Entry[]} */ (group.entries).push(said(attribution, ground));
  }
  return [matters(ground), ...groups.values(), unsourced];
}

/**
 * @param {Ground} ground
 * @returns {Group}
 */
function matters(ground) {
  const { output, strings } = ground;
  const seen = new Set();
  /** @type {Entry[]} */
  const entries = [];
  for (const { index } of annotationsOf(output, ["quote", "claim"])) {
    if (seen.has(index)) continue;
    const together = relatedTo(index, ground);
    for (const one of together) seen.add(one);
    const accounts = together.map((one) => accountOf(one, ground));
    const sources = new Set(accounts.map(({ source }) => source));
    if (sources.size > 1) entries.push({ ...PLAIN, accounts });
  }
  return { label: strings.together, note: strings.togetherNote, entries };
}

/**
 * All that hangs together with a quote or claim, itself too.
 * @param {number} index
 * @param {Ground} ground
 * @returns {number[]} By position.
 */
function relatedTo(index, { output: { annotations } }) {
  const found = new Set([index]);
  for (const one of found) {
    const annotation = annotations[one];
    for (const other of "related" in annotation ? annotation.related : []) found.add(other);
  }
  return [...found].sort((one, other) => one - other);
}

/**
 * @param {number} index
 * @param {Ground} ground
 * @returns {Account}
 */
function accountOf(index, ground) {
  const { output, strings, voices } = ground;
  const attribution = /** @type {Attribution} */ (output.annotations[index]);
  const source = voices.sourceOf(attribution);
  return {
    source: source ?? strings.noSource,
    voice: voices.of(source),
    text: wordsOf(attribution, ground),
    certainty: attribution.certainty,
    at: index,
  };
}

/**
 * @param {Found<Attribution>} attribution
 * @param {Ground} ground
 * @returns {Group}
 */
function groupOf({ annotation }, { output, voices }) {
  const { title, description } =
    annotation.speaker === null
      ? { title: null, description: null }
      : output.entities[annotation.speaker];
  const label = voices.sourceOf(annotation);
  return { label, note: description ?? title, voice: voices.of(label), entries: [] };
}

/**
 * @param {Found<Attribution>} attribution
 * @param {Ground} ground
 * @returns {Entry}
 */
function said({ annotation, index }, ground) {
  return {
    ...PLAIN,
    title: wordsOf(annotation, ground),
    aside: ground.strings.certainties[annotation.certainty],
    certainty: annotation.certainty,
    at: [index],
  };
}

/**
 * @param {Attribution} attribution
 * @param {Ground} ground
 * @returns {string}
 */
function wordsOf(attribution, { text }) {
  return piecesOf(attribution)
    .map(({ start, end }) => text.slice(start, end))
    .join(" … ");
}
