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

/** @typedef {{ published?: string | null, glossary?: readonly Entry[] | null }} AnalysisOptions */
/** @typedef {(text: string, options: AnalysisOptions) => string | Promise<string>} Analyze Gives JSON. */
/** @typedef {{ output: Output, elapsed_ms: number }} Timed */
/** @typedef {{ resolve: (json: string) => void, reject: (why: Error) => void }} Question */

// Beside this script, wherever it is served from; bundlers know this way to write it.
const WORKER = new URL("./worker.js", import.meta.url);
const WASM = new URL("./postil.wasm", import.meta.url);

/** @type {Promise<Analyze> | null} The analysis, once something has asked for it. */
let warm = null;

/**
 * @param {string} text
 * @param {AnalysisOptions} options
 * @returns {Promise<Timed>}
 */
export async function analyze(text, options) {
  const analysis = await start();
  const start_ms = performance.now();
  try {
    const output = JSON.parse(await analysis(text, options));
    return { output, elapsed_ms: performance.now() - start_ms };
  } catch (error) {
    if (/broke off/.test(String(error))) tell(error);
    throw error;
  }
}

/** Loads the analysis ahead of the first text. @returns {Promise<Analyze>} */
export function start() {
  warm ??= startWorker().catch(startHere).catch(warn);
  return warm;
}

/**
 * @param {Error} reason
 * @returns {never}
 */
function warn(reason) {
  const told = new Error(reason.message + advice(reason), { cause: reason });
  tell(told);
  throw told;
}

/**
 * What the page would have to allow.
 * @param {Error} reason
 * @returns {string}
 */
function advice({ message }) {
  if (/content security policy|csp|unsafe-eval/i.test(message)) {
    return ` Allow script-src 'wasm-unsafe-eval', or worker-src ${WORKER} and trusted-types postil.`;
  }
  if (/fetch|network|load failed/i.test(message)) {
    return ` Allow connect-src ${WASM}, and other origins by Access-Control-Allow-Origin.`;
  }
  return "";
}

/** The analysis on the main thread. @returns {Promise<Analyze>} */
async function startHere() {
  const { load, analyze } = await import("./analysis.js");
  await load(WASM.href);
  return analyze;
}

/** @returns {Promise<Analyze>} */
async function startWorker() {
  const worker = new Worker(scriptAddress(WORKER.href), { type: "module", name: "postil" });
  try {
    worker.postMessage({ wasm: WASM.href });
    await firstMessage(worker);
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
