/*
 * Reads the text of an element as it is shown.
 *
 * In: an element of the page. Out: its words, spaces and breaks, given to `TextSegments` in the
 * order of the document. What is read, and as what, is told in `text-map.js`.
 */

import { Furniture } from "./furniture.js";
import { isApart, isFolded, isHidden } from "./layout.js";
import { childNodesOf, isElement, isText } from "./nodes.js";
import { raised, superscript } from "./superscripts.js";
import { PHRASES, Tally } from "./tally.js";

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
/** @typedef {{ element: Element, isBlock: boolean, isSeen: boolean, space: WhiteSpace, isPower: boolean }} Frame */
/** @typedef {{ furniture: Furniture | null, options: TextOptions, segments: TextSegments, seen: string[] }} Walk */
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

/** Nodes that are read between two places where the walk may be broken off for a while. */
const STEPS = 500;

/**
 * Walks `root` in document order, without recursion: pages nest as deep as they like.
 * @param {Element} root
 * @param {TextOptions} options
 * @param {TextSegments} segments
 */
export function* walkText(root, options, segments) {
  const style = getComputedStyle(root);
  if (style.display === "none") return;
  const furniture = options.furniture === "read" ? null : new Furniture(new Tally(root));
  // Where all of it is hidden, until fonts are there, it is read as it will be shown.
  const walk = { furniture, options, segments, seen: ["visible", style.visibility] };
  /** @type {OpenFrame[]} */
  const frames = [
    { ...frameOf(root, style, walk), isBlock: true, children: childrenOf(root, options, segments) },
  ];
  for (let steps = 0; frames.length > 0; steps++) {
    if (steps % STEPS === 0) yield;
    const frame = frames[frames.length - 1];
    const { value: node } = frame.children.next();
    if (!node) {
      if (frame.isBlock) segments.break();
      frames.pop();
      continue;
    }
    if (isText(node)) readText(node, frames, segments);
    const entered = isElement(node) ? enter(node, walk) : null;
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
 * @param {Element} element
 * @returns {element is HTMLSlotElement}
 */
function isSlot(element) {
  return element.localName === "slot";
}

/**
 * Notes what an element does to the text; returns its frame where its children are to be read.
 * @param {Element} element
 * @param {Walk} walk
 * @returns {Frame | null}
 */
function enter(element, walk) {
  const { furniture, options, segments } = walk;
  const name = element.localName;
  if (UNSEEN.has(name)) return null;
  if (name === "br") {
    segments.break();
    return null;
  }
  const style = getComputedStyle(element);
  if (isHidden(element, style)) {
    segments.hidden.add(element);
    return null;
  }
  if (PHRASES.has(name) && isApart(element, style)) return null;
  const frame = frameOf(element, style, walk);
  if (name === "sup") {
    const kind = superscript(element, segments.last);
    if (kind === "note") return null;
    frame.isPower = kind === "power";
  }
  if (frame.isBlock) segments.break();
  if (!frame.isSeen) segments.hidden.add(element);
  if (furniture?.is(element)) {
    segments.leftOut.add(element);
    return null;
  }
  if (OPAQUE.has(name) || (CODE.has(name) && options.code !== "read")) {
    segments.space(null);
    return null;
  }
  return frame;
}

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @param {Walk} walk
 * @returns {Frame}
 */
function frameOf(element, style, { seen }) {
  return {
    element,
    isBlock:
      !INLINE.test(style.display) && !(style.float !== "none" && PHRASES.has(element.localName)),
    isSeen: seen.includes(style.visibility),
    space: whiteSpaceOf(style),
    isPower: false,
  };
}

/**
 * @param {CSSStyleDeclaration} style
 * @returns {WhiteSpace}
 */
function whiteSpaceOf(style) {
  const value = /** @type {any} */ (style).whiteSpaceCollapse ?? style.whiteSpace;
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
  const { element, isSeen, space, isPower } = frames[frames.length - 1];
  if (!isSeen || isFolded(element)) return;
  const block = blockOf(frames);
  for (const { index, groups } of node.data.matchAll(PARTS[space])) {
    const word = groups?.word;
    if (word) segments.word(block, node, index, isPower ? raised(word) : word);
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
