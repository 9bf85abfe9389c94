/*
 * The one element put into the page: a layer outside the article that holds cards and boxes.
 *
 * In: the element that is read, and the platform. Out: a shadow tree of our own beside `<body>`, in
 * which the page's styles do not reach, and, where marks are highlights of the page, a style sheet
 * adopted by the document. `remove()` takes both back.
 */

import { kindName, namedOn } from "../annotations/highlight-names.js";
import { kindsOfLook } from "../annotations/kinds.js";
import { StyleWatch } from "../page/style-watch.js";
import { forcedColors } from "./highlights.js";
import layerSheet from "./layer.css";
import pageSheet from "./marks.css";
import { chosenSheet, colored, pageColors, paperOf } from "./theme.js";

/** @import { Home, Platform } from "../base/platform.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Paper } from "../annotations/highlight-names.js" */
/** @import { Look } from "./theme.js" */

/**
 * Sheets by paper, shared by all layers of a page: reading them takes longer than all else here.
 * @type {Map<string, CSSStyleSheet[]>}
 */
const sheets = new Map();

export class Layer {
  /** The empty box over the line that was hit; cards hang on it. */
  anchor = part("anchor");
  /** Where boxes are painted when the browser paints no highlights. */
  boxes = part("boxes");
  /** @type {Home[]} The layer's own, and that of a frame in it. */
  #homes;
  #platform;
  /** @type {Choices["theme"]} What the reader has chosen. */
  #theme = "auto";
  #root;
  #sheets;
  #look;
  /** @type {Paper} What the article stands on. */
  paper = "light";
  /** @type {Record<string, string>} The page's own, by custom property. */
  #colors = {};
  /** @type {CSSStyleSheet | null} What gives the page the look of the marks. */
  #marks = null;
  #media = "screen";
  #frame = 0;
  #listening = new AbortController();
  #styles = new StyleWatch(() => this.onlook(this.refreshTheme()));
  #isBegun = false;
  /** The layer goes into the page: what else is to stand in it can be made. */
  onattach = () => {};
  /** @type {(isOther: boolean) => void} Its colors may be others now, or marks be thrown out. */
  onlook = () => {};
  /** @type {(host: HTMLElement) => void} Part of the layer stands in a frame, with events of its own. */
  onextend = () => {};

  /**
   * @param {Element} root
   * @param {Platform} platform
   * @param {readonly string[]} sheets Styles of what is to stand in the layer.
   * @param {Look} [look]
   */
  constructor(root, platform, sheets, look = "auto") {
    this.#root = root;
    this.#platform = platform;
    this.#homes = [platform.home()];
    this.#sheets = sheets;
    this.#look = look;
    this.#see();
  }

  /** Looks at what the article stands on and is written in. */
  #see() {
    this.paper = paperOf(this.#root, this.#look);
    this.#colors = this.#look === "auto" ? pageColors(this.#root) : {};
  }

  /** Layers of one paper and colors share their sheets. */
  get #dress() {
    return [this.paper, ...Object.values(this.#colors)].join();
  }

  /** The layer's own. */
  get #home() {
    return this.#homes[0];
  }

