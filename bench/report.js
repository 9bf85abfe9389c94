/*
 * Writes `docs/benchmarks.md` from what was measured.
 *
 * In: `target/bench/native.json` and `target/bench/browser.json`, samples. Out: tables of medians
 * with the span of the middle half of the samples, and ratios taken round by round.
 */

import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, type } from "node:os";
import { fileURLToPath } from "node:url";
import { peerGoals, peerSections } from "./peers.js";
import { median, quartiles, ratios } from "./statistics.js";
import { short, spread, table } from "./tables.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WORDS = { flood: "700 words", talks: "1,200 words", long: "61,000 words" };

/** @param {string} path */
const json = (path) => JSON.parse(readFileSync(`${ROOT}${path}`, "utf8"));

const native = json("target/bench/native.json");
const browser = json("target/bench/browser.json");

/** Samples of the analyses of each article, by what was measured of them. */
const warm = browser.warm.map((/** @type {any} */ { bytes, samples }) => ({ bytes, samples }));
const [, talks, long] = warm;

/**
 * @param {any} article
 * @param {string} name
 * @param {string} [measure]
 * @returns {number[]}
 */
const samplesOf = ({ samples }, name, measure = "cpu_ms") =>
  samples[name].map((/** @type {any} */ sample) => sample[measure]);

/** @param {any} article @param {string} stage @returns {number[]} */
const stageOf = ({ samples }, stage) =>
  samples.postil.map((/** @type {any} */ sample) => sample.stages_ms[stage]);

const rateOf = (/** @type {number} */ bytes, /** @type {number[]} */ samples_ms) =>
  bytes / 1000 / median(samples_ms);

/** What was to be reached, what was measured, and whether that is so. */
function goals() {
  const postil = samplesOf(talks, "postil");
  const perByte = (/** @type {any} */ article) =>
    median(samplesOf(article, "postil")) / article.bytes;
  const cold = coldOf("postil", "cpu_ms");
  const harper = coldOf("harper.js", "cpu_ms");
  const chronoTimes = samplesOf(talks, "chrono-node", "elapsed_ms");
  const chrono = median(ratios(chronoTimes, stageOf(talks, "time")));
  const [, , nativeLong] = native.stages.articles;
  const mebibytes = (/** @type {number} */ bytes) => bytes / 2 ** 20;
  const stage = (/** @type {string[]} */ ...names) => {
    const { bytes, stages_ms } = native.stages.articles[1];
    const sum = names.reduce((sum, name) => sum + median(stages_ms[name]), 0);
    return bytes / 1000 / sum;
  };
  const { jsonl } = native;
  const scaling = jsonl ? median(ratios(jsonl.one_core_s, jsonl.two_cores_s)) : Number.NaN;
  /** @type {[string, string, number, number][]} name, unit, goal (negative: at most), measured */
  const rows = [
    ["1,200 words in Chromium, warm", "ms", -5, median(postil)],
    ["61,000 words in Chromium", "MB/s", 1.5, rateOf(long.bytes, samplesOf(long, "postil"))],
    ["time a byte, 61,000 words against 1,200", "×", -1.3, perByte(long) / perByte(talks)],
    ["cold start, fetch to first annotations", "ms", -120, median(cold)],
    ["harper.js's cold start against ours", "×", 15, median(harper) / median(cold)],
    ...peerGoals(browser),
    ["chrono-node against the time stage", "×", 1, chrono],
    ["WebAssembly memory, 1,200 words", "MiB", -24, mebibytes(browser.memory.talks)],
    ["WebAssembly memory, 61,000 words", "MiB", -64, mebibytes(browser.memory.long)],
    [
      "native, whole pipeline, 61,000 words",
      "MB/s",
      3,
      rateOf(nativeLong.bytes, nativeLong.stages_ms.all),
    ],
    ["native, names", "MB/s", 4, stage("names")],
    ["native, time and quantity", "MB/s", 8, stage("time", "quantity")],
    ["native, attribution", "MB/s", 4, stage("attribution")],
    ["`--jsonl` on two cores against one", "×", 1.8, scaling],
  ];
  return rows.map(([name, unit, goal, measured]) => {
    const holds = goal < 0 ? measured <= -goal : measured >= goal;
    const sign = goal < 0 ? "≤" : "≥";
    return [
      name,
      `${sign} ${Math.abs(goal)} ${unit}`,
      `${short(measured)} ${unit}`,
      holds ? "yes" : "**no**",
    ];
  });
}

