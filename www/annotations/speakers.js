/*
 * Who is speaking: the sources of an article.
 *
 * In: a text and its analysis. Out: the source of a quote or claim, and whether it has a name:
 *
 *   Mayor Ilse Brandt said        "Ilse Brandt", named
 *   people familiar with it say   "People familiar with it", without a name
 *   he said                       null where it is not known who he is
 */

/** @import { Annotation, Attribution, Output } from "../base/contract.js" */

/** Words that name nobody by themselves: two that are “he” need not be the same. */
const PRONOUN = /^(he|she|it|they|we|i|you|who|which|that|one|some|many|others)$/i;

export class Speakers {
  #text;
  #output;

  /**
   * @param {string} text
   * @param {Output} output
   */
  constructor(text, output) {
    this.#text = text;
    this.#output = output;
  }

  /**
   * Who says it, as the article names them at their fullest; null where it names nobody, or where
   * it is not known whom a pronoun means.
   * @param {Attribution} attribution
   * @returns {string | null}
   */
  sourceOf(attribution) {
    const { speaker, source } = attribution;
    if (speaker !== null) return this.#output.entities[speaker].name;
    if (!source || isReason(attribution)) return null;
    const words = this.#text.slice(source.start, source.end);
    if (PRONOUN.test(words)) return null;
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /**
   * Whether the article says who says it, and not by name.
   * @param {Attribution} attribution
   */
  isUnnamed(attribution) {
    return attribution.speaker === null && this.sourceOf(attribution) !== null;
  }

  /**
   * What is said by somebody, or is in doubt: the paper's own caution is nobody's statement. What
   * lies within another statement is part of it.
   * @returns {Attribution[]} By start.
   */
  statements() {
    /** @type {Attribution[]} */
    const found = [];
    for (const annotation of this.#output.annotations) {
      if (!("certainty" in annotation)) continue;
      const around = found.at(-1);
      if (around && annotation.end <= around.end) continue;
      if (this.sourceOf(annotation) !== null || isInDoubt(annotation)) found.push(annotation);
    }
    return found;
  }
}

/**
 * Whether it is denied or not confirmed.
 * @param {Annotation} annotation
 */
export function isInDoubt(annotation) {
  return (
    "certainty" in annotation &&
    (annotation.certainty === "denied" || annotation.certainty === "unconfirmed")
  );
}

/**
 * Whether the words for the source are those that leave it unsettled: "Unconfirmed reports" are none.
 * @param {Attribution} attribution
 */
function isReason({ source, because }) {
  return source && because && because.start < source.end && source.start < because.end;
}
