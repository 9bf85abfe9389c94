/*
 * Bisection: where in a sorted row something starts to hold. In: sorted numbers and one more, or a question. Out: an index.
 */

/**
 * The index of the last of `sorted` that is at most `value`; `start - 1` where there is none.
 * @param {ArrayLike<number>} sorted
 * @param {number} value
 * @param {number} start
 * @param {number} end
 * @returns {number}
 */
export function lastAtMost(sorted, value, start = 0, end = sorted.length) {
  return firstWhere((index) => sorted[index] > value, start, end) - 1;
}

/**
 * The first index from `start` up to `end` that `holds`, which all after it do too; else `end`.
 * @param {(index: number) => boolean} holds
 * @param {number} start
 * @param {number} end
 * @returns {number}
 */
export function firstWhere(holds, start, end) {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
