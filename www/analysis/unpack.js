/*
 * What an analysis found, as objects.
 *
 * In: the output as it comes out of the WebAssembly, `src/output/packed.rs`. Out: the same in the shape of
 * the contract.
 */

/** @import { Annotation, Conversion, Entity, Output, Place, Span, Term } from "../base/contract.js" */

/**
 * @typedef {{
 *   numbers: ArrayLike<number>,
 *   listed: string,
 * }} Packed `listed` is JSON
 */

/** Numbers, of which those before `next` have been read. @type {ArrayLike<number>} */
let numbers = [];
let next = 0;
/** What numbers name by its place. @type {any[]} */
let listed = [];

/**
 * @param {Packed} packed
 * @returns {Output}
 */
export function unpack(packed) {
  numbers = packed.numbers;
  next = 0;
  listed = JSON.parse(packed.listed);
  return {
    published: maybe(value),
    annotations: list(annotation),
    entities: list(entity),
    terms: list(term),
  };
}

const number = () => numbers[next++];

/** A text, or a number that is not whole. */
const value = () => listed[number()];

/** @template T @param {() => T} read @returns {T | null} */
const maybe = (read) => (number() ? read() : null);

/** @template T @param {() => T} read @returns {T[]} */
function list(read) {
  const values = [];
  for (let left = number(); left > 0; left--) values.push(read());
  return values;
}

// The order of keys is that in which the numbers are read.

/** @returns {Span} */
const span = () => ({ start: number(), end: number() });

/** @returns {Annotation} */
function annotation() {
  const [start, end, rule, kind] = [number(), number(), value(), value()];
  return (OF_KIND[kind] ?? mention)(start, end, rule, kind);
}

/**
 * Adds what an annotation has because of its kind.
 * @typedef {(start: number, end: number, rule: string, kind: any) => Annotation} Rest
 */

/** @type {Rest} */
const mention = (start, end, rule, kind) => ({
  start,
  end,
  rule,
  kind,
  entity: number(),
  mention: value(),
});

/** @type {Rest} */
const attribution = (start, end, rule, kind) => ({
  start,
  end,
  rule,
  kind,
  content: list(span),
  source: maybe(span),
  cue: maybe(span),
  speaker: maybe(number),
  certainty: value(),
  confidence: value(),
  because: maybe(span),
  related: list(number),
});

/** Of kinds that are no mentions of entities. @type {Record<string, Rest>} */
const OF_KIND = {
  time: (start, end, rule, kind) => ({
    start,
    end,
    rule,
    kind,
    type: value(),
    value: value(),
    upper: maybe(value),
    first: maybe(value),
    last: maybe(value),
  }),
  quantity: (start, end, rule, kind) => ({
    start,
    end,
    rule,
    kind,
    value: value(),
    upper: maybe(value),
    unit: maybe(value),
    modifier: maybe(value),
    of: maybe(span),
    conversions: list(conversion),
  }),
  quote: attribution,
  claim: attribution,
  term: (start, end, rule, kind) => ({ start, end, rule, kind, entry: number() }),
};

/** @returns {Conversion} */
const conversion = () => ({
  value: value(),
  unit: value(),
  text: value(),
  systems: list(value),
});

/** @returns {Entity} */
const entity = () => ({
  kind: value(),
  name: value(),
  description: maybe(value),
  title: maybe(value),
  mentions: list(number),
  place: maybe(place),
});

/** @returns {Place} */
const place = () => ({
  country: value(),
  latitude: value(),
  longitude: value(),
  population: maybe(number),
  level: value(),
});

/** @returns {Term} */
const term = () => ({
  entry: number(),
  title: value(),
  text: value(),
  url: maybe(value),
  mentions: list(number),
});
