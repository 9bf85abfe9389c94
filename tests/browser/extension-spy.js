/*
 * A hostile page's view of the extension.
 *
 * In: a page. Out: `spy`, run before the page's own scripts, which notes all that the page is told;
 * and what of it has to do with the extension.
 */

/** @import { Page } from "playwright-core" */

/** Runs before the page's own scripts: notes whatever happens in it, and whatever nodes it is given. */
export function spy() {
  /** @type {string[]} */
  const events = [];
  /** @type {Set<Node>} */
  const nodes = new Set();
  Object.assign(window, { spied: { events, nodes } });
  const names = Object.keys(HTMLElement.prototype).concat(Object.keys(window));
  const types = new Set(names.filter((name) => name.startsWith("on")).map((name) => name.slice(2)));
  for (const type of ["beforeinput", "compositionstart", "compositionupdate", "compositionend"])
    types.add(type);
  for (const type of ["keypress", "focusin", "focusout", "textInput", "selectionchange"])
    types.add(type);
  for (const name of ["ready", "update", "open", "close"]) types.add(`postil-${name}`);
  for (const type of types) {
    const note = (/** @type {any} */ event) => {
      events.push([type, event.key, event.data, event.detail?.reader && "reader"].join(" "));
      for (const node of event.composedPath()) if (node instanceof Node) nodes.add(node);
    };
    for (const target of [window, document]) target.addEventListener(type, note, true);
  }
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, { ...options, mode: "open" });
    nodes.add(root);
    return root;
  };
  // An element of a known name is handed to the page that defines it, with all above it.
  const define = (/** @type {string} */ name) =>
    customElements.define(
      name,
      class extends HTMLElement {
        constructor() {
          super();
          nodes.add(this);
        }
        connectedCallback() {
          nodes.add(this.getRootNode());
        }
      },
    );
  for (const name of ["postil-layer", "postil-reader", "postil-margin"]) define(name);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      for (const node of [target, ...addedNodes]) nodes.add(node);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        const sources = entry.sources?.map((/** @type {any} */ { node }) => node) ?? [];
        for (const node of [entry.target, entry.element, ...sources]) if (node) nodes.add(node);
        if (/extension:/.test(JSON.stringify(entry))) events.push(`performance ${entry.name}`);
      }
    }).observe({ type, buffered: true });
  }
}

/**
 * The events since the last time, and what the page can see of the extension now.
 * @param {Page} page
 * @returns {Promise<{ events: string[], [seen: string]: unknown }>}
 */
export function spied(page) {
  return page.evaluate(() => {
    const { events, nodes } = /** @type {any} */ (window).spied;
    const all = new Set(document.querySelectorAll("*"));
    const found = [...nodes, document.activeElement, document.getSelection()?.anchorNode];
    for (const [x, y] of [1, 3, 5, 7, 9].flatMap((x) => [1, 3, 5, 7, 9].map((y) => [x, y])))
      found.push(document.elementFromPoint((innerWidth * x) / 10, (innerHeight * y) / 10));
    const foreign = found.filter(
      (node) => node?.getRootNode?.() instanceof ShadowRoot || node instanceof ShadowRoot,
    );
    const own = [...document.documentElement.children].slice(2);
    return {
      events: events.splice(0),
      foreign: foreign.map((node) => node.nodeName),
      added: own.map((element) => element.outerHTML),
      looks: own.map((element) => {
        const style = getComputedStyle(element);
        return [style.display, ...[...style].filter((name) => name.startsWith("--postil"))];
      }),
      shadows: [...all].filter((element) => element.shadowRoot).length,
      windows: [window.length, typeof window[0], document.querySelectorAll("iframe").length],
      highlights: CSS.highlights.size,
      sheets: document.adoptedStyleSheets.length,
      animations: document.getAnimations().length,
      resources: performance.getEntries().filter(({ name }) => /extension:/.test(name)).length,
      stored: Object.keys(localStorage),
    };
  });
}

/**
 * What a page sees of the extension: one plain, empty element.
 * @type {Record<string, unknown>}
 */
export const SEEN = {
  foreign: [],
  added: ["<div></div>"],
  looks: [["contents"]],
  shadows: 0,
  windows: [0, "undefined", 0],
  highlights: 0,
  sheets: 0,
  animations: 0,
  resources: 0,
  stored: [],
};
