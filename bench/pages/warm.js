/*
 * Analyses of the same text, one after the other, again and again: Postil and its peers.
 *
 * In: calls of `take` and `run`. Out: times. Every one of them is asked for all it finds, as data.
 */

import * as chrono from "chrono-node";
import compromise from "compromise";
import dates from "compromise-dates";
import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";
import { annotate, initSync } from "../../target/bindgen/postil.js";

/** @typedef {(text: string) => number | Promise<number>} Analysis Gives how much was found. */

const withDates = compromise.extend(dates);
const winkNlp = wink(model, ["sbd", "negation", "sentiment", "pos", "ner", "cer"]);
const winkEntities = wink(model, ["sbd", "pos", "ner"]);
const REFERENCE = new Date(2024, 7, 14);

/** @type {Record<string, Analysis>} */
const ANALYSES = {
  postil: (text) => annotate(text, { published: null }).annotations.length,
  compromise: (text) => {
    const doc = compromise(text);
    const found = [doc.people(), doc.places(), doc.organizations()];
    return found.reduce((sum, view) => sum + view.out("array").length, 0);
  },
  "compromise-dates": (text) => withDates(text).dates().get().length,
  "chrono-node": (text) => chrono.parse(text, REFERENCE).length,
  "wink-nlp": (text) => {
    const doc = winkEntities.readDoc(text);
    const tokens = doc.tokens().out(winkEntities.its.pos).length;
    return tokens && doc.entities().out(winkEntities.its.detail).length;
  },
  "wink-nlp, all": (text) => {
    const doc = winkNlp.readDoc(text);
    const tokens = doc.tokens().out(winkNlp.its.pos).length;
    return tokens && doc.entities().out(winkNlp.its.detail).length;
  },
};

/** Starts what has to be started. */
async function load() {
  initSync({ module: await WebAssembly.compileStreaming(fetch("/glue/postil_bg.wasm")) });
  const [{ LocalLinter }, { binary }] = await Promise.all([
    import("/harper/index.js"),
    import("/harper/binary.js"),
  ]);
  const linter = new LocalLinter({ binary });
  await linter.setup();
  ANALYSES["harper.js"] = async (text) => (await linter.lint(text)).length;
}

const loaded = load();

/** @type {string} */
let text = "";

/** Takes up an article. @param {string} article @returns {Promise<number>} its bytes */
globalThis.take = async (article) => {
  await loaded;
  const response = await fetch(`/bench/${article}.txt`);
  text = await response.text();
  return new TextEncoder().encode(text).length;
};

/** The names of all analyses. */
globalThis.analyses = async () => {
  await loaded;
  return Object.keys(ANALYSES);
};

/**
 * Runs one analysis a few times; returns how much it found, the milliseconds of a run, and those of
 * each of Postil's stages.
 * @param {{ name: string, runs: number }} plan
 */
globalThis.run = async ({ name, runs }) => {
  performance.clearMeasures();
  let found = 0;
  const start = performance.now();
  for (let run = 0; run < runs; run++) found = await ANALYSES[name](text);
  const elapsed_ms = (performance.now() - start) / runs;
  /** @type {Record<string, number>} */
  const stages_ms = {};
  for (const { name, duration } of performance.getEntriesByType("measure")) {
    const stage = name.replace("postil:", "");
    stages_ms[stage] = (stages_ms[stage] ?? 0) + duration / runs;
  }
  return { found, elapsed_ms, stages_ms };
};
