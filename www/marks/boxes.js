/*
 * Paints annotations by boxes laid over the page, where the browser has no highlights of its own or
 * gives them all one look.
 *
 * In: names of highlights with the spans painted by each. Out: empty boxes in the layer outside the
 * article, for the paragraphs in view alone. The boxes take the class `postil-…` of the highlight;
 * `layer.css` gives it the same look. The page is only measured.
 */

import { kindName } from "../annotations/highlight-names.js";
import { ALL_KINDS, KINDS } from "../annotations/kinds.js";
import { Nesting } from "../annotations/nesting.js";

/** @import { Span } from "../base/contract.js" */
/** @import { Layer } from "./layer.js" */
/** @import { TextMap } from "../text/text-map.js" */

export class Boxes {
  #map;
  #layer;
  /** @type {Map<string, Nesting<Span>>} */
  #spans = new Map();
  /** @type {Map<Element, Span[]>} The stretches of the text that stand in each block. */
  #blocks = new Map();
  /** @type {Map<Element, HTMLElement>} The boxes of each block in view. */
  #painted = new Map();
  #inView;
  #resized;
  #listening = new AbortController();

  /**
   * @param {TextMap} map
   * @param {Layer} layer
   */
  constructor(map, layer) {
    this.#map = map;
    this.#layer = layer;
    this.#inView = new IntersectionObserver((entries) => this.#move(entries));
    this.#resized = new ResizeObserver(() => this.#repaint());
    for (const [index, { element, start }] of map.paragraphs.entries()) {
      const end = map.paragraphs[index + 1]?.start ?? map.text.length;
      const spans = this.#blocks.get(element);
      if (spans) spans.push({ start, end });
      else this.#blocks.set(element, [{ start, end }]);
    }
    for (const element of this.#blocks.keys()) this.#inView.observe(element);
    this.#resized.observe(document.documentElement);
    const { signal } = this.#listening;
    document.addEventListener("scroll", (event) => this.#scroll(event), { capture: true, signal });
  }

  /**
   * Paints `spans` under `name`, in place of what was painted under it before.
   * @param {string} name
   * @param {Span[]} spans
   */
  paint(name, spans) {
    const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
    this.#spans.set(name, new Nesting(sorted));
    this.#repaint();
  }

  /** Nothing of it is shared with the page. */
  restore() {}

  /** Takes everything back. */
  remove() {
    this.#inView.disconnect();
    this.#resized.disconnect();
    this.#listening.abort();
    for (const boxes of this.#painted.values()) boxes.remove();
    this.#painted.clear();
  }

  /**
   * The layer scrolls with the page; only what scrolls within the page moves under its boxes.
   * @param {Event} event
   */
  #scroll(event) {
    if (event.target !== document) this.#repaint();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #move(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#paintBlock(target);
      else this.#dropBlock(target);
    }
  }

  #repaint() {
    for (const block of [...this.#painted.keys()]) this.#paintBlock(block);
  }

  /** @param {Element} block */
  #dropBlock(block) {
    this.#painted.get(block)?.remove();
    this.#painted.delete(block);
  }

  /** @param {Element} block */
  #paintBlock(block) {
    const boxes = document.createElement("div");
    for (const stretch of this.#blocks.get(block) ?? []) {
      for (const [name, spans] of this.#spans) boxes.append(...this.#boxes(name, spans, stretch));
    }
    this.#dropBlock(block);
    this.#layer.boxes.append(boxes);
    this.#painted.set(block, boxes);
  }

  /**
   * @param {string} name
   * @param {Nesting<Span>} spans
   * @param {Span} stretch
   * @returns {HTMLElement[]}
   */
  #boxes(name, spans, stretch) {
    return spans
      .within(stretch)
      .map((span) => clip(span, stretch))
      .flatMap((span) => this.#map.rectanglesOf(span))
      .map((rectangle) => this.#box(name, rectangle));
  }

  /**
   * @param {string} name
   * @param {DOMRect} rectangle
   * @returns {HTMLElement}
   */
  #box(name, rectangle) {
    const box = document.createElement("div");
    const kind = ALL_KINDS.find((kind) => kindName(kind) === name);
    box.className = `box ${name} ${kind ? KINDS[kind].look : ""}`;
    this.#layer.place(box, rectangle);
    return box;
  }
}

/**
 * @param {Span} span
 * @param {Span} stretch
 * @returns {Span}
 */
function clip(span, stretch) {
  return { start: Math.max(span.start, stretch.start), end: Math.min(span.end, stretch.end) };
}
