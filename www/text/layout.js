/*
 * How an element is laid out: not at all, or apart from the line that it is written in.
 *
 * In: an element and its computed style. Out: yes or no.
 */

import { PHRASES } from "./tally.js";

/** Fonts whose letters are pictures: "open_in_new" is one of them. */
const ICON_FONT = /icon|symbol|glyph|awesome/i;
const LIGATURE = /^\s*[a-z\d]+(_[a-z\d]+)+\s*$/;

/**
 * Tells whether an element is not shown, and nothing in it.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
export function isHidden(element, style) {
  if (style.display === "none") return true;
  // Of what stands in a line the browser hides no content.
  if (PHRASES.has(element.localName)) return false;
  if (style.getPropertyValue("content-visibility") === "hidden") return true;
  const around = element.parentElement;
  return around !== null && isFolded(around) && element.localName !== "summary";
}

/**
 * Tells whether an element shows nothing but its summary.
 * @param {Element} element
 */
export function isFolded(element) {
  return element.localName === "details" && !element.hasAttribute("open");
}

/**
 * Tells whether an element is seen; null where it has a box and is not painted.
 * @param {Element} element
 * @returns {boolean | null}
 */
export function isShown(element) {
  if (element.checkVisibility?.() === false) return false;
  return getComputedStyle(element).visibility === "visible" || null;
}

/**
 * Tells whether an element of the line is no part of its words: what only screen readers say,
 * notes in the margin, pictures that are letters of a font.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
export function isApart(element, style) {
  const { display, float, position } = style;
  if (position === "absolute" || position === "fixed") return true;
  const isLine = display.startsWith("inline") && float === "none";
  // Most have no more than a name, and few styles are asked of each.
  if (isLine && !element.hasAttribute("class") && !element.hasAttribute("style")) {
    return element.hasAttribute("aria-hidden") && isWordless(element);
  }
  if (style.fontSize === "0px") return true;
  const text = element.textContent ?? "";
  if (float !== "none") return /\S\s+\S/.test(text.trim()) || text === "";
  if (!isLine || element.hasAttribute("aria-hidden")) return isWordless(element);
  return !/\s/.test(text.trim()) && (ICON_FONT.test(style.fontFamily) || LIGATURE.test(text));
}

/** @param {Element} element */
function isWordless({ textContent }) {
  return !/[\p{L}\p{N}]/u.test(textContent ?? "");
}
