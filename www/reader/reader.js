/*
 * One element being read: what was found in it, and all that is shown of it.
 *
 * In: an element, options, and the platform. Out: annotations, entities, marks and cards; four
 * events for the platform to announce, `postil-ready`, `postil-update`, `postil-open` and
 * `postil-close`; their `detail` holds the reader, and the annotation whose card it is about.
 */

import { entriesOf } from "../analysis/glossary.js";
import { ALL_KINDS } from "../annotations/kinds.js";
import { note, tell } from "../base/log.js";
import { stringsIn } from "../format/languages.js";
import { OPTIONS, Settings } from "../format/settings.js";
import { isLong } from "../marks/painting.js";
import { Progress } from "../marks/progress.js";
import { Rest } from "../page/mutation-guard.js";
import { pageFacts } from "../page/page-facts.js";
import { Watch } from "../page/watch.js";
import { isEnglish } from "../text/english.js";
import { TextMap } from "../text/text-map.js";
import { View } from "./view.js";

/** @import { Annotation, Entity, Entry, Kind, Output, Term } from "../base/contract.js" */
/** @import { Places, Platform } from "../base/platform.js" */
/** @import { Frames } from "../page/frames.js" */
/** @import { PageSource } from "../page/published.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { PageFacts } from "../page/page-facts.js" */
/** @import { CommonStrings, Strings } from "../format/strings.js" */
/** @import { TextOptions } from "../text/text-walk.js" */
/** @import { WebAnnotation } from "../web-annotations/web-annotations.js" */

/** @typedef {"given" | PageSource | "text"} PublishedFrom */
/** @typedef {{ text: string, facts: PageFacts, output: Output, elapsed_ms: number }} Analysis */

/** Most analyses of one update. */
const MOST_ROUNDS = 3;

/** @type {Output} What is found in a text that is not read. */
const NOTHING = { published: null, annotations: [], entities: [], terms: [], sentences: [] };

/**
 * `published` is the date of the article, "2024-08-14"; without one the page is asked, and then the
 * text; null asks the text alone. `glossary` is what the publisher explains: entries,
 * the address of a file of them, or "#" and the id of a script element that holds them. `show` names
 * the kinds that may be marked, all unless told otherwise; `marks` is how densely, until the reader chooses:
 * words with a note, all names, times and numbers, or none. `margin` selects an element beside the
 * text where the page has room for notes. `language` is that of the interface, and `strings` are
 * single words of it. `look` is whether marks are for a light or a dark page; the page's own colors tell unless it is given.
 * `watch` is whether the element is read again when it changes, `frames` whether frames of the same
 * origin in it are read too. `worker` and `wasm` are where the page has `worker.js` and
 * `postil.wasm` (for a glossary with patterns `postil-patterns.wasm`), if not beside the script; the
 * first reader of a page tells.
 *
 * @typedef {TextOptions & Places & {
 *   published?: string | null,
 *   glossary?: readonly Entry[] | string | null,
 *   show?: readonly Kind[],
 *   marks?: Choices["marks"],
 *   margin?: string,
 *   language?: string,
 *   strings?: Partial<Strings>,
 *   look?: "auto" | "light" | "dark",
 *   watch?: "on" | "off",
 *   frames?: "skip" | "read",
 * }} Options
 */

/** An element being read: what was found in it, and all that is shown of it. */
export class Reader {
  /** @type {Annotation[]} */
  annotations = [];
  /** @type {Entity[]} */
  entities = [];
  /** @type {Term[]} What was found of the glossary. */
  terms = [];
  /** @type {string | null} The date that relative ones are reckoned from. */
  published = null;
  /** @type {PublishedFrom | null} Where that date is from. */
  publishedFrom = null;
  /** The text that was read, which all offsets count in. */
  text = "";
  /** @type {string | null} What the page calls the article. */
  title = null;
  /** Time the last analysis took, the way to the worker and back included. */
  analysis_ms = 0;
  #root;
  #options;
  #platform;
  #settings;
  /** @type {Analysis | null} */
  #analysis = null;
  /** @type {View | null} */
  #view = null;
  /** @type {Set<Kind>} */
  #shown;
  /** @type {TextMap | null} What is shown. */
  #map = null;
  /** @type {Watch | null} */
  #watch = null;
  /** @type {ReturnType<typeof entriesOf> | null} */
  #glossary = null;
  /** @type {Frames | null} */
  #frames = null;
  #updates = 0;

