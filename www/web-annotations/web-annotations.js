/*
 * What was found in a page, as W3C Web Annotations, in JSON-LD; and the way back into the page.
 *
 * In: what a reader has found. Out: annotations whose targets name the words with what stands
 * around them, and their place among the code points of the body's text, as the data model has it.
 * `postil annotate --format web-annotation` gives the same of a text.
 */

import { CodePoints, PageText } from "./page-text.js";

/** @import { Annotation, Entity, Output, Span } from "../base/contract.js" */
/** @import { TextMap } from "../text/text-map.js" */

export { anchor } from "./anchor.js";

/**
 * @typedef {{ type: "TextQuoteSelector", exact: string, prefix?: string, suffix?: string }} Quote
 * @typedef {{ type: "TextPositionSelector", start: number, end: number }} Position
 * @typedef {{ type: "TextualBody", purpose: string, format: string, value: string }} TextualBody
 */

/**
 * @typedef {{ "@context": "http://www.w3.org/ns/anno.jsonld",
 *   id: string,
 *   type: "Annotation",
 *   motivation: string,
 *   body: TextualBody[],
 *   target: { type: "SpecificResource", source: string, selector: [Quote, Position] },
 * }} WebAnnotation
 */

/** Code points of context before and after. */
const CONTEXT = 32;

/**
 * @param {Element} root
 * @param {TextMap} map
 * @param {Output} output What is found in the map's text.
 * @param {string} source The address of the page.
 * @returns {WebAnnotation[]}
 */
export function toWebAnnotations(root, map, output, source) {
  const page = new PageText(scopeOf(root));
  const points = new CodePoints(page.text);
  return output.annotations.flatMap((annotation, index) => {
    const range = map.rangeOf(annotation);
    const span = range && page.spanOf(range);
    if (!span) return [];
    return [
      {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        id: `${source}#postil-${index}`,
        type: "Annotation",
        motivation: motivationOf(annotation),
        body: bodiesOf(annotation, map.text, output),
        target: {
          type: "SpecificResource",
          source,
          selector: selectorsOf(span, page.text, points),
        },
      },
    ];
  });
}

/**
 * The node whose text places are counted in: the body, or the shadow tree that holds the root.
 * @param {Element} root
 * @returns {Node}
 */
export function scopeOf(root) {
  const tree = root.getRootNode();
  return tree instanceof Document ? tree.body : tree;
}

/**
 * @param {Span} span
 * @param {string} text
 * @param {CodePoints} points
 * @returns {[Quote, Position]}
 */
function selectorsOf({ start, end }, text, points) {
  const before = [...text.slice(Math.max(0, start - 2 * CONTEXT), start)];
  const after = [...text.slice(end, end + 2 * CONTEXT)];
  const first = points.before(start);
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: before.slice(-CONTEXT).join(""),
      suffix: after.slice(0, CONTEXT).join(""),
    },
    { type: "TextPositionSelector", start: first, end: points.before(end) },
  ];
}

/**
 * A name identifies, a time or number classifies, the others describe.
 * @param {Annotation} annotation
 * @returns {string}
 */
function motivationOf({ kind }) {
  if (kind === "time" || kind === "quantity") return "classifying";
  return ["quote", "claim", "term"].includes(kind) ? "describing" : "identifying";
}

/**
 * The kind; the value, where there is one; all that is known, as JSON.
 * @param {Annotation} annotation
 * @param {string} text
 * @param {Output} output
 * @returns {TextualBody[]}
 */
function bodiesOf(annotation, text, output) {
  const value = wordOf(annotation, text, output);
  const data = JSON.stringify(dataOf(annotation, text, output));
  return [
    textualBody("classifying", "text/plain", annotation.kind),
    ...(value === null ? [] : [textualBody("identifying", "text/plain", value)]),
    textualBody("describing", "application/json", data),
  ];
}

/**
 * @param {string} purpose
 * @param {string} format
 * @param {string} value
 * @returns {TextualBody}
 */
function textualBody(purpose, format, value) {
  return { type: "TextualBody", purpose, format, value };
}

/**
 * What an annotation says, in a word.
 * @param {Annotation} annotation
 * @param {string} text
 * @param {Output} output
 * @returns {string | null}
 */
function wordOf(annotation, text, { entities, terms }) {
  switch (annotation.kind) {
    case "time":
      return annotation.value;
    case "quantity": {
      const { value, upper, unit } = annotation;
      return `${value}${upper === null ? "" : `..${upper}`}${unit === null ? "" : ` ${unit}`}`;
    }
    case "quote":
    case "claim": {
      const { speaker, source } = annotation;
      if (speaker !== null) return entities[speaker].name;
      return source && text.slice(source.start, source.end);
    }
    case "term":
      return terms.find(({ entry }) => entry === annotation.entry)?.title ?? null;
    default:
      return entities[annotation.entity].name;
  }
}

/**
 * Everything that is known, with words of the text in place of offsets.
 * @param {Annotation} annotation
 * @param {string} text
 * @param {Output} output
 * @returns {Record<string, unknown>}
 */
function dataOf({ start, end, ...annotation }, text, { entities, terms }) {
  const { related, entry, entity, speaker, ...data } = /** @type {Record<string, any>} */ (
    annotation
  );
  const whole = (/** @type {number | null} */ index) =>
    index === null ? null : withoutMentions(entities[index]);
  for (const [field, value] of Object.entries(data)) data[field] = withWords(value, text);
  if (entity !== undefined) data.entity = whole(entity);
  if (speaker !== undefined) data.speaker = whole(speaker);
  const term = terms.find((term) => term.entry === entry);
  if (term) Object.assign(data, { title: term.title, text: term.text, url: term.url });
  return data;
}

/**
 * @param {any} value
 * @param {string} text
 * @returns {unknown}
 */
function withWords(value, text) {
  if (Array.isArray(value)) return value.map((part) => withWords(part, text));
  return typeof value?.start === "number" ? text.slice(value.start, value.end) : value;
}

/**
 * @param {Entity} entity
 * @returns {Omit<Entity, "mentions">}
 */
function withoutMentions({ mentions, ...entity }) {
  return entity;
}
