/*
 * What is marked in the text, and what of it responds to the pointer.
 *
 * In: an analysis, its notes, and how densely the reader wants it marked. Out: the spans of each
 * highlight, by its name, and the annotations at an offset.
 *
 *   notes   words with a note, and words of doubt: two looks
 *   all     every name, time and number, who says what, and words of doubt: four looks
 *   none    nothing
 *
 * While the sources are open in the margin, what they say is tinted besides.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { DOUBT, kindName, NOTE } from "../annotations/highlight-names.js";
import { KINDS } from "../annotations/kinds.js";
import { Nesting } from "../annotations/nesting.js";
import { isInDoubt } from "../annotations/speakers.js";

/** @import { Annotation, Attribution, Kind, Span } from "../base/contract.js" */
/** @import { Note } from "./note-rules.js" */
/** @import { Choices } from "../format/settings.js" */

/** An annotation at a point: `spans` are its words, `isMarked` whether the reader sees that it responds. */
/** @typedef {{ annotation: Annotation, spans: Span[], isMarked: boolean }} Target */

/**
 * `hasCard` tells whether a card says more of an annotation than the line does; `statements` are
 * what the sources say, where they are open.
 * @typedef {{
 *   annotations: Annotation[],
 *   notes: Note[],
 *   kinds: Set<Kind>,
 *   density: Choices["marks"],
 *   statements: Attribution[],
 *   hasCard: (annotation: Annotation) => boolean,
 * }} Ground
 */

export class Marks {
  /** @type {Note[]} The notes of the kinds that are shown. */
  notes;
  /** @type {Annotation[]} What is marked, by start. */
  annotations;
  /** @type {Map<string, Nesting<Note>>} What is painted, by the name of its highlight. */
  layers = new Map();
  #density;
  #hasCard;
  /** @type {Nesting<Annotation>} What can respond. */
  #targets;
  #statements;

  /** @param {Ground} ground */
  constructor({ annotations, notes, kinds, density, statements, hasCard }) {
    const shown = annotations.filter(({ kind }) => kinds.has(kind));
    this.notes = apart(notes.filter(({ annotation }) => kinds.has(annotation.kind)));
    this.#density = density;
    this.#hasCard = hasCard;
    this.#statements = new Set(statements);
    this.#targets = new Nesting(density === "none" ? statements : shown);
    const noted = new Set(this.notes.map(({ annotation }) => annotation));
    const isMarked = {
      notes: (/** @type {Annotation} */ one) => noted.has(one),
      all: () => true,
      none: () => false,
    }[density];
    this.annotations = shown.filter(isMarked);
    if (density !== "none") this.#layNotes();
    if (density === "all") this.#layKinds(shown);
    else this.#layKinds(statements);
  }

  /**
   * What responds at an offset, innermost first.
   * @param {number} offset
   * @returns {Target[]}
   */
  at(offset) {
    const noted = [DOUBT, NOTE].flatMap((name) => this.layers.get(name)?.at(offset) ?? []);
    const painted = noted.map((note) => ({
      annotation: note.annotation,
      spans: [note],
      isMarked: true,
    }));
    return [...painted, ...this.#targets.at(offset).flatMap((one) => this.#targetOf(one))];
  }

  /**
   * @param {Annotation} annotation
   * @returns {Target[]}
   */
  #targetOf(annotation) {
    const isMarked =
      this.#density === "all" || this.#statements.has(/** @type {Attribution} */ (annotation));
    const { note } = KINDS[annotation.kind];
    const responds =
      isMarked || (note !== "doubt" && note !== "never" && this.#hasCard(annotation));
    return responds ? [{ annotation, spans: piecesOf(annotation), isMarked }] : [];
  }

  /** Words of doubt, and where not all is marked, of notes. */
  #layNotes() {
    const isDoubt = (/** @type {Note} */ { annotation }) => isInDoubt(annotation);
    this.#lay(DOUBT, this.notes.filter(isDoubt));
    if (this.#density === "notes") {
      this.#lay(
        NOTE,
        this.notes.filter((note) => !isDoubt(note)),
      );
    }
  }

  /**
   * Each kind under a name of its own; no words have two lines.
   * @param {Annotation[]} annotations
   */
  #layKinds(annotations) {
    const doubts = this.layers.get(DOUBT);
    /** @type {Map<Kind, Note[]>} */
    const byKind = new Map();
    /** @type {Annotation | null} The outermost that has a line here. */
    let around = null;
    for (const annotation of annotations) {
      const { look } = KINDS[annotation.kind];
      if ("mention" in annotation && annotation.mention === "pronoun") continue;
      if (look !== "said") {
        const isWithin = around !== null && annotation.start < around.end;
        if (isWithin && around && KINDS[around.kind].look !== look) continue;
        if (doubts && doubts.within(annotation).length > 0) continue;
        if (!isWithin) around = annotation;
      }
      const marks = byKind.get(annotation.kind) ?? [];
      marks.push(...piecesOf(annotation).map(({ start, end }) => ({ start, end, annotation })));
      byKind.set(annotation.kind, marks);
    }
    for (const [kind, marks] of byKind) this.#lay(kindName(kind), marks);
  }

  /**
   * @param {string} name
   * @param {Note[]} marks
   */
  #lay(name, marks) {
    if (marks.length > 0) this.layers.set(name, new Nesting(marks.sort(byStart)));
  }
}

/**
 * Notes of which no two are on the same words: the words of doubt stay.
 * @param {Note[]} notes By start.
 * @returns {Note[]}
 */
function apart(notes) {
  /** @type {Note[]} */
  const kept = [];
  for (const note of notes) {
    const last = kept.at(-1);
    if (!last || last.end <= note.start) kept.push(note);
    else if (isInDoubt(note.annotation) && !isInDoubt(last.annotation)) kept.splice(-1, 1, note);
  }
  return kept;
}

/**
 * @param {Span} one
 * @param {Span} other
 */
function byStart(one, other) {
  return one.start - other.start || other.end - one.end;
}
