/*
 * How annotations look: which highlights each is painted with.
 *
 * In: an annotation and what was found with it. Out: names of highlights, `postil-…`, which `marks.css`
 * gives their look. The first mention of an entity is marked more strongly than the later ones.
 */

/** @import { Annotation, Kind, Output } from "../base/contract.js" */

/** @typedef {"light" | "dark" | "sepia"} Paper What the text stands on. */
/** @typedef {"people" | "places" | "time" | "numbers" | "speech" | "terms"} Family */

/**
 * Kinds as a reader thinks of them, each family with one color.
 * @type {Readonly<Record<Family, readonly Kind[]>>}
 */
export const FAMILIES = {
  people: ["person", "group", "organization", "event", "product"],
  places: ["place"],
  time: ["time"],
  numbers: ["quantity"],
  speech: ["quote", "claim"],
  terms: ["term"],
};

/**
 * Kinds marked until the page or the reader says otherwise: who and where, who says what, and what
 * the publisher explains.
 * @type {readonly Kind[]}
 */
export const KINDS_AT_FIRST = [
  ...FAMILIES.people,
  ...FAMILIES.places,
  ...FAMILIES.speech,
  ...FAMILIES.terms,
];

/** The highlight of the annotation whose card is open. */
export const ACTIVE = "postil-active";

/** The highlight of what the reader has just been led to. */
export const FLASH = "postil-flash";

/**
 * What a highlight is called on a paper: the look of a name is the same in all of a page, and its
 * colors on dark paper are others.
 * @param {string} name
 * @param {Paper} paper
 */
export const namedOn = (name, paper) => (paper === "dark" ? `${name}-dark` : name);

/**
 * The highlight that tints what a voice says.
 * @param {string} voice
 */
export const voiceName = (voice) => `postil-voice-${voice}`;

/**
 * The name of the highlight an annotation is painted with; null where it is not marked at all.
 * @param {Annotation} annotation
 * @param {Output} output
 * @returns {string | null}
 */
export function highlightOf(annotation, { annotations, entities }) {
  const plain = `postil-${annotation.kind}`;
  if ("certainty" in annotation) {
    return annotation.certainty === "stated" ? plain : `${plain}-${annotation.certainty}`;
  }
  if (!("mention" in annotation)) return plain;
  if (annotation.mention === "pronoun") return null;
  const first = entities[annotation.entity]?.mentions[0];
  return annotations[first] === annotation ? plain : `${plain}-again`;
}
