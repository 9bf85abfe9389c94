/**
 * The size of each file of `dist/` as brotli sends it, held against the table that records it.
 *
 * Usage: node xtask/sizes.js [--check | --update]
 *
 * Prints the files, the largest first. With `--check` it fails where a file has grown past what is
 * recorded, is not recorded, or is gone, and where a total is past its limit; with `--update` it
 * records what is there. Source maps are left out: no reader loads them.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const FOLDER = "dist";
const TABLE = "tests/budgets/assets.tsv";

/** What a file may grow by before it is a matter to decide on: a share of it, and bytes. */
const GROWTH = 1.03;
const SLACK = 128;

/**
 * What is loaded only where it is asked for: where the margin is opened, a map is drawn or a frame
 * is read, and for Web Annotations.
 */
const ON_DEMAND = ["panel.js", "map.js", "outlines.json", "frames.js", "web-annotations.js"];

/** The interface's words in other languages, of which a reader is sent one at most. */
const LANGUAGES = ["de.js"];

/** The analysis, with a thread of its own and without: no part of `postil.js`. */
const ANALYSIS = ["worker.js", "analysis.js", "analysis-patterns.js"];

/**
 * What is loaded in the place of another: `worker.js` holds `analysis.js` too, and the core for a
 * glossary with patterns is sent instead of the plain one.
 */
const INSTEAD = ["analysis.js", "analysis-patterns.js", "postil-patterns.wasm"];

/** @param {string} file */
const isOnDemand = (file) => [...ON_DEMAND, ...LANGUAGES].includes(file);

/**
 * The most that a site may send a reader, in bytes.
 *
 * @type {{ name: string, most: number, counts: (file: string) => boolean }[]}
 */
const TOTALS = [
  {
    name: "postil.js and styles",
    // 31 kB is asked for; finding the article by what it holds took more. It is to come down.
    most: 33_000,
    counts: (file) => /\.(js|css)$/.test(file) && !ANALYSIS.includes(file) && !isOnDemand(file),
  },
  {
    name: "what a visit loads until its first card opens",
    most: 500_000,
    counts: (file) => !INSTEAD.includes(file) && !isOnDemand(file),
  },
  { name: "what is loaded on demand", most: 30_000, counts: isOnDemand },
];

/**
 * A file, what it is part of, and its bytes: `site` for what an embedding site serves, `demo` for
 * the page that shows it, `package` for what only a package holds.
 *
 * @typedef {{ file: string, part: string, bytes: number }} Asset
 */

/** @returns {{ header: string[], assets: Asset[] }} */
function readTable() {
  const lines = readFileSync(TABLE, "utf8").trimEnd().split("\n");
  const header = lines.filter((line) => line.startsWith("# "));
  const rows = lines.slice(header.length).map((line) => line.split("\t"));
  return { header, assets: rows.map(([file, part, bytes]) => ({ file, part, bytes: +bytes })) };
}

/**
 * @param {Asset[]} recorded
 * @returns {(Asset & { raw: number })[]} what is there, by name
 */
function measure(recorded) {
  const entries = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ name }) => name).filter((file) => extname(file) !== ".map");
  return files.sort().map((file) => {
    const content = readFileSync(join(FOLDER, file));
    const part = recorded.find((asset) => asset.file === file)?.part ?? "site";
    return { file, part, bytes: brotliCompressSync(content).length, raw: content.length };
  });
}

/**
 * @param {Asset[]} recorded
 * @param {Asset[]} found
 * @returns {string[]} what is wrong
 */
function problems(recorded, found) {
  const bad = found.flatMap(({ file, bytes }) => {
    const known = recorded.find((asset) => asset.file === file);
    if (!known) return [`${file} is not recorded`];
    const most = Math.round(known.bytes * GROWTH) + SLACK;
    return bytes > most ? [`${file} has ${bytes} bytes, recorded are ${known.bytes}`] : [];
  });
  const gone = recorded.filter(({ file }) => !found.some((asset) => asset.file === file));
  return [...bad, ...gone.map(({ file }) => `${file} is recorded and not there`)];
}

/** @param {Asset[]} found */
function totals(found) {
  const languages = found.filter(({ file }) => LANGUAGES.includes(file));
  const [, ...smaller] = languages.toSorted((a, b) => b.bytes - a.bytes);
  const site = found.filter((asset) => asset.part === "site" && !smaller.includes(asset));
  return TOTALS.map((total) => {
    const counted = site.filter(({ file }) => total.counts(file));
    return { ...total, bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);

const { header, assets: recorded } = readTable();
const found = measure(recorded);
console.log(`\n${"raw".padStart(12)}${"brotli".padStart(12)}`);
for (const { file, part, bytes, raw } of found.toSorted((a, b) => b.raw - a.raw)) {
  console.log(`${kilobytes(raw)}${kilobytes(bytes)}  ${file}${part === "demo" ? " (demo)" : ""}`);
}
for (const { name, most, bytes } of totals(found)) {
  console.log(`${" ".repeat(12)}${kilobytes(bytes)}  ${name}; the limit is ${most / 1000} kB`);
}
if (process.argv.includes("--update")) {
  const rows = found.map(({ file, part, bytes }) => [file, part, bytes].join("\t"));
  writeFileSync(TABLE, `${[...header, ...rows].join("\n")}\n`);
} else if (process.argv.includes("--check")) {
  const over = totals(found).filter(({ bytes, most }) => bytes > most);
  const bad = problems(recorded, found);
  for (const problem of bad) console.error(`error: ${problem}`);
  if (bad.length > 0) console.error("If it is meant to be: cargo xtask budgets --update");
  for (const { name, most, bytes } of over) {
    console.error(`error: ${name} has ${bytes} bytes, at most ${most} are allowed`);
  }
  process.exitCode = bad.length + over.length > 0 ? 1 : 0;
}
