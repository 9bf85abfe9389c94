/*
 * Whether a text is English.
 *
 * In: a text, and the language that the page declares for it. Out: yes or no. The words decide,
 * since pages often declare the language of their template; only too few words leave it to the page.
 */

/** Words so common in English, and so rare in other languages, that a few of them tell. */
const COMMON = new Set(
  "the and of to that with from has have were which their been said they who".split(" "),
);

/** Share of such words from which on a text is English: in news it is about a fifth. */
const LEAST_SHARE = 0.07;

/** Fewest words that can tell. */
const FEWEST_WORDS = 25;

/** Most words that are asked. */
const MOST_WORDS = 500;

/**
 * @param {string} text
 * @param {string | null} declared
 * @returns {boolean}
 */
export function isEnglish(text, declared) {
  const words = firstWords(text);
  if (words.length < FEWEST_WORDS) return !declared || /^en\b/i.test(declared);
  const common = words.filter((word) => COMMON.has(word.toLowerCase()));
  return common.length >= words.length * LEAST_SHARE;
}

/**
 * @param {string} text
 * @returns {string[]}
 */
function firstWords(text) {
  const words = text.matchAll(/\p{L}+/gu);
  const first = [];
  for (const [word] of words) {
    if (first.push(word) === MOST_WORDS) break;
  }
  return first;
}
