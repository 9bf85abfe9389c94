/*
 * The analysis in a thread of its own; where there can be none, the page imports this file.
 *
 * In: the address of the WebAssembly, as the worker's name; messages `{ id, text, options }`. Out:
 * first `{ ready }`, or `{ message }` where the analysis cannot start; then for each text
 * `{ id, packed }`, or `{ id, message }` where it failed.
 *
 * The build puts all of it into one file, so that a bundler may copy it like any other asset.
 */

import { analyze, load } from "./analysis.js";

export { analyze, load };

if ("WorkerGlobalScope" in globalThis) {
  addEventListener("message", ({ data: { id, text, options } }) => {
    try {
      postMessage({ id, packed: analyze(text, options) });
    } catch (error) {
      postMessage({ id, message: messageOf(error) });
    }
  });

  load(self.name).then(
    () => postMessage({ ready: true }),
    (error) => postMessage({ message: messageOf(error) }),
  );
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
