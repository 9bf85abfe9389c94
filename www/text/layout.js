/*
 * How an element is laid out: not at all, or apart from the line that it is written in.
 *
 * In: an element and its computed style. Out: yes or no.
 */

/** Fonts whose letters are pictures: "open_in_new" is one of them. */
const ICON_FONT = /icon|symbol|glyph|awesome/i;
const LIGATURE = /^\s*[a-z\d]+(_[a-z\d]+)+\s*$/;

/**
 * Tells whether an element is not shown, and nothing in it.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
export function isHidden(element, style) {
  if (style.display === "none" || style.getPropertyValue("content-visibility") === "hidden") {
    return true;
  }
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
  const { display, float, fontFamily, fontSize, position } = style;
  if (position === "absolute" || position === "fixed" || fontSize === "0px") return true;
  const isLine = display.startsWith("inline") && float === "none";
  const isPlain = isLine && !ICON_FONT.test(fontFamily) && !element.hasAttribute("aria-hidden");
  if (isPlain && element.localName !== "i") return false;
  const text = element.textContent ?? "";
  if (float !== "none") return /\S\s+\S/.test(text.trim()) || text === "";
  if (!isLine || element.hasAttribute("aria-hidden")) return !/[\p{L}\p{N}]/u.test(text);
  return ICON_FONT.test(fontFamily) || LIGATURE.test(text);
}
