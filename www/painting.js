/*
 * What is painted where.
 *
 * In: an analysis and the kinds that are marked. Out: the spans of each highlight, by its name.
 */

import { highlightOf, voiceName } from "./looks.js";
import { piecesOf } from "./pieces.js";

/** @import { Kind, Output, Span } from "./contract.js" */
/** @import { Voices } from "./voices.js" */

/**
 * @param {Output} output
 * @param {Set<Kind>} kinds
 * @param {Voices} voices
 * @returns {Map<string, Span[]>}
 */
export function paintedSpans({ annotations, entities }, kinds, voices) {
  /** @type {Map<string, Span[]>} */
  const spans = new Map();
  for (const [index, annotation] of annotations.entries()) {
    if (!kinds.has(annotation.kind)) continue;
    const voice = "certainty" in annotation && voices.of(voices.sourceOf(annotation));
    const names = [highlightOf(annotation, index, entities), voice && voiceName(voice)];
    for (const name of names) {
      if (!name) continue;
      const known = spans.get(name);
      if (known) known.push(...piecesOf(annotation));
      else spans.set(name, piecesOf(annotation));
    }
  }
  return spans;
}
