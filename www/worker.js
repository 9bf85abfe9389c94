/*
 * The analysis in a thread of its own; where there can be none, the page imports this file.
 *
 * In: the address of the WebAssembly, as the worker's name; messages `{ id, text, options }`. Out:
 * first `{ ready }`, or `{ message }` where the analysis cannot start; then for each text
 * `{ id, output }`, or `{ id, message }` where it failed. Of many annotations the first come ahead,
 * as `{ id, annotations }`, since to unpack them all would keep the page from answering.
 *
 * The build puts all of it into one file, so that a bundler may copy it like any other asset.
 */

import { analyze, load } from "./analysis.js";

export { analyze, load };

/** Most annotations in one message. */
const MOST_AT_ONCE = 3000;

if ("WorkerGlobalScope" in globalThis) {
  addEventListener("message", ({ data: { id, text, options } }) => {
    try {
      const output = analyze(text, options);
      while (output.annotations.length > MOST_AT_ONCE) {
        postMessage({ id, annotations: output.annotations.splice(0, MOST_AT_ONCE) });
      }
      postMessage({ id, output });
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
