/*
 * An article as it is shown: its text in the page, what was found in it, and what follows from that.
 *
 * In: a text map and an analysis of its text. Out: who speaks, where prose is, what cards say, which
 * notes there are and what is marked; each made once.
 */

import { Sentences } from "../annotations/sentences.js";
import { Speakers } from "../annotations/speakers.js";
import { CardContents } from "../card/card-content.js";
import { conversionsTo, countryOf, inWords } from "../format/units.js";
import { Marks } from "../marks/marks.js";
import { notesOf } from "../marks/note-rules.js";
import { isUnlinked, proseOf } from "../marks/prose.js";

/** @import { Annotation, Kind, Output } from "../base/contract.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */
/** @import { Note } from "../marks/note-rules.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** Least and most of a text, in UTF-16 units, that counts as one window of it. */
const [LEAST_IN_SIGHT, MOST_IN_SIGHT] = [700, 2200];

export class Reading {
  speakers;
  sentences;
  isProse;
  /** @type {CardContents} */
  contents;
  /** @type {Note[]} */
  #notes;
  /** @type {Map<Annotation, boolean>} */
  #hasCard = new Map();

  /**
   * @param {Element} root
   * @param {TextMap} map
   * @param {Output} output
   * @param {{ strings: CommonStrings, units: Choices["units"] }} words
   */
  constructor(root, map, output, { strings, units }) {
    const { text } = map;
    this.map = map;
    this.output = output;
    this.units = units;
    this.speakers = new Speakers(text, output);
    this.sentences = new Sentences(text, output.sentences);
    this.isProse = proseOf(map, root);
    this.contents = new CardContents({ ...this, text }, strings, units);
    this.#notes = notesOf({
      text,
      output,
      sentences: this.sentences,
      isProse: this.isProse,
      isFree: (span) => isUnlinked(map, span),
      outOfSight: textInSight(map, root),
      convert: (quantity) => inWords(conversionsTo(units, quantity)),
      today: new Date().toISOString().slice(0, 10),
      country: countryOf(navigator.language),
    });
  }

  /**
   * What is marked.
   * @param {Set<Kind>} kinds
   * @param {Choices["marks"]} density
   * @param {"open" | "closed"} sources Whether what they say is tinted.
   * @returns {Marks}
   */
  marks(kinds, density, sources) {
    return new Marks({
      annotations: this.output.annotations,
      notes: this.#notes,
      kinds,
      density,
      statements: sources === "open" ? this.speakers.statements() : [],
      hasCard: (annotation) => this.#hasCardOf(annotation),
    });
  }

  /** @param {Annotation} annotation */
  #hasCardOf(annotation) {
    const known = this.#hasCard.get(annotation) ?? this.contents.of(annotation).isNews;
    this.#hasCard.set(annotation, known);
    return known;
  }
}

/**
 * How much of a text fills the window.
 * @param {TextMap} map
 * @param {Element} root
 * @returns {number} In UTF-16 units.
 */
function textInSight({ text }, root) {
  const height = root.getBoundingClientRect().height || innerHeight;
  const length = (text.length * innerHeight) / height;
  return Math.min(MOST_IN_SIGHT, Math.max(LEAST_IN_SIGHT, length));
}
