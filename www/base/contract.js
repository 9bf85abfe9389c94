/*
 * What comes out of an analysis, as types: the annotation contract, version 1.1.
 *
 * Offsets are UTF-16 code units into the analyzed text, half-open: `text.slice(start, end)`.
 * Annotations come by start, longer first; two of them nest or are disjoint.
 * `null` stands where something is not known.
 */

/** @typedef {{ start: number, end: number }} Span */

/** @typedef {"person" | "place" | "organization" | "group" | "event" | "product"} EntityKind */
/** @typedef {EntityKind | "time" | "quantity" | "quote" | "claim" | "term"} Kind */

/** @typedef {"stated" | "hedged" | "unconfirmed" | "denied"} Certainty */
/** @typedef {"approximate" | "more_than" | "less_than" | "at_least" | "at_most"} Modifier */

/**
 * A name, a noun phrase or a pronoun that stands for an entity.
 * @typedef {Span & {
 *   kind: EntityKind,
 *   rule: string,
 *   entity: number,
 *   mention: "name" | "nominal" | "pronoun",
 * }} Mention
 */

/**
 * A date, a time of day, a duration or a repeated time; `value` is a TIMEX3 value, `upper` that of
 * the longer end of a range of lengths, `first` and `last` are ISO dates.
 * @typedef {Span & {
 *   kind: "time",
 *   rule: string,
 *   type: "DATE" | "TIME" | "DURATION" | "SET",
 *   value: string,
 *   upper: string | null,
 *   first: string | null,
 *   last: string | null,
 * }} Time
 */

/**
 * `systems` are those in which the unit is customary.
 * @typedef {{
 *   value: number,
 *   unit: string,
 *   text: string,
 *   systems: ("metric" | "us" | "uk")[],
 * }} Conversion
 */

/**
 * A number with what it measures or counts; `unit` is an English singular word or a currency code.
 * @typedef {Span & {
 *   kind: "quantity",
 *   rule: string,
 *   value: number,
 *   upper: number | null,
 *   unit: string | null,
 *   modifier: Modifier | null,
 *   of: Span | null,
 *   conversions: Conversion[],
 * }} Quantity
 */

/**
 * Direct speech (`quote`) or reported speech and belief (`claim`); `speaker` indexes the entities,
 * `related` the annotations; `because` are the words that made it less than stated.
 * @typedef {Span & {
 *   kind: "quote" | "claim",
 *   rule: string,
 *   content: Span[],
 *   source: Span | null,
 *   cue: Span | null,
 *   speaker: number | null,
 *   certainty: Certainty,
 *   confidence: number,
 *   because: Span | null,
 *   related: number[],
 * }} Attribution
 */

/**
 * A term of the publisher's glossary; `entry` indexes the glossary as it was given.
 * @typedef {Span & { kind: "term", rule: string, entry: number }} TermMention
 */

/** @typedef {Mention | Time | Quantity | Attribution | TermMention} Annotation */

/**
 * @typedef {{
 *   country: string | null,
 *   latitude: number,
 *   longitude: number,
 *   population: number | null,
 *   level: "country" | "region" | "city" | "other",
 *   capital: boolean,
 * }} Place
 */

/**
 * Somebody or something named in the text; `mentions` indexes the annotations, by position.
 * @typedef {{
 *   kind: EntityKind,
 *   name: string,
 *   description: string | null,
 *   title: string | null,
 *   mentions: number[],
 *   place: Place | null,
 * }} Entity
 */

/**
 * An entry of a glossary, as the publisher writes it: see `docs/glossary.md`. (A quoted name at the
 * start of a line would take the star before it along into the declarations.)
 * @typedef {{
 *   match: string | { pattern: string },
 *   kind?: "term",
 *   title: string,
 *   text: string,
 *   url?: string | null, "first-only"?: boolean,
 * }} Entry
 */

/**
 * An entry of the glossary that the text mentions; `mentions` indexes the annotations.
 * @typedef {{
 *   entry: number,
 *   title: string,
 *   text: string,
 *   url: string | null,
 *   mentions: number[],
 * }} Term
 */

/**
 * @typedef {{
 *   published: string | null,
 *   annotations: Annotation[],
 *   entities: Entity[],
 *   terms: Term[],
 *   sentences: Span[],
 * }} Output
 */

export {};
