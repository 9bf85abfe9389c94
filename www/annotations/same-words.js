/*
 * Whether words say what others say, but for articles, possessives, commas and the size of letters.
 */

/**
 * @param {string} words
 * @param {string} others
 * @returns {boolean}
 */
export function includesWords(words, others) {
  return plain(words).includes(plain(others));
}

/** @param {string} text */
function plain(text) {
  return ` ${text.toLowerCase().replaceAll(/\b(the|an?|its|his|her|their) /g, "")} `.replaceAll(
    /[\s,.’']+/g,
    " ",
  );
}
