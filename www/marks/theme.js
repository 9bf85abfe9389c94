/*
 * Light, dark or sepia, by the background that the text really stands on.
 *
 * In: the element that is read, or what the reader has chosen. Out: its paper, and style sheets with
 * the colors for it. A page may be dark on a light system, and light on a dark one, and dark in one
 * part and light in another: only the colors behind the text count.
 */

import darkSheet from "./dark.css";
import lightSheet from "./light.css";
import sepiaSheet from "./sepia.css";

/** @import { Paper } from "../annotations/highlight-names.js" */

/** Backgrounds of less relative luminance than this are dark: black and white contrast alike. */
const DARK = 0.179;

/** @typedef {"auto" | "light" | "dark"} Look Given by the page, or seen on it. */

/** Difference between red and blue, up to 255, from which on white paper is tinted. */
const TINTED = 14;

/** @type {Record<Paper, string>} Each after those it changes. */
const SHEETS = { light: lightSheet, dark: lightSheet + darkSheet, sepia: lightSheet + sepiaSheet };

/**
 * @param {Element} root
 * @param {Look} look
 * @returns {Paper}
 */
export function paperOf(root, look) {
  if (look !== "auto") return look;
  const background = backgroundOf(root);
  if (luminance(background) < DARK) return "dark";
  return background[0] - background[2] > TINTED ? "sepia" : "light";
}

/**
 * A sheet with the colors for a paper wherever the page has set none of its own.
 * @param {string} css
 * @param {Paper} paper
 * @returns {string}
 */
export function colored(css, paper) {
  const colors = new Map(
    [...SHEETS[paper].matchAll(/(--postil-[\w-]+):\s*([^;}]+)/g)].map(([, name, color]) => [
      name,
      color,
    ]),
  );
  return css.replace(/var\((--postil-[\w-]+)\)/g, (set, name) =>
    colors.has(name) ? `var(${name},${colors.get(name)})` : set,
  );
}

/**
 * The sheet for a choice, which then holds whatever the page is like.
 * @param {Paper} paper
 * @returns {string}
 */
export const chosenSheet = (paper) => SHEETS[paper];

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
