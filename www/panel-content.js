/*
 * What the margin says of an article: everything that was found, in parts.
 *
 * In: a text and its analysis. Out: plain data, `Section`s of groups of entries, which `panel.js`
 * puts on the page as text. Every entry leads to places in the text. What is not known is unsaid.
 */

import { Format } from "./format.js";
import { piecesOf } from "./pieces.js";
import { Sentences } from "./sentences.js";
import { Voices } from "./voices.js";

/** @import { Attribution, Certainty, Entity, EntityKind, Output, Quantity, Time } from "./contract.js" */
/** @import { Family } from "./looks.js" */
/** @import { Excerpt } from "./sentences.js" */
/** @import { Strings } from "./strings.js" */

/**
 * `at` indexes the annotations that the entry leads to, one after the other.
 * @typedef {{
 *   title: string,
 *   aside: string | null,
 *   note: string | null,
 *   excerpt: Excerpt | null,
 *   certainty: Certainty | null,
 *   at: number[],
 * }} Entry
 */
/** `voice` is the tint of a source. */
/** @typedef {{ label: string | null, note: string | null, voice?: string | null, entries: Entry[] }} Group */
/** @typedef {{ family: Family, groups: Group[] }} Section */

/** @type {readonly EntityKind[]} */
const PEOPLE = ["person", "group", "organization", "event", "product"];

/** @type {Entry} What is not set in an entry. */
const PLAIN = { title: "", aside: null, note: null, excerpt: null, certainty: null, at: [] };

export class PanelContents {
  #text;
  #output;
  #strings;
  #format;
  #sentences;
  #voices;

  /**
   * @param {string} text
   * @param {Output} output
   * @param {Strings} strings
   */
  constructor(text, output, strings) {
    this.#text = text;
    this.#output = output;
    this.#strings = strings;
    this.#format = new Format(strings, navigator.languages);
    this.#voices = new Voices(text, output);
    this.#sentences = new Sentences(text, strings.language);
  }

