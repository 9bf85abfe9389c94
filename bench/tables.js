/*
 * Numbers and tables as they stand in the report.
 *
 * In: samples, rows. Out: Markdown.
 */

import { quartiles } from "./statistics.js";

/** @param {number} value */
export const short = (value) => {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(value < 1 ? 2 : 3);
};

/** @param {number[]} samples */
export const spread = (samples) => {
  const [low, middle, high] = quartiles(samples);
  return `${short(middle)} (${short(low)}–${short(high)})`;
};

/** @param {string[]} head @param {string[][]} rows */
export const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
