/*
 * Postil in a page: marks who, where, when, how much and who says so in the text of an element.
 *
 * In: an element and options. Out: a promise of a `Reader`, with what was found and the way to
 * update it and to take it all back. The nodes of the page are read and never changed.
 *
 *   import { annotate } from "./postil.js";
 *   const reader = await annotate(document.querySelector("article"), { published: "2024-08-14" });
 *
 *   element -> TextMap -> analysis (a worker) -> highlights, cards
 */

import { analyze } from "./engine.js";
import { FAMILIES, KINDS_AT_FIRST } from "./looks.js";
import { Progress } from "./progress.js";
import { Settings } from "./settings.js";
import { english } from "./strings.js";
import { TextMap } from "./text-map.js";
import { View } from "./view.js";

/** @import { Annotation, Entity, Kind } from "./contract.js" */
/** @import { Timed } from "./engine.js" */
/** @import { Family } from "./looks.js" */
/** @import { Strings } from "./strings.js" */
/** @import { TextOptions } from "./text-walk.js" */

export { FAMILIES } from "./looks.js";

/** @typedef {Timed & { text: string }} Analysis */

/**
 * @typedef {TextOptions & {
 *   published?: string | null,
 *   show?: readonly Kind[],
 *   strings?: Partial<Strings>,
 * }} Options
 * `published` is the date of the article, where the page knows it: "2024-08-14"; `show` names the
 * kinds that are marked until the reader
 * chooses others, who and where and who says what unless told otherwise; `strings` are words of the interface.
 */

/**
 * Annotates the text of `root`.
 *
 * Rejects where the analysis cannot start, with why, and where `published` is no date. The page is
 * then as it was.
 *
 * @param {Element} root
 * @param {Options} [options]
 * @returns {Promise<Reader>}
 */
export async function annotate(root, options = {}) {
  if (!(root instanceof Element)) throw new TypeError("annotate: the root is not an element");
  const reader = new Reader(root, options);
  await reader.update();
  return reader;
}

/** An element being read: what was found in it, and all that is shown of it. */
export class Reader {
  /** @type {Annotation[]} */
  annotations = [];
  /** @type {Entity[]} */
  entities = [];
  /** @type {string | null} The date that relative ones are reckoned from. */
  published = null;
  /** Time the last analysis took, the way to the worker and back included. */
  analysis_ms = 0;
  #root;
  #options;
  #settings = new Settings();
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {View | null} */
  #view = null;
  /** @type {Set<Kind>} */
  #shown;
  #updates = 0;

  /**
   * @param {Element} root
   * @param {Options} options
   */
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    const chosen = this.#settings.choices.lenses?.flatMap((family) => FAMILIES[family] ?? []);
    this.#shown = new Set(chosen ?? options.show ?? KINDS_AT_FIRST);
  }

  /**
   * Reads the element again and shows what is in it now. Of several updates under way at once the
   * last one shows; none does after `destroy`.
   * @returns {Promise<void>}
   */
  async update() {
    const update = ++this.#updates;
    const strings = { ...english, ...this.#options.strings };
    const progress = new Progress(this.#root, strings.reading);
    const { map, analysis } = await this.#analyzed().finally(() => progress.end());
    if (update !== this.#updates) return;
    this.#analysis = analysis;
    Object.assign(this, analysis.output);
    this.analysis_ms = analysis.elapsed_ms;
    this.#view ??= this.#newView(strings);
    this.#view.read(map, analysis.output, this.#shown);
  }

  /**
   * Marks the annotations of a kind, or leaves them unmarked.
   * @param {Kind} kind
   * @param {boolean} on
   */
  show(kind, on) {
    if (on) this.#shown.add(kind);
    else this.#shown.delete(kind);
    this.#view?.show(this.#shown);
  }

  /** Takes all of it from the page, which is then as it was before. */
  destroy() {
    this.#updates += 1;
    this.#view?.remove();
    this.#view = null;
  }

  /**
   * @param {Strings} strings
   * @returns {View}
   */
  #newView(strings) {
    const view = new View(this.#root, strings, this.#settings);
    view.onlens = (family, state) => this.#switch(family, state);
    return view;
  }

  /**
   * What the reader switches is remembered.
   * @param {Family} family
   * @param {"on" | "off"} state
   */
  #switch(family, state) {
    for (const kind of FAMILIES[family]) {
      if (state === "on") this.#shown.add(kind);
      else this.#shown.delete(kind);
    }
    const names = /** @type {Family[]} */ (Object.keys(FAMILIES));
    const lenses = names.filter((name) => FAMILIES[name].some((kind) => this.#shown.has(kind)));
    this.#settings.choose({ lenses });
    this.#view?.show(this.#shown);
  }

  /**
   * Analyzes the text if it is another than last time, and maps the page as it is after that.
   * @returns {Promise<{ map: TextMap, analysis: Analysis }>}
   */
  async #analyzed() {
    const { published } = this.#options;
    let analysis = this.#analysis;
    for (;;) {
      const map = new TextMap(this.#root, this.#options);
      if (analysis?.text === map.text) return { map, analysis };
      // The page may change while the worker is at it: then it is read once more.
      analysis = { text: map.text, ...(await analyze(map.text, { published })) };
    }
  }
}
