/*
 * Words of the interface in the language asked for, over the English ones.
 *
 * In: options. Out: a promise of a whole table, but for the English of the margin, which comes with it;
 * that of another language is loaded when it is asked for.
 */

import { english } from "./strings.js";

/** @import { CommonStrings, Strings } from "./strings.js" */

/** @type {Record<string, () => Promise<{ default: Partial<Strings> }>>} */
const TABLES = {
  de: () => import("./de.js"),
};

/**
 * @param {{ language?: string, strings?: Partial<Strings> }} options
 * @returns {Promise<CommonStrings>}
 */
export async function stringsIn({ language, strings }) {
  const load = TABLES[language?.toLowerCase().split("-")[0] ?? ""];
  const table = load ? (await load()).default : {};
  return { ...english, ...table, ...strings };
}