function nativeStages() {
  const { articles } = native.stages;
  const names = Object.keys(articles[0].stages_ms).filter((name) => name !== "all");
  const order = ["document", "names", "references", "time", "quantity", "attribution"];
  names.sort((a, b) => (order.indexOf(a) + 1 || 9) - (order.indexOf(b) + 1 || 9));
  return [...names, "all"].map((name) => [
    name,
    ...articles.map((/** @type {any} */ { bytes, stages_ms }) => {
      const samples = stages_ms[name];
      return `${spread(samples)} ms, ${short(rateOf(bytes, samples))} MB/s`;
    }),
  ]);
}

function browserStages() {
  const names = Object.keys(talks.samples.postil[0].stages_ms);
  return names.map((name) => [
    name,
    ...warm.map((/** @type {any} */ article) => spread(stageOf(article, name))),
  ]);
}

/** @param {string} name @param {string} measure @returns {number[]} */
function coldOf(name, measure) {
  return browser.cold[name].map((/** @type {any} */ sample) => sample[measure]);
}

function cold() {
  const rows = { "fetch and compile": "compile_ms", "instantiate, build the lexicon": "start_ms" };
  const parts = Object.entries({ ...rows, "first text, 1,200 words": "first_ms" });
  const both = (/** @type {string} */ name) =>
    ["all_ms", "cpu_ms"].map((measure) => spread(coldOf(name, measure)));
  return [
    ...parts.map(([name, measure]) => [name, spread(coldOf("postil", measure)), ""]),
    ["**all**", ...both("postil")],
    ["harper.js, all", ...both("harper.js")],
  ];
}

function rendering() {
  return browser.rendered.map((/** @type {any} */ { article, marks, samples_ms }) => {
    const ratio = quartiles(ratios(samples_ms["mark.js"], samples_ms.postil)).map(short);
    return [
      WORDS[/** @type {keyof typeof WORDS} */ (article)],
      String(marks),
      spread(samples_ms.postil),
      spread(samples_ms["mark.js"]),
      `${ratio[1]} (${ratio[0]}–${ratio[2]})`,
      spread(samples_ms.card),
    ];
  });
}

function versions() {
  const { packages } = json("bench/package-lock.json");
  const names = Object.keys(json("bench/package.json").devDependencies);
  return names.map((name) => `${name} ${packages[`node_modules/${name}`].version}`).join(", ");
}

const rustc = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
const wasmBytes = statSync(`${ROOT}target/bindgen/postil_bg.wasm`).size;
const columns = [WORDS.flood, WORDS.talks, WORDS.long];
const memory = Object.entries(browser.memory).map(([article, bytes]) => [
  WORDS[/** @type {keyof typeof WORDS} */ (article)],
  `${short(/** @type {number} */ (bytes) / 2 ** 20)} MiB`,
]);

writeFileSync(
  `${ROOT}docs/benchmarks.md`,
  `# Benchmarks

Written by \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}; not to be edited by hand.

${cpus().length} cores of ${cpus()[0].model}, ${type()} ${release()}; rustc ${rustc},
Chromium ${browser.chromium}, Node.js ${process.versions.node}; WebAssembly of ${short(wasmBytes / 1000)} kB.
Peers: ${versions()}.
The load of the machine at the end was ${short(loadavg()[1])}: with more than one program a core, elapsed
times are too long, and \`--jsonl\` finds no second core free.

Numbers are medians, with the span of the middle half of the samples in brackets. Measurements are
interleaved: each round takes each of them once, and ratios are taken within a round, so that what
else runs on the machine counts for both sides. Native times, and those of analyses and cold starts in
the browser, are processor time of one thread, in the browser the main thread's. Where it says
"elapsed", and for stages, marks and cards, it is elapsed time, which grows with the machine's load.
The articles are those of \`bench/articles/\`.

## Goals

${table(["", "goal", "measured", "holds"], goals())}

## Natively

Milliseconds and rate of each stage; the pipeline is built once, in ${spread(native.stages.start_ms)} ms.

${table(["stage", ...columns], nativeStages())}

## In Chromium

### Cold start

Milliseconds in a new profile, with files from localhost, uncompressed. The main thread analyzes;
Chromium compiles on others as well.

${table(["", "elapsed", "main thread"], cold())}

### Warm, by stage

Milliseconds; \`output\` packs what is found. That the page makes objects of it is in the times of
all of Postil below.

${table(["stage", ...columns], browserStages())}

### Memory

WebAssembly memory after one text in a new page; it never shrinks.

${table(["text", "memory"], memory)}

### Peers, on the same text in the same page

${peerSections(browser, WORDS)}

### Marks and cards

Elapsed milliseconds until marks are painted, the analysis taken off: of a long text Postil first
paints what is in view. Beside it mark.js on the same stretches, all of them; and the time from a call
to an open, painted card.

${table(["text", "marks", "Postil", "mark.js", "ratio", "card"], rendering())}
`,
);