  get #isAttached() {
    return this.#home.outer.isConnected;
  }

  /**
   * Gives the page the look of the marks now, and the layer itself a frame later: the marks are
   * there sooner. What is read of the page is read before: its styles are reckoned once.
   */
  attachLater() {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#styles.start();
    for (const query of [matchMedia("(prefers-color-scheme: dark)"), forcedColors()]) {
      query.addEventListener("change", () => this.onlook(true), this.#listening);
    }
    if (this.#platform.highlights === "allowed") this.#adopt();
    // A page that is not seen has no frames.
    if (document.hidden) this.attach();
    else this.#frame = requestAnimationFrame(() => this.#attachNextFrame());
  }

  /** Puts the layer into the page now, if it is not there yet: something of it is to be seen. */
  attach() {
    if (this.#isAttached) return;
    this.#home.tree.prepend(this.boxes, this.anchor);
    this.#wear();
    this.#fit();
    document.documentElement.append(this.#home.outer);
    this.onattach();
  }

  #attachNextFrame() {
    this.#frame = requestAnimationFrame(() => this.attach());
  }

  /** Gives the page the marks' colors on this paper, in place of those on another. */
  #adopt() {
    this.#disown();
    [this.#marks] = shared(`marks on ${this.#dress}`, () => [
      sheet(marksOn(this.paper, this.#colors)),
    ]);
    this.#setMedia();
    document.adoptedStyleSheets.push(this.#marks);
  }

  #setMedia() {
    const { media } = this.#marks ?? {};
    // Setting what is set already would have the styles of the whole page reckoned anew.
    if (media && media.mediaText !== this.#media) media.mediaText = this.#media;
  }

  /** Sheets are shared: other layers of the page keep theirs. */
  #disown() {
    const adopted = [...document.adoptedStyleSheets];
    const index = this.#marks ? adopted.lastIndexOf(this.#marks) : -1;
    if (index < 0) return;
    adopted.splice(index, 1);
    document.adoptedStyleSheets = adopted;
  }

  /** Gives the layer its own colors on this paper. */
  #wear() {
    const own = [layerSheet, ...this.#sheets];
    const chosen = this.#theme === "auto" ? [] : [chosenSheet(this.#theme)];
    const styled = (/** @type {string} */ css) => sheet(this.#platform.style(css));
    const [{ tree }, framed] = this.#homes;
    tree.adoptedStyleSheets = [
      ...own.flatMap((css) =>
        shared(`${css} on ${this.#dress}`, () => [styled(colored(css, this.paper, this.#colors))]),
      ),
      ...chosen.map(styled),
    ];
    // A frame that the page threw out has no window left.
    const view = framed?.host.ownerDocument.defaultView;
    if (!view) return;
    // Sheets can be adopted only by trees of the document that made them.
    const all = own.map((css) => colored(css, this.paper, this.#colors)).concat(chosen);
    framed.tree.adoptedStyleSheets = all.map((css) => sheet(css, view));
  }

  /** Where in the window the layer's own positions start. */
  get origin() {
    return this.#home.host.getBoundingClientRect();
  }

  /**
   * Adds sheets for what is to stand in the layer from now on.
   * @param {string[]} sheets
   */
  dressFurther(...sheets) {
    if (sheets.every((css) => this.#sheets.includes(css))) return;
    this.#sheets = [...this.#sheets, ...sheets];
    if (this.#isAttached) this.#wear();
  }

  /** The way the article's lines run, "ltr" or "rtl". */
  get direction() {
    return this.#home.host.dir;
  }

  /** The element of the layer that has the focus. */
  get focused() {
    return this.#home.tree.activeElement;
  }

  /**
   * Adds elements to the layer.
   * @param {Element[]} elements
   */
  append(...elements) {
    this.#home.tree.append(...elements);
  }

  /**
   * Part of the layer stands in a frame from now on.
   * @param {Home} home
   */
  extend(home) {
    this.#homes = [this.#home, home];
    this.#wear();
    this.#fit();
    this.onextend(home.host);
  }

  /** Whether an event happened in the layer. @param {Event} event */
  holds(event) {
    const path = event.composedPath();
    return this.#homes.some(({ outer }) => path.includes(outer));
  }

  /** Whether an event counts as the reader's. @param {Event} event */
  hears(event) {
    return this.#platform.isHeard(event);
  }

  /**
   * Puts an element of the layer over a rectangle of the viewport; it then scrolls with the page.
   * @param {HTMLElement} element
   * @param {DOMRectReadOnly} rectangle
   */
  place(element, rectangle) {
    this.attach();
    const { origin } = this;
    element.style.left = `${rectangle.left - origin.left}px`;
    element.style.top = `${rectangle.top - origin.top}px`;
    element.style.width = `${rectangle.width}px`;
    element.style.height = `${rectangle.height}px`;
  }

  /**
   * Puts an element of the layer nowhere: where it was, the page may no longer reach.
   * @param {HTMLElement} element
   */
  unplace(element) {
    element.removeAttribute("style");
  }

  /**
   * Notes a state of the layer that its styles depend on.
   * @param {string} name
   * @param {string} value
   */
  note(name, value) {
    this.#home.host.dataset[name] = value;
  }

  /**
   * Takes over what the reader has chosen about looks.
   * @param {Readonly<Choices>} choices
   */
  dress({ print, theme }) {
    this.#media = print === "on" ? "all" : "screen";
    this.#setMedia();
    this.note("print", print);
    const isOther = theme !== this.#theme;
    this.#theme = theme;
    if (isOther && this.#isAttached) this.#wear();
  }

  /**
   * Fits colors, letters and direction to what is read.
   * @returns {boolean} Whether they are others.
   */
  refreshTheme() {
    const before = this.#dress;
    this.#see();
    const isOther = before !== this.#dress;
    const isLost = this.#marks && !document.adoptedStyleSheets.includes(this.#marks);
    if (this.#marks && (isOther || isLost)) this.#adopt();
    if (this.#isAttached) {
      if (isOther) this.#wear();
      this.#fit();
    }
    return isOther;
  }

  #fit() {
    const { direction, fontFamily } = getComputedStyle(this.#root);
    const { host } = this.#home;
    // Sizes are the browser's: neither the page's root element nor its zoom counts.
    host.style.setProperty("--rem", getComputedStyle(host).fontSize);
    host.style.setProperty("--postil-zoom", String(1 / pageZoom()));
    for (const { host } of this.#homes) {
      host.style.setProperty("--postil-face", fontFamily);
      // Also what is set to what it is would be a change of the page.
      if (host.dir !== direction) host.dir = direction;
    }
  }

  /** Takes the layer and its style sheet from the page. */
  remove() {
    this.#listening.abort();
    this.#styles.end();
    cancelAnimationFrame(this.#frame);
    this.#home.outer.remove();
    this.#disown();
  }
}

/**
 * @param {string} name
 * @param {() => CSSStyleSheet[]} make
 * @returns {CSSStyleSheet[]}
 */
function shared(name, make) {
  const made = sheets.get(name) ?? make();
  sheets.set(name, made);
  return made;
}

/**
 * The look of the marks on a paper, under the names they have on it.
 * @param {Paper} paper
 * @param {Record<string, string>} colors The page's own.
 * @returns {string}
 */
function marksOn(paper, colors) {
  const named = pageSheet.replace(/::highlight\(postil-(solid|dotted|said)\)/g, (_, look) =>
    kindsOfLook(look)
      .map((kind) => `::highlight(${kindName(kind)})`)
      .join(),
  );
  return colored(named, paper, colors).replace(/(?<=highlight\()[\w-]+/g, (name) =>
    namedOn(name, paper),
  );
}

/**
 * @param {string} css
 * @param {Window & typeof globalThis} [view] That of the document that is to adopt it.
 * @returns {CSSStyleSheet}
 */
function sheet(css, view = window) {
  const made = new view.CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/**
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(name) {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

/** How much the page enlarges itself by `zoom`. */
function pageZoom() {
  const { currentCSSZoom } = /** @type {any} */ (document.documentElement);
  return currentCSSZoom || 1;
}
