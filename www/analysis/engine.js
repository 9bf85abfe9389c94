/*
 * Where texts are analyzed: one warm worker shared by all readers of a page, or the main thread
 * where the page allows no worker.
 *
 * In: a text and its date of publication. Out: a promise of the analysis, with the time it took.
 * The promise rejects with the analysis's own message, or with why it could not start or broke off;
 * in these cases the console is warned once, and nothing else happens.
 */

import { isNamed } from "../base/globals.js";
import { tell } from "../base/log.js";

/** @import { Entry, Output } from "../base/contract.js" */
/** @import { Places } from "../base/platform.js" */

/** @typedef {{ published?: string | null, glossary?: readonly Entry[] | null }} AnalysisOptions */
/** @typedef {(text: string, options: AnalysisOptions) => string | Promise<string>} Analyze Gives JSON. */
/** @typedef {{ output: Output, elapsed_ms: number }} Timed */
/** @typedef {{ resolve: (json: string) => void, reject: (why: Error) => void }} Question */

// Beside this script, wherever it is served from; bundlers know this way to write it.
const WORKER = new URL("./worker.js", import.meta.url);
const PLAIN = new URL("./postil.wasm", import.meta.url);
const WITH_PATTERNS = new URL("./postil-patterns.wasm", import.meta.url);

/**
 * The analysis with patterns in glossaries, which few pages have, and without: once something has
 * asked for it.
 * @type {Map<boolean, Promise<Analyze>>}
 */
const warm = new Map();

/**
 * @param {string} text
 * @param {AnalysisOptions} options
 * @param {Places} places For the first text of the page.
 * @returns {Promise<Timed>}
 */
export async function analyze(text, options, places) {
  const analysis = await warmed(hasPatterns(options.glossary), places);
  const start_ms = performance.now();
  try {
    const output = JSON.parse(await analysis(text, options));
    return { output, elapsed_ms: performance.now() - start_ms };
  } catch (error) {
    if (/broke off/.test(String(error))) tell(error);
    throw error;
  }
}

/**
 * Whether the words of any entry are a pattern. What is no glossary is for the core to refuse.
 * @param {readonly Entry[] | null | undefined} glossary
 * @returns {boolean}
 */
function hasPatterns(glossary) {
  return Array.isArray(glossary) && glossary.some((entry) => typeof entry?.match === "object");
}

/**
 * @param {boolean} patterns
 * @param {Places} places
 * @returns {Promise<Analyze>}
 */
function warmed(patterns, places) {
  const analysis = warm.get(patterns) ?? start(patterns, places);
  warm.set(patterns, analysis);
  return analysis;
}

/**
 * @param {boolean} patterns
 * @param {Places} places
 * @returns {Promise<Analyze>}
 */
async function start(patterns, places) {
  const worker = new URL(places.worker ?? WORKER, location.href).href;
  const beside = patterns ? WITH_PATTERNS : PLAIN;
  const wasm = new URL(places.wasm ?? beside, location.href).href;
  return startWorker(worker, wasm)
    .catch(() => startHere(patterns, wasm))
    .catch((reason) => warn(reason, worker, wasm));
}

/**
 * @param {Error} reason
 * @param {string} worker
 * @param {string} wasm
 * @returns {never}
 */
function warn(reason, worker, wasm) {
  const told = new Error(reason.message + advice(reason, worker, wasm), { cause: reason });
  tell(told);
  throw told;
}

/**
 * What the page would have to allow.
 * @param {Error} reason
 * @param {string} worker
 * @param {string} wasm
 * @returns {string}
 */
function advice({ message }, worker, wasm) {
  if (/content security policy|csp|unsafe-eval/i.test(message)) {
    return ` Allow script-src 'wasm-unsafe-eval', or worker-src ${worker} and trusted-types postil.`;
  }
  if (/fetch|network|load failed/i.test(message)) {
    return ` Allow connect-src ${wasm}, and other origins by Access-Control-Allow-Origin.`;
  }
  return "";
}

/**
 * The analysis on the main thread.
 * @param {boolean} patterns
 * @param {string} wasm
 * @returns {Promise<Analyze>}
 */
async function startHere(patterns, wasm) {
  const here = patterns ? import("./analysis-patterns.js") : import("./analysis.js");
  const { load, analyze } = await here;
  await load(wasm);
  return analyze;
}

/**
 * @param {string} address
 * @param {string} wasm
 * @returns {Promise<Analyze>}
 */
async function startWorker(address, wasm) {
  const worker = new Worker(scriptAddress(address), { type: "module", name: "postil" });
  try {
    const ready = firstMessage(worker);
    worker.postMessage({ wasm });
    await ready;
  } catch (reason) {
    worker.terminate();
    throw reason;
  }
  return askThrough(worker);
}

/**
 * An address that may be loaded as a script where the page requires trusted types.
 * @param {string} address
 * @returns {string}
 */
function scriptAddress(address) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!isNamed(trustedTypes, "TrustedTypePolicyFactory")) return address;
  return trustedTypes
    .createPolicy("postil", { createScriptURL: () => address })
    .createScriptURL("");
}

/**
 * Resolves when the worker is ready; rejects when it cannot be loaded, or has no WebAssembly.
 * @param {Worker} worker
 * @returns {Promise<void>}
 */
function firstMessage(worker) {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message ?? "the worker is blocked"));
    worker.onmessage = ({ data }) =>
      data?.ready === true ? resolve() : reject(new Error(String(data?.message)));
  });
}

/**
 * @param {Worker} worker
 * @returns {Analyze}
 */
function askThrough(worker) {
  /** @type {Map<number, Question>} */
  const asked = new Map();
  let count = 0;
  worker.onmessage = ({ data }) => {
    const question = asked.get(data?.id);
    if (!question) return;
    asked.delete(data.id);
    if (typeof data.json === "string") question.resolve(data.json);
    else question.reject(new Error(String(data.message)));
  };
  worker.onerror = (event) => {
    for (const { reject } of asked.values()) reject(new Error(event.message ?? "the worker ended"));
    asked.clear();
  };
  return (text, options) =>
    new Promise((resolve, reject) => {
      const id = count++;
      asked.set(id, { resolve, reject });
      worker.postMessage({ id, text, options });
    });
}
