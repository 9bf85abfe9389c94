/*
 * The one element put into the page: a layer outside the article that holds cards and boxes.
 *
 * In: the element that is read. Out: a shadow tree of our own beside `<body>`, in which the page's
 * styles do not reach, and a style sheet adopted by the document, for the marks. `remove()` takes
 * both back.
 */

import { namedOn } from "../annotations/highlight-names.js";
import layerSheet from "./layer.css";
import pageSheet from "./marks.css";
import { chosenSheet, colored, paperOf } from "./theme.js";

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
  #host = document.createElement("postil-layer");
  /** @type {Choices["theme"]} What the reader has chosen. */
  #theme = "auto";
  #root;
  #sheets;
  #look;
  /** @type {Paper} What the article stands on. */
  paper = "light";
  /** @type {CSSStyleSheet | null} What gives the page the look of the marks. */
  #marks = null;
  #media = "screen";
  #frame = 0;
  /** The layer goes into the page: what else is to stand in it can be made. */
  onattach = () => {};

  /**
   * @param {Element} root
   * @param {readonly string[]} sheets Styles of what is to stand in the layer.
   * @param {Look} [look]
   */
  constructor(root, sheets, look = "auto") {
    this.#root = root;
    this.#sheets = sheets;
    this.#look = look;
    this.paper = paperOf(root, look);
  }

  get #tree() {
    return this.#host.shadowRoot ?? this.#host.attachShadow({ mode: "open" });
  }

  /**
   * Gives the page the look of the marks now, and the layer itself a frame later: the marks are
   * there sooner. What is read of the page is read before: its styles are reckoned once.
   */
  attachLater() {
    if (this.#marks) return;
    this.#adopt();
    // A page that is not seen has no frames.
    if (document.hidden) this.attach();
    else this.#frame = requestAnimationFrame(() => this.#attachNextFrame());
  }

  /** Puts the layer into the page now, if it is not there yet: something of it is to be seen. */
  attach() {
    if (this.#host.isConnected) return;
    this.#tree.prepend(this.boxes, this.anchor);
    this.#wear();
    this.#fit();
    document.documentElement.append(this.#host);
    this.onattach();
  }

  #attachNextFrame() {
    this.#frame = requestAnimationFrame(() => this.attach());
  }

  /** Gives the page the marks' colors on this paper, in place of those on another. */
  #adopt() {
    this.#disown();
    [this.#marks] = shared(`marks on ${this.paper}`, () => [sheet(marksOn(this.paper))]);
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
    const own = [layerSheet, ...this.#sheets].flatMap((css) =>
      shared(`${css} on ${this.paper}`, () => [sheet(colored(css, this.paper))]),
    );
    const chosen = this.#theme === "auto" ? [] : [sheet(chosenSheet(this.#theme))];
    this.#tree.adoptedStyleSheets = [...own, ...chosen];
  }

  /** The way the article's lines run, "ltr" or "rtl". */
  get direction() {
    return this.#host.dir;
  }

  /** The element of the layer that has the focus. */
  get focused() {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  /**
   * Adds elements to the layer.
   * @param {Element[]} elements
   */
  append(...elements) {
    this.#tree.append(...elements);
  }

  /** Whether an event happened in the layer. @param {Event} event */
  holds(event) {
    return event.composedPath().includes(this.#host);
  }

  /**
   * Puts an element of the layer over a rectangle of the viewport; it then scrolls with the page.
   * @param {HTMLElement} element
   * @param {DOMRectReadOnly} rectangle
   */
  place(element, rectangle) {
    this.attach();
    const origin = this.#host.getBoundingClientRect();
    element.style.left = `${rectangle.left - origin.left}px`;
    element.style.top = `${rectangle.top - origin.top}px`;
    element.style.width = `${rectangle.width}px`;
    element.style.height = `${rectangle.height}px`;
  }

  /**
   * Notes a state of the layer that its styles depend on.
   * @param {string} name
   * @param {string} value
   */
  note(name, value) {
    this.#host.dataset[name] = value;
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
    if (isOther && this.#host.isConnected) this.#wear();
  }

  /** Fits colors, letters and direction to what is read. */
  refreshTheme() {
    const paper = paperOf(this.#root, this.#look);
    const isOther = paper !== this.paper;
    this.paper = paper;
    if (isOther && this.#marks) this.#adopt();
    if (!this.#host.isConnected) return;
    if (isOther) this.#wear();
    this.#fit();
  }

  #fit() {
    const { direction, fontFamily } = getComputedStyle(this.#root);
    this.#host.style.setProperty("--postil-face", fontFamily);
    this.#host.dir = direction;
  }

  /** Takes the layer and its style sheet from the page. */
  remove() {
    cancelAnimationFrame(this.#frame);
    this.#host.remove();
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
 * @returns {string}
 */
function marksOn(paper) {
  return colored(pageSheet, paper).replace(/(?<=highlight\()[\w-]+/g, (name) =>
    namedOn(name, paper),
  );
}

/**
 * @param {string} css
 * @returns {CSSStyleSheet}
 */
function sheet(css) {
  const made = new CSSStyleSheet();
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
