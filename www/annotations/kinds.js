/*
 * What the page does with each kind of annotation: one row a kind.
 *
 * In: nothing. Out: the table, and the families of kinds that `show` knows by name. A new kind is a
 * row here and a word in each table of strings; `tsc` points at both. What the columns name stands
 * in `marks/note-rules.js`, `card/card-content.js` and `panel/index-part.js`.
 */

/** @import { Kind } from "../base/contract.js" */

/** @typedef {"people" | "places" | "time" | "numbers" | "speech" | "terms"} Family */

/**
 * When an annotation has a note.
 * @typedef {"return" | "place" | "day" | "conversion" | "doubt" | "once" | "never"} NoteRule
 */
/** @typedef {"entity" | "time" | "quantity" | "speech" | "term"} CardMaker */
/** @typedef {"solid" | "dotted" | "said"} Look */
/** @typedef {"people" | "organizations" | "places" | "dates" | "numbers" | "terms"} IndexPart */

/**
 * `look` is that of its words where all is marked: a line of a kind, or a tint.
 * @typedef {{
 *   family: Family,
 *   note: NoteRule,
 *   card: CardMaker,
 *   index: IndexPart | null,
 *   look: Look,
 * }} KindRow
 */

/** @type {KindRow} */
const NAME = {
  family: "people",
  note: "return",
  card: "entity",
  index: "organizations",
  look: "solid",
};

/** @type {KindRow} */
const SPEECH = { family: "speech", note: "doubt", card: "speech", index: null, look: "said" };

/** @type {Readonly<Record<Kind, KindRow>>} */
export const KINDS = {
  person: { ...NAME, index: "people" },
  // Every reader knows what "Russian" is: a nationality has no note.
  group: { ...NAME, note: "never", index: null },
  organization: NAME,
  event: NAME,
  product: NAME,
  place: { ...NAME, family: "places", note: "place", index: "places" },
  time: { family: "time", note: "day", card: "time", index: "dates", look: "dotted" },
  quantity: {
    family: "numbers",
    note: "conversion",
    card: "quantity",
    index: "numbers",
    look: "dotted",
  },
  quote: SPEECH,
  claim: SPEECH,
  term: { family: "terms", note: "once", card: "term", index: "terms", look: "dotted" },
};

/** All kinds, in the order of the table. */
export const ALL_KINDS = /** @type {Kind[]} */ (Object.keys(KINDS));

/**
 * Kinds as a reader thinks of them.
 * @type {Readonly<Record<Family, readonly Kind[]>>}
 */
export const FAMILIES = {
  people: kindsOf("people"),
  places: kindsOf("places"),
  time: kindsOf("time"),
  numbers: kindsOf("numbers"),
  speech: kindsOf("speech"),
  terms: kindsOf("terms"),
};

/** @param {Family} family */
function kindsOf(family) {
  return ALL_KINDS.filter((kind) => KINDS[kind].family === family);
}

/**
 * The kinds that look alike where all is marked.
 * @param {Look} look
 */
export function kindsOfLook(look) {
  return ALL_KINDS.filter((kind) => KINDS[kind].look === look);
}
