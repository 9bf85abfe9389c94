/*
 * Analyses of the same texts, one after the other: Postil and its peers.
 *
 * In: calls of `load`, `take` and `run`. Out: times. Every one of them is asked for all it finds, as
 * data; `bench/peers.js` says so in words.
 */

import * as chrono from "chrono-node";
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";
import { annotate, initSync } from "../../target/bindgen/postil.js";

/** @typedef {(text: string) => number | Promise<number>} Analysis Gives how much was found. */

const REFERENCE = new Date(2024, 7, 14);

/** Each starts its library, and gives the analysis. @type {Record<string, () => Promise<Analysis>>} */
const STARTS = {
  postil: async () => {
    initSync({ module: await WebAssembly.compileStreaming(fetch("/glue/postil_bg.wasm")) });
    return (text) => JSON.parse(annotate(text, { published: null })).annotations.length;
  },
  compromise: async () => (text) => {
    const doc = compromise(text);
    const found = [doc.people(), doc.places(), doc.organizations()];
    return found.reduce((sum, view) => sum + view.out("array").length, 0);
  },
  // From a file of its own: it changes the compromise that it extends.
  "compromise-dates": async () => {
    const { dates } = await import("/bench/dates.js");
    return dates;
  },
  "chrono-node": async () => (text) => chrono.parse(text, REFERENCE).length,
  "wink-nlp": async () => throughWink(["sbd", "pos", "ner"]),
  "wink-nlp, all": async () => throughWink(["sbd", "negation", "sentiment", "pos", "ner", "cer"]),
  "harper.js": async () => {
    const [{ LocalLinter }, { binary }] = await Promise.all([
      import("/harper/index.js"),
      import("/harper/binary.js"),
    ]);
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length;
  },
};

/** @param {string[]} pipe @returns {Analysis} */
function throughWink(pipe) {
  const nlp = wink(model, pipe);
  return (text) => {
    const doc = nlp.readDoc(text);
    const tokens = doc.tokens().out(nlp.its.pos).length;
    return tokens && doc.entities().out(nlp.its.detail).length;
  };
}

/** @type {Record<string, Analysis>} */
const analyses = {};

/** @type {string[]} */
let texts = [];

/** The names of all analyses. */
globalThis.names = () => Object.keys(STARTS);

/** Starts the libraries of these names; none has seen a text then. @param {string[]} names */
globalThis.load = async (names) => {
  for (const name of names) analyses[name] = await STARTS[name]();
};

/**
 * Takes up an article, or the others of its kind; returns the bytes of the first.
 * @param {string} file
 * @returns {Promise<number>}
 */
globalThis.take = async (file) => {
  const response = await fetch(`/bench/${file}`);
  texts = file.endsWith(".json") ? await response.json() : [await response.text()];
  return new TextEncoder().encode(texts[0]).length;
};

/**
 * Runs one analysis on a few texts, from number `first` on; returns how much it found in a text, the
 * milliseconds of a run, and those of each of Postil's stages.
 * @param {{ name: string, first: number, runs: number }} plan
 */
globalThis.run = async ({ name, first, runs }) => {
  performance.clearMeasures();
  let found = 0;
  const start = performance.now();
  for (let run = 0; run < runs; run++) {
    found += await analyses[name](texts[(first + run) % texts.length]);
  }
  const elapsed_ms = (performance.now() - start) / runs;
  /** @type {Record<string, number>} */
  const stages_ms = {};
  for (const { name, duration } of performance.getEntriesByType("measure")) {
    const stage = name.replace("postil:", "");
    stages_ms[stage] = (stages_ms[stage] ?? 0) + duration / runs;
  }
  return { found: Math.round(found / runs), elapsed_ms, stages_ms };
};
