/*
 * The one element put into the page: a layer outside the article that holds cards and boxes.
 *
 * In: the element that is read. Out: a shadow tree of our own beside `<body>`, in which the page's
 * styles do not reach, and style sheets adopted by the document. `remove()` takes both back.
 */

import cardSheet from "./card.css";
import entriesSheet from "./entries.css";
import layerSheet from "./layer.css";
import panelSheet from "./panel.css";
import pageSheet from "./postil.css";
import { themeSheet } from "./theme.js";

/** @import { Look } from "./theme.js" */

export class Layer {
  /** The empty box over the line that was hit; cards hang on it. */
  anchor = part("anchor");
  /** Where boxes are painted when the browser paints no highlights. */
  boxes = part("boxes");
  #host = document.createElement("postil-layer");
  #sheets = [sheet(pageSheet), sheet("")];
  #root;
  #look;

  /**
   * @param {Element} root
   * @param {Look} [look]
   */
  constructor(root, look = "auto") {
    this.#root = root;
    this.#look = look;
    const tree = this.#host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [layerSheet, cardSheet, panelSheet, entriesSheet].map(sheet);
    tree.append(this.boxes, this.anchor);
    document.adoptedStyleSheets.push(...this.#sheets);
    document.documentElement.append(this.#host);
    this.refreshTheme();
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

  /** Fits the colors to the background and the letters to the face of what is read. */
  refreshTheme() {
    this.#sheets[1].replaceSync(themeSheet(this.#root, this.#look));
    this.#host.style.setProperty("--postil-face", getComputedStyle(this.#root).fontFamily);
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
