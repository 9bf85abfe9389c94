/*
 * Analyses of the same text, one after the other, again and again: Postil and its peers.
 *
 * In: calls of `measureRounds`. Out: for each round the milliseconds of each of them, and of each of
 * Postil's stages. Every one of them is asked for all it finds, as data.
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

/**
 * Rounds over one article; the first of each analysis warm it up and are not kept.
 * @param {{ article: string, rounds: number, warmUp: number, without: string[] }} plan
 */
globalThis.measureRounds = async ({ article, rounds, warmUp, without }) => {
  await loaded;
  const text = await (await fetch(`/bench/${article}.txt`)).text();
  const names = Object.keys(ANALYSES).filter((name) => !without.includes(name));
  /** @type {Record<string, number[]>} */
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  /** @type {Record<string, number[]>} */
  const stages = {};
  /** @type {Record<string, number>} */
  const found = {};
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const name of turned(names, round)) {
      performance.clearMeasures();
      const start = performance.now();
      found[name] = await ANALYSES[name](text);
      const time_ms = performance.now() - start;
      if (round < warmUp) continue;
      samples[name].push(time_ms);
      if (name === "postil") collectStages(stages);
    }
  }
  const bytes = new TextEncoder().encode(text).length;
  return { article, bytes, samples_ms: samples, stages_ms: stages, found };
};

/**
 * `names` from another one on in each round: nobody always follows the slowest.
 * @param {string[]} names
 * @param {number} round
 */
function turned(names, round) {
  const start = round % names.length;
  return [...names.slice(start), ...names.slice(0, start)];
}

/** @param {Record<string, number[]>} stages */
function collectStages(stages) {
  for (const { name, duration } of performance.getEntriesByType("measure")) {
    const stage = name.replace("postil:", "");
    stages[stage] ??= [];
    stages[stage].push(duration);
  }
}
