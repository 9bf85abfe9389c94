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

/** Least contrasts: of what is read, of what is seen, and of a link to the text around it. */
const READABLE = 4.5;
const VISIBLE = 3;
const APART = 1.25;
const SEEN = 1.5;

/** What a page stands on that paints no background. */
const DARK_CANVAS = [18, 18, 18];
const LIGHT_CANVAS = [255, 255, 255];

/** Relative luminances between which neither of our greys has 3:1, on a tint. */
const MIDDLE = [0.065, 0.62];

/** The browser's own color of links. */
const DEFAULT_BLUE = "0,0,238";

/** Least length of a paragraph that shows how the page sets its prose, in UTF-16 units. */
const LONG = 80;

/** Most links that are looked at. */
const MOST_LINKS = 20;

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
 * The page's own colors: what its text stands on, what it is written in, and the color of its links.
 * Left out are those that could not be read, the browser's own blue, and what looks like the text.
 * @param {Element} root
 * @returns {Record<string, string>} By custom property.
 */
export function pageColors(root) {
  const prose =
    [...root.querySelectorAll("p")].find(({ textContent }) => (textContent ?? "").length > LONG) ??
    root;
  const paper = backgroundOf(prose);
  const ink = colorOf(prose);
  /** @type {Record<string, string>} */
  const colors = { "--postil-paper": inCss(paper) };
  if (contrast(ink, paper) >= READABLE) colors["--postil-ink"] = inCss(ink);
  const links = [...root.querySelectorAll("p a[href]")].slice(0, MOST_LINKS).map(colorOf);
  const accent = links.find(
    (color) =>
      String(color) !== DEFAULT_BLUE &&
      contrast(color, ink) >= APART &&
      contrast(color, paper) >= VISIBLE,
  );
  if (accent) colors["--postil-accent"] = inCss(accent);
  const light = luminance(paper);
  // On paper of a middle tone only the ink is sure to be seen.
  if (MIDDLE[0] < light && light < MIDDLE[1]) {
    colors["--postil-mark"] = inCss(ink);
    colors["--postil-doubt"] = inCss(ink);
  }
  return colors;
}

/**
 * A sheet with the colors for a paper wherever the page has set none of its own. Colors that are
 * made of others follow those.
 * @param {string} css
 * @param {Paper} paper
 * @param {Record<string, string>} own The page's.
 * @returns {string}
 */
export function colored(css, paper, own) {
  const colors = new Map(
    [...SHEETS[paper].matchAll(/(--postil-[\w-]+):\s*([^;}]+)/g)].map(([, name, color]) => [
      name,
      color,
    ]),
  );
  for (const [name, color] of Object.entries(own)) colors.set(name, color);
  /** @type {(css: string) => string} */
  const filled = (css) =>
    css.replace(/var\((--postil-[\w-]+)\)/g, (set, name) =>
      colors.has(name) ? `var(${name},${filled(colors.get(name) ?? "")})` : set,
    );
  return filled(css);
}

/**
 * The sheet for a choice, which then holds whatever the page is like.
 * @param {Paper} paper
 * @returns {string}
 */
export const chosenSheet = (paper) => SHEETS[paper];

/**
 * @param {Element} element
 * @returns {number[]}
 */
function colorOf(element) {
  return Array.from(toRgba(getComputedStyle(element).color)).slice(0, 3);
}

/** @param {number[]} color */
function inCss([red, green, blue]) {
  return `rgb(${red} ${green} ${blue})`;
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * What an element's text stands on: the nearest background behind it that lets nothing through, or
 * else, where that could not be read, what it must be: a picture, or an element beside.
 * @param {Element} element
 * @returns {number[]} Red, green and blue, up to 255.
 */
function backgroundOf(element) {
  const ink = colorOf(element);
  const found = paintedBehind(element) ?? canvasColor();
  if (contrast(ink, found) >= SEEN) return found;
  return luminance(ink) > DARK ? DARK_CANVAS : LIGHT_CANVAS;
}

/**
 * @param {Element} element
 * @returns {number[] | null}
 */
function paintedBehind(element) {
  /** @type {Element | null} */
  let behind = element;
  for (; behind; behind = behind.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(behind);
    const stops = backgroundImage.match(/rgba?\([^)]+\)/g) ?? [];
    const [red, green, blue, alpha] = Array.from(toRgba(stops[0] ?? backgroundColor));
    if (alpha > 127) return [red, green, blue];
  }
  return null;
}

/**
 * The color of a page that paints no background, which follows its color scheme.
 * @returns {number[]}
 */
function canvasColor() {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = /dark/.test(scheme) && (isSystemDark || !/light/.test(scheme));
  return isDark ? DARK_CANVAS : LIGHT_CANVAS;
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
