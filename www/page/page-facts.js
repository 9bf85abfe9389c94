/*
 * What a page says about its article: the day of publication, its title and its language.
 *
 * In: the element that is read, and its text. Out: facts, null where the page does not say.
 */

import { articleData, plain } from "./json-ld.js";
import { meta, publishedIn } from "./published.js";

/** @import { Published } from "./published.js" */

/**
 * `language` is as in `lang`.
 * @typedef {{ published: Published | null, title: string | null, language: string | null }} PageFacts
 */

/**
 * @param {Element} root
 * @param {string} text
 * @returns {PageFacts}
 */
export function pageFacts(root, text) {
  const language = firstText(
    root.closest("[lang]")?.getAttribute("lang"),
    articleData(root)?.inLanguage,
    meta(root.ownerDocument, "og:locale")?.replace("_", "-"),
  );
  return { published: publishedIn(root, text, language), title: titleOf(root), language };
}

/**
 * What the page calls the article in an element.
 * @param {Element} root
 * @returns {string | null}
 */
export function titleOf(root) {
  const page = root.ownerDocument;
  const item = root.closest("[itemscope][itemtype*=Article]") ?? root;
  const heading = root.querySelector("h1") ?? page.querySelector("h1");
  return firstText(
    item.querySelector("[itemprop=headline]")?.textContent,
    articleData(root)?.headline,
    meta(page, "og:title"),
    heading?.textContent,
    page.title,
  );
}

/**
 * @param {...unknown} texts
 * @returns {string | null}
 */
function firstText(...texts) {
  return texts.map(plain).find((text) => text !== "") ?? null;
}
