/*
 * The one element put into the page: a layer outside the article that holds cards and boxes.
 *
 * In: the element that is read. Out: a shadow tree of our own beside `<body>`, in which the page's
 * styles do not reach, and style sheets adopted by the document. `remove()` takes both back.
 */

import cardSheet from "./card.css";
import entriesSheet from "./entries.css";
import layerSheet from "./layer.css";
import lightSheet from "./light.css";
import mapSheet from "./map.css";
import panelSheet from "./panel.css";
import partsSheet from "./parts.css";
import pageSheet from "./postil.css";
import { chosenSheet, themeSheet } from "./theme.js";

/** @import { Choices } from "./settings.js" */
/** @import { Look } from "./theme.js" */

const OWN_SHEETS = [layerSheet, cardSheet, partsSheet, panelSheet, entriesSheet, mapSheet];

/** Those sheets, shared by all layers of a page: reading them takes longer than all else here. */
/** @type {CSSStyleSheet[]} */
let ownSheets = [];

export class Layer {
  /** The empty box over the line that was hit; cards hang on it. */
  anchor = part("anchor");
  /** Where boxes are painted when the browser paints no highlights. */
  boxes = part("boxes");
  #host = document.createElement("postil-layer");
  #marks = sheet(pageSheet, "screen");
  #theme = sheet("");
  #chosen = sheet("");
  #sheets = [sheet(lightSheet), this.#theme, this.#marks];
  #root;
  #look;
  /** What the colors are set by. */
  #css = "";

  /**
   * @param {Element} root
   * @param {Look} [look]
   */
  constructor(root, look = "auto") {
    this.#root = root;
    this.#look = look;
    const tree = this.#host.attachShadow({ mode: "open" });
    if (ownSheets.length === 0) ownSheets = OWN_SHEETS.map((css) => sheet(css));
    tree.adoptedStyleSheets = [...ownSheets, this.#chosen];
    tree.append(this.boxes, this.anchor);
    this.refreshTheme();
  }

  /**
   * Puts the layer into the page, once. What is read of the page is read before: its styles are
   * reckoned and its lines laid out once.
   */
  attach() {
    if (this.#host.isConnected) return;
    document.adoptedStyleSheets.push(...this.#sheets);
    document.documentElement.append(this.#host);
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
    this.#host.shadowRoot?.append(...elements);
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
    const media = print === "on" ? "all" : "screen";
    // Setting what is set already would have the styles of the whole page reckoned anew.
    if (this.#marks.media.mediaText !== media) this.#marks.media.mediaText = media;
    this.note("print", print);
    this.#chosen.replaceSync(chosenSheet(theme));
  }

  /** Fits colors, letters and direction to what is read. */
  refreshTheme() {
    const { direction, fontFamily } = getComputedStyle(this.#root);
    const css = themeSheet(this.#root, this.#look);
    if (css !== this.#css) this.#theme.replaceSync(css);
    this.#css = css;
    this.#host.style.setProperty("--postil-face", fontFamily);
    this.#host.dir = direction;
  }

  /** Takes the layer and its style sheets from the page. */
  remove() {
    this.#host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (adopted) => !this.#sheets.includes(adopted),
    );
  }
}

/**
 * @param {string} css
 * @param {string} [media]
 * @returns {CSSStyleSheet}
 */
function sheet(css, media = "all") {
  const made = new CSSStyleSheet({ media });
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
