/*
 * What a card says of who says what.
 *
 * In: an analysis and a quote or claim, or a speaker. Out: plain data: accounts of other sources on
 * the same matter, and links to what else the same source says.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { capitalize } from "./identity.js";

/** @import { Attribution, Certainty, Mention, Output } from "../base/contract.js" */
/** @import { Speakers } from "../annotations/speakers.js" */
/** @import { CommonStrings } from "../format/strings.js" */

/** What one source says; `at` indexes the annotations. */
/** @typedef {{ source: string, text: string, certainty: Certainty, at: number }} Account */
/** @typedef {{ text: string, aside: string, at: number }} Link */

/** Longest stretch of an article that is said again on a card, in UTF-16 units: two lines. */
const LENGTH = 90;

/** Distance within which a statement is before the reader's eyes, in UTF-16 units. */
const NEAR = 120;

export class Statements {
  #text;
  #output;
  #speakers;
  #strings;

  /**
   * @param {string} text
   * @param {Output} output
   * @param {Speakers} speakers
   * @param {CommonStrings} strings
   */
  constructor(text, output, speakers, strings) {
    this.#text = text;
    this.#output = output;
    this.#speakers = speakers;
    this.#strings = strings;
  }

  /**
   * What other sources say on the same matter.
   * @param {Attribution} attribution
   * @returns {Account[]}
   */
  others(attribution) {
    const own = this.#speakers.sourceOf(attribution);
    return attribution.related.flatMap((at) => {
      const other = this.#output.annotations[at];
      if (!("certainty" in other)) return [];
      const source = this.#speakers.sourceOf(other);
      if (source === own) return [];
      const { certainty } = other;
      return [{ source: source ?? this.#strings.noSource, text: this.said(other), certainty, at }];
    });
  }

  /**
   * What an entity says elsewhere: what stands around `here` is before the reader's eyes.
   * @param {number} entity
   * @param {Attribution | Mention | undefined} here
   * @returns {Link[]}
   */
  of(entity, here) {
    const { annotations } = this.#output;
    return this.#speakers.statements().flatMap((one) => {
      if (one.speaker !== entity || (here && isNear(one, here))) return [];
      const aside = one.certainty === "stated" ? "" : this.#strings.certainties[one.certainty];
      return [{ text: this.said(one), aside, at: annotations.indexOf(one) }];
    });
  }

  /**
   * What is said, without what breaks it, shortened; where it is part of a sentence, that shows.
   * @param {Attribution} attribution
   * @returns {string}
   */
  said(attribution) {
    const pieces = piecesOf(attribution).map(({ start, end }) => this.#text.slice(start, end));
    const words = pieces.join(" … ");
    const plain = words.replace(/^that /i, "");
    if (plain !== words) return shorten(capitalize(plain));
    return shorten(/^\p{Ll}/u.test(words) ? `… ${words}` : words);
  }
}

/**
 * @param {Attribution} statement
 * @param {Attribution | Mention} here
 */
function isNear(statement, here) {
  return statement === here || Math.abs(statement.start - here.start) < NEAR;
}

/**
 * At most two lines, ended between words.
 * @param {string} text
 * @returns {string}
 */
export function shorten(text) {
  if (text.length <= LENGTH) return text;
  const kept = text.slice(0, LENGTH);
  const end = kept.lastIndexOf(" ");
  return `${(end > 0 ? kept.slice(0, end) : kept).replace(/[\s,;:–—-]+$/, "")}…`;
}