  /** @returns {Section[]} */
  sections() {
    /** @type {Section[]} */
    const sections = [
      { family: "people", groups: PEOPLE.map((kind) => this.#entities(kind)) },
      { family: "places", groups: [{ ...this.#entities("place"), label: null }] },
      { family: "time", groups: this.#timeline() },
      { family: "numbers", groups: [this.#numbers()] },
      { family: "speech", groups: this.#sources() },
      { family: "terms", groups: [this.#glossary()] },
    ];
    for (const section of sections) {
      section.groups = section.groups.filter(({ entries }) => entries.length > 0);
    }
    return sections;
  }

  /**
   * @param {EntityKind} kind
   * @returns {Group}
   */
  #entities(kind) {
    const entities = this.#output.entities.filter((entity) => entity.kind === kind);
    const entries = entities
      .filter(({ mentions }) => mentions.length > 0)
      .sort((one, other) => one.mentions[0] - other.mentions[0])
      .map((entity) => this.#entity(entity));
    return { label: this.#strings.manyKinds[kind], note: null, entries };
  }

  /**
   * @param {Entity} entity
   * @returns {Entry}
   */
  #entity({ name, title, description, mentions, place }) {
    const { country, level } = place ?? {};
    const land = country && level !== "country" ? this.#format.country(country) : null;
    return {
      ...PLAIN,
      title: name,
      aside: this.#strings.mentions(mentions.length),
      note: description ?? title ?? land,
      at: mentions,
    };
  }

  /**
   * Days in their order, then what has no day.
   * @returns {Group[]}
   */
  #timeline() {
    const all = this.#annotations(["time"]);
    const dated = all.filter(({ annotation: { first } }) => first !== null);
    dated.sort((one, other) => compare(one.annotation.first, other.annotation.first));
    const undated = all.filter(({ annotation: { first } }) => first === null);
    return [
      { label: null, note: null, entries: dated.map((time) => this.#time(time)) },
      {
        label: this.#strings.undated,
        note: null,
        entries: undated.map((time) => this.#time(time)),
      },
    ];
  }

  /**
   * @param {Found<Time>} time
   * @returns {Entry}
   */
  #time({ annotation, index }) {
    return {
      ...PLAIN,
      title: this.#format.time(annotation) ?? this.#words(annotation),
      note: this.#sinceThen(annotation),
      excerpt: this.#sentences.around(annotation),
      at: [index],
    };
  }

  /**
   * @param {Time} time
   * @returns {string | null}
   */
  #sinceThen(time) {
    const distance = this.#format.distance(time, this.#output.published);
    return distance && `${this.#strings.terms.published} ${distance}`;
  }

  /** @returns {Group} */
  #numbers() {
    const entries = this.#annotations(["quantity"]).map((quantity) => this.#quantity(quantity));
    return { label: null, note: null, entries };
  }

  /**
   * @param {Found<Quantity>} quantity
   * @returns {Entry}
   */
  #quantity({ annotation, index }) {
    return {
      ...PLAIN,
      title: this.#format.quantity(annotation),
      note: annotation.conversions.map(({ text }) => text).join(" · ") || null,
      excerpt: this.#sentences.around(annotation),
      at: [index],
    };
  }

  /**
   * Who says what, by who is heard first; what no source is named for comes last.
   * @returns {Group[]}
   */
  #sources() {
    /** @type {Map<string, Group>} */
    const groups = new Map();
    const unsourced = { label: this.#strings.noSource, note: null, entries: [] };
    for (const attribution of this.#annotations(["quote", "claim"])) {
      const name = this.#voices.sourceOf(attribution.annotation);
      const group = name === null ? unsourced : (groups.get(name) ?? this.#source(attribution));
      if (name !== null) groups.set(name, group);
      /** @type {Entry[]} */ (group.entries).push(this.#said(attribution));
    }
    return [...groups.values(), unsourced];
  }

  /**
   * @param {Found<Attribution>} attribution
   * @returns {Group}
   */
  #source({ annotation }) {
    const { title, description } =
      annotation.speaker === null
        ? { title: null, description: null }
        : this.#output.entities[annotation.speaker];
    const label = this.#voices.sourceOf(annotation);
    return { label, note: description ?? title, voice: this.#voices.of(label), entries: [] };
  }

  /**
   * @param {Found<Attribution>} attribution
   * @returns {Entry}
   */
  #said({ annotation, index }) {
    const words = piecesOf(annotation).map((piece) => this.#words(piece));
    return {
      ...PLAIN,
      title: words.join(" … "),
      aside: this.#strings.certainties[annotation.certainty],
      certainty: annotation.certainty,
      at: [index],
    };
  }

  /** @returns {Group} */
  #glossary() {
    const entries = this.#output.terms.map(({ title, text, mentions }) => ({
      ...PLAIN,
      title,
      aside: this.#strings.mentions(mentions.length),
      note: text,
      at: mentions,
    }));
    return { label: null, note: null, entries };
  }

  /**
   * @template {"time" | "quantity" | "quote" | "claim"} K
   * @param {K[]} kinds
   * @returns {Found<Extract<Output["annotations"][number], { kind: K }>>[]}
   */
  #annotations(kinds) {
    const found = [];
    for (const [index, annotation] of this.#output.annotations.entries()) {
      if (kinds.includes(/** @type {K} */ (annotation.kind))) found.push({ annotation, index });
    }
    return /** @type {any} */ (found);
  }

  /**
   * @param {{ start: number, end: number }} span
   * @returns {string}
   */
  #words({ start, end }) {
    return this.#text.slice(start, end);
  }
}

/**
 * @template T
 * @typedef {{ annotation: T, index: number }} Found
 */

/**
 * @param {string | null} one
 * @param {string | null} other
 * @returns {number}
 */
function compare(one, other) {
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
