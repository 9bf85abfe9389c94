/*
 * The analysis itself: the WebAssembly module. `worker.js` runs it in a thread of its own; where
 * there can be no worker, the page imports this file and runs it on the main thread.
 *
 * In: a text and its date of publication. Out: an `Output` as JSON. A call that fails
 * throws an error with the analysis's message, and the next call works: it gets an instance of its
 * own.
 */

import { __wbg_reset_state, annotate, initSync } from "#core";
import { isNamed } from "../base/globals.js";

/** @import { AnalysisOptions } from "./engine.js" */

/**
 * Fetches and compiles the module.
 * @param {string} address
 * @returns {Promise<void>}
 */
export async function load(address) {
  if (!isNamed(globalThis.WebAssembly, "WebAssembly")) {
    throw new Error("this browser has WebAssembly switched off");
  }
  const module = await compile(await fetched(address));
  try {
    initSync({ module });
  } catch (error) {
    throw asError(error);
  }
}

/**
 * The module as it was built with this script, or else why not.
 * @param {string} address
 * @returns {Promise<Response>}
 */
async function fetched(address) {
  try {
    return await fetch(address, { integrity: WASM_INTEGRITY });
  } catch {
    // Browsers do not say whether it is another file, or none, or out of reach: then this rejects.
    const { ok, status } = await fetch(address);
    throw new Error(
      `${address} ${ok ? "is not the one built with the script" : `answers ${status}`}`,
    );
  }
}

/**
 * @param {string} text
 * @param {AnalysisOptions} options
 * @returns {string} JSON: a string is posted in no time, objects are cloned one by one.
 */
export function analyze(text, options) {
  try {
    const { published = null, glossary = null } = options;
    return annotate(text, { published, glossary });
  } catch (error) {
    // A trap leaves the instance in a state that nobody has thought about.
    __wbg_reset_state();
    throw asError(error);
  }
}

/**
 * What is wrong with the options, as it is; a trap, which a panic is too, as what it is to a caller.
 * @param {unknown} error
 * @returns {Error}
 */
function asError(error) {
  if (error instanceof WebAssembly.RuntimeError) {
    return new Error(`the analysis broke off: ${error.message}`, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
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
