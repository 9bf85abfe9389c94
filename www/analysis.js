/*
 * The analysis itself: the WebAssembly module, in whichever thread this is loaded.
 *
 * In: a text and its date of publication. Out: annotations and entities. A call that fails throws
 * an error with the analysis's message, and the next call works: it gets an instance of its own.
 */

import { __wbg_reset_state, annotate, initSync } from "../target/bindgen/postil.js";

/** @import { Output } from "./contract.js" */
/** @import { AnalysisOptions } from "./engine.js" */

/**
 * Fetches and compiles the module.
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function load(address) {
  if (typeof WebAssembly !== "object") throw new Error("this browser has WebAssembly switched off");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  initSync({ module: await compile(response) });
}

/**
 * @param {string} text
 * @param {AnalysisOptions} options
 * @returns {Output}
 */
export function analyze(text, options) {
  try {
    const { published = null, glossary = null } = options;
    return annotate(text, { published, glossary });
  } catch (error) {
    // A panic leaves the instance in a state that nobody has thought about.
    __wbg_reset_state();
    throw error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * Compiles while the bytes arrive; servers that do not name the type make us wait for all of them.
 * @param {Response} response
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(response) {
  const type = response.headers.get("Content-Type");
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
