/*
 * What a page says about its article: the day of publication, its title and its language.
 *
 * In: the element that is read. Out: facts, null where the page does not say. The element's own
 * markup counts before JSON-LD, that before the page's `<meta>`, and that before a first `<time>`.
 * Where several articles are described, the one whose headline stands in the element is meant.
 */

/**
 * `published` is a day, "2024-08-14", by the clock of whoever wrote it; `language` as in `lang`.
 * @typedef {{ published: string | null, title: string | null, language: string | null }} PageFacts
 */

/** @typedef {Record<string, unknown>} Thing A node of JSON-LD. */

/** Types of schema.org that are articles. */
const ARTICLE = /(Article|BlogPosting|Report|LiveBlogPosting|Review)$/;

/** Names of `<meta>` that hold the day of publication. */
const DATE_METAS = [
  "article:published_time",
  "og:article:published_time",
  "datePublished",
  "parsely-pub-date",
  "dcterms.created",
  "dc.date.issued",
  "dc.date",
  "date",
];

/** How deep things are looked for in one another. */
const DEPTH = 4;

/**
 * @param {Element} root
 * @returns {PageFacts}
 */
export function pageFacts(root) {
  const page = root.ownerDocument;
  const article = articleData(root) ?? {};
  const dates = [
    dateIn(root, "[itemprop~=datePublished], time[pubdate]"),
    article.datePublished,
    ...DATE_METAS.map((name) => meta(page, name)),
    dateIn(root, "time[datetime]"),
  ];
  const item = root.closest("[itemscope][itemtype*=Article]") ?? root;
  const named = item.querySelector("[itemprop=headline]");
  const heading = root.querySelector("h1") ?? page.querySelector("h1");
  return {
    published: dates.map(dayOf).find((day) => day !== null) ?? null,
    title: firstText(
      named?.textContent,
      article.headline,
      meta(page, "og:title"),
      heading?.textContent,
      page.title,
    ),
    language: firstText(
      root.closest("[lang]")?.getAttribute("lang"),
      article.inLanguage,
      meta(page, "og:locale")?.replace("_", "-"),
    ),
  };
}

/**
 * What JSON-LD says about the article in an element.
 * @param {Element} root
 * @returns {Thing | undefined}
 */
export function articleData(root) {
  const articles = things(root.ownerDocument).filter((thing) => isArticle(thing["@type"]));
  const headings = [...root.querySelectorAll("h1, h2")].map(({ textContent }) =>
    plain(textContent),
  );
  const isHeading = (/** @type {Thing} */ { headline }) => headings.includes(plain(headline));
  return articles.find(isHeading) ?? articles[0];
}

/**
 * All that the page says in JSON-LD, from the outside to the inside.
 * @param {Document} page
 * @returns {Thing[]}
 */
function things(page) {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      return thingsIn(JSON.parse(script.textContent ?? ""), DEPTH);
    } catch {
      return [];
    }
  });
}

/**
 * @param {unknown} data
 * @param {number} depth
 * @returns {Thing[]}
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
 * @param {Document} page
 * @param {string} name
 * @returns {string | null}
 */
function meta(page, name) {
  const [property, named, item] = ["property", "name", "itemprop"].map(
    (attribute) => `meta[${attribute}="${name}" i]`,
  );
  const found = page.querySelector(`${property}, ${named}, ${item}`);
  return found?.getAttribute("content") ?? null;
}

/**
 * @param {Element} root
 * @param {string} selector
 * @returns {string | null}
 */
function dateIn(root, selector) {
  const element = root.querySelector(selector);
  const written = ["datetime", "content"].map((name) => element?.getAttribute(name));
  return firstText(...written, element?.textContent);
}

/**
 * The day that a date with or without a time falls on, where it was written.
 * @param {unknown} date
 * @returns {string | null}
 */
function dayOf(date) {
  const [, day] = (typeof date === "string" && /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(date)) || [];
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}

/**
 * @param {...unknown} texts
 * @returns {string | null}
 */
function firstText(...texts) {
  return texts.map(plain).find((text) => text !== "") ?? null;
}

/**
 * @param {unknown} text
 * @returns {string}
 */
function plain(text) {
  return typeof text === "string" ? text.replace(/\s+/g, " ").trim() : "";
}
