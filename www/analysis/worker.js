/*
 * The analysis in a dedicated worker.
 *
 * In: messages of the page that constructed the worker: first `{ wasm }`, the address of the
 * WebAssembly, then `{ id, text, options }` for each text. Out: first `{ ready: true }`, or
 * `{ message }` where the analysis cannot start; then for each text `{ id, json }`, or
 * `{ id, message }` where it failed. A message of any other shape is ignored.
 *
 * The build puts all of it into one file, so that a bundler may copy it like any other asset.
 */

import { analyze, load } from "./analysis.js";

// Nobody but the constructing page can post to a dedicated worker. A window takes messages from
// everybody: loaded there by mistake, this file does nothing.
if (typeof document === "undefined") addEventListener("message", start);

/** @param {MessageEvent} event */
async function start({ data, source }) {
  if (source !== null || typeof data?.wasm !== "string") return;
  removeEventListener("message", start);
  addEventListener("message", answer);
  try {
    await load(data.wasm);
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ message: messageOf(error) });
  }
}

/** @param {MessageEvent} event */
function answer({ data, source }) {
  if (source !== null || !isQuestion(data)) return;
  const { id, text, options } = data;
  try {
    postMessage({ id, json: analyze(text, options) });
  } catch (error) {
    postMessage({ id, message: messageOf(error) });
  }
}

/** @param {any} data */
function isQuestion(data) {
  return (
    typeof data?.id === "number" && typeof data.text === "string" && data.options instanceof Object
  );
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
