/*
 * Packs an analysis as `src/output/packed.rs` does, for workers that answer with a fixed one.
 *
 * In: an analysis in the shape of the contract. Out: the source of an expression for it, packed.
 */

/** @import { Annotation, Entity, Output, Span, Term } from "../../www/base/contract.js" */

/**
 * @param {Output} output
 * @returns {string}
 */
export function packed(output) {
  /** @type {number[]} */
  const numbers = [];
  /** @type {unknown[]} */
  const listed = [];
  const number = (/** @type {number} */ value) => numbers.push(value);
  const value = (/** @type {unknown} */ value) => numbers.push(listed.push(value) - 1);
  const maybe = (/** @type {any} */ value, /** @type {(value: any) => void} */ write) => {
    numbers.push(value === null ? 0 : 1);
    if (value !== null) write(value);
  };
  const list = (/** @type {any[]} */ values, /** @type {(value: any) => void} */ write) => {
    numbers.push(values.length);
    values.forEach(write);
  };
  const span = (/** @type {Span} */ { start, end }) => numbers.push(start, end);

  maybe(output.published, value);
  list(output.annotations, (/** @type {Annotation} */ annotation) => {
    span(annotation);
    value(annotation.rule);
    value(annotation.kind);
    if (annotation.kind === "time") {
      value(annotation.type);
      value(annotation.value);
      maybe(annotation.upper, value);
      maybe(annotation.first, value);
      maybe(annotation.last, value);
    } else if (annotation.kind === "quantity") {
      value(annotation.value);
      maybe(annotation.upper, value);
      maybe(annotation.unit, value);
      maybe(annotation.modifier, value);
      maybe(annotation.of, span);
      list(annotation.conversions, (conversion) => {
        value(conversion.value);
        value(conversion.unit);
        value(conversion.text);
        list(conversion.systems, value);
      });
    } else if ("content" in annotation) {
      list(annotation.content, span);
      maybe(annotation.source, span);
      maybe(annotation.cue, span);
      maybe(annotation.speaker, number);
      value(annotation.certainty);
      maybe(annotation.because, span);
      list(annotation.related, number);
    } else if (annotation.kind === "term") {
      number(annotation.entry);
    } else {
      number(annotation.entity);
      value(annotation.mention);
    }
  });
  list(output.entities, (/** @type {Entity} */ entity) => {
    value(entity.kind);
    value(entity.name);
    maybe(entity.description, value);
    maybe(entity.title, value);
    list(entity.mentions, number);
    maybe(entity.place, (place) => {
      value(place.country);
      value(place.latitude);
      value(place.longitude);
      maybe(place.population, number);
      value(place.level);
    });
  });
  list(output.terms, (/** @type {Term} */ term) => {
    number(term.entry);
    value(term.title);
    value(term.text);
    maybe(term.url, value);
    list(term.mentions, number);
  });
  return `({ numbers: ${JSON.stringify(numbers)}, listed: ${JSON.stringify(JSON.stringify(listed))} })`;
}
