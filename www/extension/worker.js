/*
 * The analysis as the extension's pages see it: asked of `background.js`.
 *
 * In: a text and its date of publication. Out: a promise of annotations and entities, packed. Stands
 * in for `worker.js` beside the extension's `postil.js`, which imports it since no page may start a
 * worker from the extension.
 */

/** @import { AnalysisOptions } from "../analysis/engine.js" */
/** @import { Packed } from "../analysis/unpack.js" */

/** The background loads the module with the first text. */
export async function load() {}

/**
 * @param {string} text
 * @param {AnalysisOptions} options
 * @returns {Promise<Packed>}
 */
export async function analyze(text, options) {
  const { runtime } = /** @type {any} */ (globalThis).chrome;
  const { packed, message } = await runtime.sendMessage({ text, options });
  if (!packed) throw new Error(message);
  return packed;
}
