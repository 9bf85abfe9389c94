/*
 * Who is speaking: the sources of an article, and the hue each is tinted with.
 *
 * In: a text and its analysis. Out: the name of the source of a quote or claim, and its voice: one
 * of six for those heard most often, one for all others, none where nobody is named.
 */

/** @import { Attribution, Output } from "../base/contract.js" */

/** Hues that a color-blind reader can tell apart at a glance. */
const HUES = 6;

/** Words that name nobody by themselves: two that are “he” need not be the same. */
const PRONOUN = /^(he|she|it|they|we|i|you|who)$/i;

export class Voices {
  #text;
  #output;
  /** @type {Map<string, string>} */
  #voices = new Map();

  /**
   * @param {string} text
   * @param {Output} output
   */
  constructor(text, output) {
    this.#text = text;
    this.#output = output;
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const annotation of output.annotations) {
      const name = "certainty" in annotation && this.sourceOf(annotation);
      if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const loudest = [...counts].sort(([, one], [, other]) => other - one);
    for (const [index, [name]] of loudest.entries()) {
      this.#voices.set(name, index < HUES ? String(index + 1) : "rest");
    }
  }

  /**
   * Who says it, as the article names them at their fullest; null where it names nobody, or where
   * it is not known whom a pronoun means.
   * @param {Attribution} attribution
   * @returns {string | null}
   */
  sourceOf({ speaker, source }) {
    if (speaker !== null) return this.#output.entities[speaker].name;
    if (!source) return null;
    const words = this.#text.slice(source.start, source.end);
    if (PRONOUN.test(words)) return null;
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /**
   * The voice of a source, "1" to "6" or "rest".
   * @param {string | null} source
   * @returns {string | null}
   */
  of(source) {
    return source === null ? null : (this.#voices.get(source) ?? null);
  }
}
