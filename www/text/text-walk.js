/*
 * Reads the text of an element as it is shown.
 *
 * In: an element of the page. Out: its words, spaces and breaks, given to `TextSegments` in the
 * order of the document. What is read, and as what, is told in `text-map.js`.
 */

import { isFurniture } from "./furniture.js";

/** @import { TextSegments } from "./text-segments.js" */

/**
 * How `<code>`, `<kbd>`, `<samp>` and `<var>` are treated, and what in an article is no part of it,
 * and open shadow trees; skipped unless told otherwise.
 * @typedef {{
 *   code?: "skip" | "read",
 *   furniture?: "skip" | "read",
 *   shadow?: "skip" | "read",
 * }} TextOptions
 */

/** @typedef {"collapse" | "keep-breaks" | "keep"} WhiteSpace */
/** @typedef {{ element: Element, isBlock: boolean, isSeen: boolean, space: WhiteSpace }} Frame */
/** @typedef {Frame & { children: Iterator<Node> }} OpenFrame */

/** Elements that leave nothing in the text: they are never painted as text. */
const UNSEEN = new Set([
  "datalist",
  "head",
  "noscript",
  "rp",
  "rt",
  "script",
  "style",
  "template",
  "title",
]);

/** Elements that are painted but hold no prose: they part words, and are not read. */
const OPAQUE = new Set([
  "audio",
  "button",
  "canvas",
  "embed",
  "iframe",
  "img",
  "input",
  "math",
  "meter",
  "object",
  "output",
  "picture",
  "progress",
  "select",
  "svg",
  "textarea",
  "video",
]);

/** Elements that hold code, not prose. */
const CODE = new Set(["code", "kbd", "samp", "var"]);

/** Values of `display` that stay within the line. */
const INLINE = /^(inline|contents|ruby)/;

/** Elements of the line that stay part of their word when floated: drop capitals. */
const PHRASES = new Set(["b", "big", "em", "font", "i", "span", "strong"]);

/**
 * Walks `root` in document order, without recursion: pages nest as deep as they like.
 * @param {Element} root
 * @param {TextOptions} options
 * @param {TextSegments} segments
 */
export function walkText(root, options, segments) {
  const first = frameOf(root);
  if (!first) return;
  /** @type {OpenFrame[]} */
  const frames = [{ ...first, isBlock: true, children: childrenOf(root, options, segments) }];
  while (frames.length > 0) {
    const frame = frames[frames.length - 1];
    const { value: node } = frame.children.next();
    if (!node) {
      if (frame.isBlock) segments.break();
      frames.pop();
      continue;
    }
    if (isText(node)) readText(node, frames, segments);
    const entered = isElement(node) ? enter(node, root, options, segments) : null;
    if (!entered) continue;
    frames.push({ ...entered, children: childrenOf(entered.element, options, segments) });
  }
}

/**
 * What is shown within an element: its shadow tree, if that is read, and what is put into slots.
 * @param {Element} element
 * @param {TextOptions} options
 * @param {TextSegments} segments
 * @returns {Iterator<Node>}
 */
function childrenOf(element, { shadow }, segments) {
  if (shadow === "read" && element.shadowRoot) {
    segments.trees.add(element.shadowRoot);
    return childNodesOf(element.shadowRoot);
  }
  const assigned = shadow === "read" && isSlot(element) ? element.assignedNodes() : [];
  return assigned.length > 0 ? assigned.values() : childNodesOf(element);
}

/**
 * Asks the interface and not the node: a form's fields hide what it has under their names.
 * @param {Node} node
 * @returns {Iterator<Node>}
 */
function childNodesOf(node) {
  return Reflect.get(Node.prototype, "childNodes", node).values();
}

/**
 * @param {Element} element
 * @returns {element is HTMLSlotElement}
 */
function isSlot(element) {
  return element.localName === "slot";
}

/**
 * Notes what an element does to the text; returns its frame where its children are to be read.
 * @param {Element} element
 * @param {Element} root
 * @param {TextOptions} options
 * @param {TextSegments} segments
 * @returns {Frame | null}
 */
function enter(element, root, options, segments) {
  const name = element.localName;
  if (UNSEEN.has(name)) return null;
  if (name === "br") {
    segments.break();
    return null;
  }
  const frame = frameOf(element);
  if (!frame) return null;
  if (frame.isBlock) segments.break();
  if (options.furniture !== "read" && isFurniture(element, root)) return null;
  if (OPAQUE.has(name) || (CODE.has(name) && options.code !== "read")) {
    segments.space(null);
    return null;
  }
  return frame;
}

/**
 * How an element is laid out; null where it is not shown at all.
 * @param {Element} element
 * @returns {Frame | null}
 */
function frameOf(element) {
  const style = getComputedStyle(element);
  if (style.display === "none") return null;
  return {
    element,
    isBlock: !INLINE.test(style.display) && !isDropCapital(element, style),
    isSeen: style.visibility === "visible",
    space: whiteSpaceOf(style),
  };
}

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @returns {boolean}
 */
function isDropCapital(element, style) {
  return style.float !== "none" && PHRASES.has(element.localName);
}

/**
 * @param {CSSStyleDeclaration} style
 * @returns {WhiteSpace}
 */
function whiteSpaceOf(style) {
  const value = style.getPropertyValue("white-space-collapse") || style.whiteSpace;
  if (/^(pre-line|preserve-breaks)/.test(value)) return "keep-breaks";
  return /^(pre|break-spaces)/.test(value) ? "keep" : "collapse";
}

/**
 * What a Text node is made of, by how its white space is treated. Words parted by one plain space
 * are taken together, since that is most of every article; but no more than a hundred, since the
 * way back through each is kept on a stack, and a text may be one paragraph of megabytes.
 */
const PARTS = {
  collapse:
    /(?<word>[^ \t\n\r\f\u00ad]+(?: [^ \t\n\r\f\u00ad]+){0,99})|(?<space>[ \t\n\r\f]+)|\u00ad/g,
  "keep-breaks":
    /(?<word>[^ \t\r\f\n\u00ad]+(?: [^ \t\r\f\n\u00ad]+){0,99})|(?<space>[ \t\r\f]+)|(?<break>\n)|\u00ad/g,
  keep: /(?<word>[^\u00ad\n]+)|(?<break>\n)|\u00ad/g,
};

/**
 * @param {Text} node
 * @param {Frame[]} frames
 * @param {TextSegments} segments
 */
function readText(node, frames, segments) {
  const { isSeen, space } = frames[frames.length - 1];
  if (!isSeen) return;
  const block = blockOf(frames);
  for (const { index, groups } of node.data.matchAll(PARTS[space])) {
    if (groups?.word) segments.word(block, node, index, groups.word);
    else if (groups?.space) segments.space({ node, offset: index });
    else if (groups?.break) segments.break();
  }
}

/**
 * @param {Frame[]} frames
 * @returns {Element}
 */
function blockOf(frames) {
  return /** @type {Frame} */ (frames.findLast((frame) => frame.isBlock)).element;
}

/**
 * @param {Node} node
 * @returns {node is Element}
 */
function isElement(node) {
  return Reflect.get(Node.prototype, "nodeType", node) === Node.ELEMENT_NODE;
}

/**
 * @param {Node} node
 * @returns {node is Text}
 */
function isText(node) {
  return Reflect.get(Node.prototype, "nodeType", node) === Node.TEXT_NODE;
}
