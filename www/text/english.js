/*
 * Whether a text is English.
 *
 * In: a text, and the language that the page declares for it. Out: yes or no. The words decide,
 * since pages often declare the language of their template; what the page declares tells where there
 * are few words, or few of those that tell.
 */

/** Words so common in English, and so rare in other languages, that a few of them tell. */
const COMMON = new Set(
  "the and of to that with from has have were which their been said they who".split(" "),
);

/** Share of such words from which on a text is English: in news it is about a fifth. */
const LEAST_SHARE = 0.07;

/** The same where the page says that it is: results of games and recipes have few of them. */
const LEAST_SHARE_DECLARED = 0.025;

/** Fewest different ones in such a text: one may be a word of another language. */
const LEAST_DIFFERENT = 3;

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
  const isDeclared = /^en\b/i.test(declared ?? "");
  if (words.length < FEWEST_WORDS) return !declared || isDeclared;
  const common = words.map((word) => word.toLowerCase()).filter((word) => COMMON.has(word));
  if (common.length >= words.length * LEAST_SHARE) return true;
  const isVaried = new Set(common).size >= LEAST_DIFFERENT;
  return isDeclared && isVaried && common.length >= words.length * LEAST_SHARE_DECLARED;
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
