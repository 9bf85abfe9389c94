/*
 * Notes beside their lines, in the page itself: they scroll with the text and move none of it.
 *
 * In: entries with the annotations they stand beside, and the column there is. Out: a part of the
 * layer that holds them, each at its line or as near below as there is room; for what is said also a
 * rule along its lines. A column of the page that stands there is covered.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { make } from "../base/dom.js";

/** @import { Annotation, Span } from "../base/contract.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { TextMap } from "../text/text-map.js" */
/** @import { Gutter } from "./gutter.js" */

/** An entry and the words it stands beside. @typedef {{ entry: HTMLElement, span: Span }} Sidenote */
/** @typedef {{ annotation: Annotation, isUnsettled: boolean }} Rule */

/** Space between two notes, and around a figure of the page. */
const GAP_PX = 8;

export class Sidenotes {
  element = make("div", "sidenotes");
  #cover = make("div", "cover");
  #layer;

  /** @param {Layer} layer */
  constructor(layer) {
    this.#layer = layer;
    this.element.id = "sidenotes";
    this.element.setAttribute("role", "tabpanel");
    this.#cover.hidden = true;
    layer.append(this.#cover, this.element);
  }

  /**
   * @param {TextMap} map
   * @param {Gutter} gutter Its top is where the head of the margin ends.
   * @param {Sidenote[]} notes By where they stand in the text.
   * @param {Rule[]} rules
   */
  show(map, gutter, notes, rules) {
    const { left, width, isColumn } = gutter;
    this.#cover.hidden = !isColumn;
    const { clientWidth } = document.documentElement;
    const isRightToLeft = this.#layer.direction === "rtl";
    this.#cover.style.left = isRightToLeft ? "0" : `${left - 2 * GAP_PX}px`;
    this.#cover.style.right = isRightToLeft ? `${clientWidth - left - width - 2 * GAP_PX}px` : "0";
    const origin = this.#layer.origin;
    this.element.style.left = `${left - origin.left}px`;
    this.element.style.width = `${width}px`;
    const made = notes.flatMap(({ entry, span }) => {
      const [line] = map.rectanglesOf(span);
      return line ? [{ entry, top: line.top }] : [];
    });
    const bars = rules.flatMap((rule) => this.#bar(rule, map, origin));
    for (const { entry } of made) entry.classList.add("sidenote");
    this.element.replaceChildren(...bars, ...made.map(({ entry }) => entry));
    settle(made, gutter, origin);
  }

  hide() {
    this.element.replaceChildren();
    this.#cover.hidden = true;
  }

  remove() {
    this.element.remove();
    this.#cover.remove();
  }

  /**
   * @param {Rule} rule
   * @param {TextMap} map
   * @param {{ top: number }} origin
   * @returns {HTMLElement[]}
   */
  #bar({ annotation, isUnsettled }, map, origin) {
    const lines = piecesOf(annotation).flatMap((piece) => map.rectanglesOf(piece));
    if (lines.length === 0) return [];
    const top = Math.min(...lines.map((line) => line.top));
    const bar = make("div", isUnsettled ? "bar unsettled" : "bar");
    bar.style.top = `${top - origin.top}px`;
    bar.style.height = `${Math.max(...lines.map(({ bottom }) => bottom)) - top}px`;
    return [bar];
  }
}

/**
 * Puts each note at its line, or below the one before and below figures of the page.
 * @param {{ entry: HTMLElement, top: number }[]} made
 * @param {Gutter} gutter
 * @param {{ top: number }} origin
 */
function settle(made, { taken, top: headEnd }, origin) {
  const heights = made.map(({ entry }) => entry.offsetHeight);
  // At the top of the page none is hidden by the head, which stays there.
  let free = headEnd - scrollY;
  for (const [index, { entry, top }] of made.entries()) {
    const height = heights[index];
    let at = Math.max(top, free);
    for (const figure of taken) {
      if (at + height > figure.top - GAP_PX && at < figure.bottom) at = figure.bottom + GAP_PX;
    }
    entry.style.top = `${at - origin.top}px`;
    free = at + height + GAP_PX;
  }
}
