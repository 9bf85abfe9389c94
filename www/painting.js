/*
 * What is painted where, and when.
 *
 * In: an analysis and the kinds that are marked. Out: the spans of each highlight, by its name,
 * painted; of a long text first those in view, then the others, one highlight at a time, so that
 * the page answers in between.
 */

import { firstWhere } from "./bisect.js";
import { highlightOf, voiceName } from "./looks.js";
import { piecesOf } from "./pieces.js";

/** @import { Kind, Output, Span } from "./contract.js" */
/** @import { Boxes } from "./boxes.js" */
/** @import { Highlights } from "./highlights.js" */
/** @import { TextMap } from "./text-map.js" */
/** @import { Voices } from "./voices.js" */

/** @typedef {{ map: TextMap, output: Output, painter: Highlights | Boxes, voices: Voices }} Shown */

/** Most annotations that are painted at once: a few milliseconds. */
const MOST_AT_ONCE = 1500;

export class Painting {
  /** @type {Set<string>} Names of the highlights in use. */
  #names = new Set();
  #later = 0;

  /**
   * @param {Shown} shown
   * @param {Set<Kind>} kinds
   */
  paint({ map, output, painter, voices }, kinds) {
    this.end();
    const isLong = this.#names.size === 0 && output.annotations.length > MOST_AT_ONCE;
    const stretch = isLong ? stretchInView(map) : { start: 0, end: map.text.length };
    const spans = paintedSpans(output, kinds, voices, stretch);
    for (const name of this.#names) if (!spans.has(name)) painter.paint(name, []);
    this.#names = new Set(spans.keys());
    for (const [name, painted] of spans) painter.paint(name, painted);
    if (!isLong) return;
    this.#later = window.setTimeout(() => {
      const all = paintedSpans(output, kinds, voices, { start: 0, end: map.text.length });
      this.#names = new Set(all.keys());
      this.#paintLater([...all], painter);
    });
  }

  /** What is painted from now on is painted by another painter. */
  forget() {
    this.end();
    this.#names.clear();
  }

  /** Paints no more. */
  end() {
    clearTimeout(this.#later);
  }

  /**
   * @param {[name: string, spans: Span[]][]} rest
   * @param {Highlights | Boxes} painter
   */
  #paintLater([next, ...rest], painter) {
    this.#later = window.setTimeout(() => {
      painter.paint(...next);
      if (rest.length > 0) this.#paintLater(rest, painter);
    });
  }
}

/**
 * @param {Output} output
 * @param {Set<Kind>} kinds
 * @param {Voices} voices
 * @param {Span} stretch The part of the text that is painted.
 * @returns {Map<string, Span[]>}
 */
function paintedSpans({ annotations, entities }, kinds, voices, stretch) {
  /** @type {Map<string, Span[]>} */
  const spans = new Map();
  for (const [index, annotation] of annotations.entries()) {
    if (annotation.end <= stretch.start || annotation.start >= stretch.end) continue;
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

/**
 * The part of the text that is in view or less than a window away from it.
 * @param {TextMap} map
 * @returns {Span}
 */
function stretchInView({ paragraphs, text }) {
  const box = (/** @type {number} */ index) => paragraphs[index].element.getBoundingClientRect();
  const first = firstWhere((index) => box(index).bottom > -innerHeight, 0, paragraphs.length);
  const next = firstWhere((index) => box(index).top > 2 * innerHeight, first, paragraphs.length);
  const startOf = (/** @type {number} */ index) => paragraphs[index]?.start ?? text.length;
  return { start: startOf(first), end: startOf(next) };
}
