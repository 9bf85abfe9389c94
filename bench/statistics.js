/*
 * Statistics of samples: the median and the quartiles.
 */

/**
 * @param {number[]} samples
 * @returns {[number, number, number]} the first quartile, the median, the third
 */
export function quartiles(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.25), at(0.5), at(0.75)];
}

/** @param {number[]} samples */
export const median = (samples) => quartiles(samples)[1];

/**
 * How many times as large each of `samples` is as that of `base` of the same round.
 * @param {number[]} samples
 * @param {number[]} base
 */
export const ratios = (samples, base) => samples.map((sample, round) => sample / base[round]);
