/*
 * The analysis in a thread of its own.
 *
 * In: messages `{ id, text, options }`. Out: first `{ ready }`, or `{ message }` where the analysis
 * cannot start; then for each text `{ id, output }`, or `{ id, message }` where it failed.
 */

import { analyze, load } from "./analysis.js";

addEventListener("message", ({ data: { id, text, options } }) => {
  try {
    postMessage({ id, output: analyze(text, options) });
  } catch (error) {
    postMessage({ id, message: messageOf(error) });
  }
});

load().then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ message: messageOf(error) }),
);

/**
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
