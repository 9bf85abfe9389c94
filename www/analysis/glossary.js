/*
 * The publisher's glossary, wherever it is written down.
 *
 * In: entries; or the address of a file with them; or "#" and the id of a script element that holds
 * them. Out: a promise of entries. What cannot be read is an error that names it. Markup that a site
 * takes from its readers can hold elements of any id: only a script element of a JSON type counts.
 */

/** @import { Entry } from "../base/contract.js" */

const JSON_TYPE = /^(application|text)\/(.+\+)?json$/i;

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
  const id = selector.slice(1);
  // Not the document's own, which the name of an element may hide.
  const scripts = Document.prototype.querySelectorAll.call(document, "script");
  const script = [.../** @type {NodeListOf<HTMLScriptElement>} */ (scripts)].find(
    (script) => script.id === id && JSON_TYPE.test(script.type),
  );
  if (!script) throw new Error("the page has no script element of this id and a JSON type");
  return script.textContent ?? "";
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