  /**
   * @param {Element} root
   * @param {Options} options
   * @param {Platform} platform
   */
  constructor(root, options, platform) {
    this.#root = root;
    this.#platform = platform;
    // What a page adds to all objects is no option of ours.
    this.#options = { __proto__: null, ...options };
    const { marks, show = ALL_KINDS } = this.#options;
    this.#settings = new Settings(platform.choices, marks && { marks });
    this.#shown = new Set(show);
  }

  /** The element that is read. */
  get root() {
    return this.#root;
  }

  /**
   * Reads the element again and shows what is in it now. Of several updates under way at once the
   * last one shows; none does after `destroy`.
   * @returns {Promise<void>}
   */
  async update() {
    const update = ++this.#updates;
    const strings = await stringsIn(this.#options);
    const progress = this.#view ? null : new Progress(this.#root, this.#platform, strings.reading);
    const { map, analysis } = await this.#analyzed().finally(() => progress?.end());
    if (update !== this.#updates) return;
    this.#follow(map);
    if (analysis === this.#analysis && this.#map?.isSame(map)) return;
    const view = analysis.output === NOTHING ? null : await this.#viewFor(analysis, strings);
    if (update !== this.#updates) return;
    const isFirst = this.#analysis === null;
    this.#map = map;
    this.#analysis = analysis;
    Object.assign(this, analysis.output);
    this.text = analysis.text;
    this.publishedFrom = this.#publishedFrom(analysis);
    this.title = analysis.facts.title;
    this.analysis_ms = analysis.elapsed_ms;
    if (view) view.read(map, analysis.output, this.#shown);
    else this.#takeBack();
    this.#announce(isFirst ? "postil-ready" : "postil-update");
  }

  /**
   * The innermost marked annotation at a point of the viewport; null where there is none.
   * @param {{ x: number, y: number }} point
   * @returns {Annotation | null}
   */
  at(point) {
    return this.#view?.at(point) ?? null;
  }

  /**
   * Scrolls to an annotation and opens its card, whether it is marked or not.
   * @param {Annotation} annotation One of `annotations`.
   */
  open(annotation) {
    this.#view?.open(annotation);
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

  /**
   * Marks the text as densely as this from now on; remembered, as if the reader had chosen it.
   * @param {Choices["marks"]} marks
   */
  mark(marks) {
    if (!OPTIONS.marks.includes(marks)) throw new TypeError(`mark: there is no "${marks}"`);
    this.#view?.choose({ marks });
  }

  /** Opens the margin: notes, sources and an index. */
  openMargin() {
    this.#view?.openMargin();
  }

  /**
   * What was found, as W3C Web Annotations of the page, in JSON-LD.
   * @returns {Promise<WebAnnotation[]>}
   */
  async toWebAnnotations() {
    const { toWebAnnotations } = await import("../web-annotations/web-annotations.js");
    const [map, analysis] = [this.#map, this.#analysis];
    if (!map || !analysis) return [];
    const source = this.#root.ownerDocument.URL.replace(/#.*$/s, "");
    return toWebAnnotations(this.#root, map, analysis.output, source);
  }

  /** Takes all of it from the page, which is then as it was before. */
  destroy() {
    this.#updates += 1;
    this.#watch?.end();
    this.#frames?.destroy();
    this.#takeBack();
  }

  /**
   * Follows the changes of what was read, unless told not to.
   * @param {TextMap} map
   */
  #follow(map) {
    const { watch = "on", frames = "skip" } = this.#options;
    if (watch === "on") {
      const update = () => this.update().catch(tell);
      this.#watch ??= new Watch(this.#root, update);
      this.#watch.include(map);
    }
    if (frames === "read")
      this.#readFrames().catch(({ message }) => note(`frames are not read: ${message}`));
  }

  /**
   * @param {Analysis} analysis
   * @returns {PublishedFrom | null}
   */
  #publishedFrom({ facts, output }) {
    const { published } = this.#options;
    if (published) return "given";
    if (published === undefined && facts.published) return facts.published.from;
    return output.published ? "text" : null;
  }

  async #readFrames() {
    const update = this.#updates;
    const { Frames } = await import("../page/frames.js");
    if (update !== this.#updates) return;
    const { look = "auto", language = "en", marks = "notes" } = this.#options;
    const show = [...this.#shown].join(" ") || "none";
    this.#frames ??= new Frames({ look, language, marks, show });
    this.#frames.look(this.#root);
  }

  /**
   * The view, made in a task of its own where the next, to show what was found, is a long one.
   * @param {Analysis} analysis
   * @param {CommonStrings} strings
   * @returns {Promise<View>}
   */
  async #viewFor({ output }, strings) {
    this.#view ??= this.#newView(strings);
    const view = this.#view;
    if (isLong(output)) await new Promise((resolve) => setTimeout(resolve));
    return view;
  }

  #takeBack() {
    this.#view?.remove();
    this.#view = null;
  }

  /**
   * @param {CommonStrings} strings
   * @returns {View}
   */
  #newView(strings) {
    const { look, margin } = this.#options;
    const appearance = { strings, settings: this.#settings, look, margin };
    const view = new View(this.#root, this.#platform, appearance);
    view.onopen = (annotation) => this.#announce("postil-open", annotation);
    view.onclose = (annotation) => this.#announce("postil-close", annotation);
    return view;
  }

  /**
   * @param {string} name
   * @param {Annotation} [annotation]
   */
  #announce(name, annotation) {
    this.#platform.announce(this.#root, name, { reader: this, ...(annotation && { annotation }) });
  }

  /**
   * Analyzes the text if it is another than last time, and maps the page as it is after that.
   * @returns {Promise<{ map: TextMap, analysis: Analysis }>}
   */
  async #analyzed() {
    let map = await this.#read();
    let before = map;
    let analysis = this.#analysis;
    for (let round = 0; analysis?.text !== map.text; round++) {
      // A page that never rests is shown as it was; where it has changed since, it is read later.
      if (analysis && round === MOST_ROUNDS) return { map: before, analysis };
      // The page may change while the worker is at it: then it is read once more.
      const rest = new Rest(this.#root);
      analysis = await this.#analysisOf(map.text);
      before = map;
      if (!rest.isKept()) map = new TextMap(this.#root, this.#options);
    }
    return { map, analysis };
  }

  /** The text as it is; it is read at once where it has changed between slices. */
  async #read() {
    const rest = new Rest(this.#root);
    const map = await TextMap.read(this.#root, this.#options);
    return rest.isKept() ? map : new TextMap(this.#root, this.#options);
  }

  /**
   * @param {string} text
   * @returns {Promise<Analysis>}
   */
  async #analysisOf(text) {
    const facts = pageFacts(this.#root, text);
    if (!isEnglish(text, facts.language)) {
      note(`the text is not in English (${facts.language ?? "by its words"}): it is left alone`);
      return { text, facts, output: NOTHING, elapsed_ms: 0 };
    }
    const { published = facts.published?.day ?? null } = this.#options;
    this.#glossary ??= entriesOf(this.#options.glossary);
    const glossary = await this.#glossary;
    const options = { published, glossary };
    return { text, facts, ...(await this.#platform.analyze(text, options, this.#options)) };
  }
}
