/*
 * Options as a page writes them down: attributes of the script tag or of `<postil-reader>`.
 *
 * In: a way to look up an attribute by the name of its option. Out: options as `annotate` takes
 * them. A word that means nothing is an error that names it.
 *
 *   data-published="2024-08-14"     the day of publication
 *   data-marks="all"                what is marked until the reader chooses: notes, all, or none
 *   data-show="people places"       families or kinds that may be marked; "all"; "none"
 *   data-margin="#aside"            where the page has room for notes
 *   data-glossary="#terms"          entries: the address of a file, or the id of a script element
 *   data-language="de"              the language of the interface
 *   data-look="dark"                the colors of marks and cards: light or dark
 *   data-watch="off"                what changes later is not read again
 *   data-furniture="read"           asides, comments and the like within the root are read too
 *   data-code="read"                and so is what is set as code
 *   data-shadow="read"              what is in open shadow trees
 *   data-frames="read"              and in frames of the same origin
 */

import { ALL_KINDS, FAMILIES } from "../annotations/kinds.js";
import { OPTIONS } from "../format/settings.js";

/** @import { Kind } from "../base/contract.js" */
/** @import { Options } from "./reader.js" */

/** What the options that know two or three words may say. */
const WORDS = {
  marks: OPTIONS.marks,
  look: ["auto", "light", "dark"],
  watch: ["on", "off"],
  furniture: ["skip", "read"],
  code: ["skip", "read"],
  shadow: ["skip", "read"],
  frames: ["skip", "read"],
};

const OPTION_NAMES = ["published", "show", "glossary", "language", "margin", ...Object.keys(WORDS)];

/** Names of the attributes of an element that reads, for its `observedAttributes`. */
export const ATTRIBUTES = ["for", ...OPTION_NAMES];

/**
 * @param {(name: string) => string | null | undefined} attribute
 * @returns {Options}
 */
export function optionsFrom(attribute) {
  const given = OPTION_NAMES.flatMap((name) => {
    const value = attribute(name)?.trim();
    return value ? [[name, parsed(name, value)]] : [];
  });
  return Object.fromEntries(given);
}

/**
 * Refuses an address of another site: markup may be a stranger's, a script is the page's.
 * @param {Options} options
 * @returns {Options}
 */
export function withOwnAddresses(options) {
  const { glossary } = options;
  if (typeof glossary !== "string" || glossary.startsWith("#")) return options;
  const { protocol, host, href } = new URL(glossary, document.baseURI);
  if (protocol !== location.protocol || host !== location.host) {
    throw new TypeError(`glossary: ${href} is of another site; a script can give it`);
  }
  return options;
}

/**
 * @param {string} name
 * @param {string} value
 */
function parsed(name, value) {
  if (name === "show") return kindsOf(value);
  /** @type {readonly string[] | undefined} */
  const words = WORDS[/** @type {keyof typeof WORDS} */ (name)];
  if (words && !words.includes(value)) {
    throw new TypeError(`${name}="${value}" is none of: ${words.join(", ")}`);
  }
  return value;
}

/**
 * The kinds that words stand for: kinds, families, "all" or "none".
 * @param {string} words
 * @returns {Kind[]}
 */
export function kindsOf(words) {
  return words.split(/[\s,]+/).flatMap(kindsOfWord);
}

/**
 * @param {string} word
 * @returns {readonly Kind[]}
 */
function kindsOfWord(word) {
  if (word === "all") return ALL_KINDS;
  if (word === "none") return [];
  const family = FAMILIES[/** @type {keyof typeof FAMILIES} */ (word)];
  const kind = ALL_KINDS.find((known) => known === word);
  if (!family && !kind) throw new TypeError(`show: there is no kind "${word}"`);
  return family ?? [kind];
}
