/*
 * Light, dark or sepia, by the background that the text really stands on.
 *
 * In: the element that is read, or what the reader has chosen. Out: a style sheet that sets the
 * colors, empty for those that are set anyway. A page may be dark on a light system, and light on
 * a dark one: only its own colors count.
 */

import darkSheet from "./dark.css";
import lightSheet from "./light.css";
import sepiaSheet from "./sepia.css";

/** @import { Choices } from "./settings.js" */

/** Backgrounds of less relative luminance than this are dark: black and white contrast alike. */
const DARK = 0.179;

/** @typedef {"auto" | "light" | "dark"} Look Given by the page, or seen on it. */

/** Difference between red and blue, up to 255, from which on white paper is tinted. */
const TINTED = 14;

/**
 * @param {Element} root
 * @param {Look} look
 * @returns {string}
 */
export function themeSheet(root, look) {
  if (look !== "auto") return look === "dark" ? darkSheet : "";
  const background = backgroundOf(root);
  if (luminance(background) < DARK) return darkSheet;
  return background[0] - background[2] > TINTED ? sepiaSheet : "";
}

/**
 * The sheet for a choice, which then holds whatever the page is like.
 * @param {Choices["theme"]} theme
 * @returns {string}
 */
export function chosenSheet(theme) {
  return { auto: "", light: lightSheet, sepia: lightSheet + sepiaSheet, dark: darkSheet }[theme];
}

/**
 * The nearest background behind an element that lets nothing through.
 * @param {Element} element
 * @returns {number[]} Red, green and blue, up to 255.
 */
function backgroundOf(element) {
  /** @type {Element | null} */
  let behind = element;
  for (; behind; behind = behind.parentElement) {
    const [red, green, blue, alpha] = Array.from(toRgba(getComputedStyle(behind).backgroundColor));
    if (alpha > 127) return [red, green, blue];
  }
  return canvasColor();
}

/**
 * The color of a page that paints no background, which follows its color scheme.
 * @returns {number[]}
 */
function canvasColor() {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = /dark/.test(scheme) && (isSystemDark || !/light/.test(scheme));
  return isDark ? [18, 18, 18] : [255, 255, 255];
}

/**
 * Any CSS color as red, green, blue and alpha, up to 255: a canvas knows the rarer notations.
 * @param {string} color
 * @returns {ArrayLike<number>}
 */
function toRgba(color) {
  const plain = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color);
  if (plain)
    return [1, 2, 3].map((part) => Number(plain[part])).concat(255 * Number(plain[4] ?? 1));
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return new Uint8ClampedArray(4);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/**
 * Relative luminance as WCAG 2 defines it, from 0 to 1.
 * @param {number[]} color
 * @returns {number}
 */
function luminance(color) {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
