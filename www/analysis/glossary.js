/*
 * The publisher's glossary, wherever it is written down.
 *
 * In: entries; or the address of a file with them; or "#" and the id of a script element that holds
 * them. Out: a promise of entries. What cannot be read is an error that names it.
 */

/** @import { Entry } from "../base/contract.js" */

/**
 * @param {readonly Entry[] | string | null | undefined} glossary
 * @returns {Promise<readonly Entry[] | null>}
 */
export async function entriesOf(glossary) {
  if (typeof glossary !== "string") return glossary ?? null;
  try {
    return JSON.parse(glossary.startsWith("#") ? textOf(glossary) : await contentOf(glossary));
  } catch (error) {
    throw new Error(`glossary ${glossary}: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * @param {string} selector
 * @returns {string}
 */
function textOf(selector) {
  const element = document.getElementById(selector.slice(1));
  if (!element) throw new Error("the page has no such element");
  return element.textContent ?? "";
}

/**
 * @param {string} address
 * @returns {Promise<string>}
 */
async function contentOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return response.text();
}
