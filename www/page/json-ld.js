/*
 * What a page says about its article in JSON-LD, as it is found in the wild.
 *
 * In: a page. Out: the things that are articles, or pages with one. What is no JSON, for raw line
 * breaks, CDATA or quotes within quotes, is searched for the few names that are asked for.
 */

/** @typedef {Record<string, unknown>} Thing A node of JSON-LD. */

/** Types of schema.org that are articles, or pages of one. */
const ARTICLE = /(Article|Posting|Report|Review|WebPage)$/;

/** What is asked for. */
const NAMES = ["@type", "datePublished", "headline", "inLanguage"];

/** How deep things are looked for in one another. */
const DEPTH = 4;

/**
 * What JSON-LD says about the article in an element: an article whose headline is a heading there,
 * or else the first, and before pages.
 * @param {Element} root
 * @returns {Thing | undefined}
 */
export function articleData(root) {
  const scripts = root.ownerDocument.querySelectorAll('script[type="application/ld+json" i]');
  const things = [...scripts].flatMap(({ textContent }) => thingsOf(textContent ?? ""));
  const articles = things.filter((thing) => isArticle(thing["@type"]));
  const isPage = (/** @type {Thing} */ thing) => /WebPage/.test(String(thing["@type"]));
  const sorted = [...articles.filter((one) => !isPage(one)), ...articles.filter(isPage)];
  const headings = [...root.querySelectorAll("h1, h2")].map(({ textContent }) =>
    plain(textContent),
  );
  return sorted.find(({ headline }) => headings.includes(plain(headline))) ?? sorted[0];
}

/**
 * @param {string} script
 * @returns {Thing[]}
 */
function thingsOf(script) {
  const json = script.replace(
    /^\s*(\/\/|\/\*)?\s*<!(\[CDATA\[|--)\s*(\*\/)?|(\/\/|\/\*)?\s*(\]\]|--)>\s*(\*\/)?\s*$/g,
    "",
  );
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: raw line breaks are no JSON.
    return thingsIn(JSON.parse(json.replace(/[\x00-\x1f]+/g, " ")), DEPTH);
  } catch {
    const found = NAMES.map((name) => [
      name,
      new RegExp(`"${name}"\\s*:\\s*\\[?\\s*"([^"]*)"`).exec(json)?.[1],
    ]);
    return [Object.fromEntries(found)];
  }
}

/**
 * @param {unknown} data
 * @param {number} depth
 * @returns {Thing[]} From the outside to the inside.
 */
function thingsIn(data, depth) {
  if (depth === 0 || typeof data !== "object" || data === null) return [];
  if (Array.isArray(data)) return data.flatMap((item) => thingsIn(item, depth));
  const thing = /** @type {Thing} */ (data);
  const inner = [thing["@graph"], thing.mainEntity].flatMap((item) => thingsIn(item, depth - 1));
  return [thing, ...inner];
}

/** @param {unknown} type */
function isArticle(type) {
  return [type].flat().some((name) => typeof name === "string" && ARTICLE.test(name));
}

/**
 * @param {unknown} text
 * @returns {string}
 */
export function plain(text) {
  return typeof text === "string" ? text.replace(/\s+/g, " ").trim() : "";
}
