/*
 * The WebAssembly module by itself, without a browser: that it starts, and keeps the contract.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { __wbg_reset_state, annotate, initSync } from "#core";

/** @import { Annotation, Output } from "../../www/base/contract.js" */

const ROOT = new URL("../../", import.meta.url);
const MODULE = new URL("target/bindgen/postil-patterns.wasm", ROOT);

const run = promisify(execFile);

before(async () => {
  initSync({ module: await WebAssembly.compile(await readFile(MODULE)) });
});

/**
 * @param {string} text
 * @param {string | null} [published]
 * @returns {Output}
 */
function outputOf(text, published = null) {
  return JSON.parse(annotate(text, { published }));
}

test("offsets are UTF-16 units, and the shape is the contract's", () => {
  const text = "😀 Talks in Moscow failed on 14 August 2024, 35 km from Kyiv.";
  const { annotations, entities } = outputOf(text);
  const words = annotations.map(({ start, end }) => text.slice(start, end));
  assert.ok(words.includes("Moscow"), String(words));
  assert.ok(words.includes("35 km"), String(words));
  const place = annotations.find(({ start }) => start === text.indexOf("Moscow"));
  assert.ok(place?.kind === "place");
  assert.equal(place.mention, "name");
  assert.equal(entities[place.entity].name, "Moscow");
  assert.deepEqual(Object.keys(entities[place.entity]).sort(), [
    "description",
    "kind",
    "mentions",
    "name",
    "place",
    "title",
  ]);
});

test("a lone surrogate is one unit", () => {
  const text = "\ud83d Talks in Moscow failed.";
  const [{ start, end }] = outputOf(text).annotations;
  assert.equal(text.slice(start, end), "Moscow");
});

test("relative dates are reckoned from the date of publication", () => {
  const { published, annotations } = outputOf("Talks failed on Wednesday.", "2024-08-15");
  assert.equal(published, "2024-08-15");
  const times = annotations.filter((annotation) => annotation.kind === "time");
  assert.deepEqual(
    times.map(({ first, last }) => [first, last]),
    [["2024-08-14", "2024-08-14"]],
  );
});

test("annotations come by start, longer first, and nest or are disjoint", () => {
  const text = "“We left Moscow on Friday,” said Mayor Ann Lee. She denied that Oslo had failed.";
  const { annotations } = outputOf(text, "2024-08-15");
  for (const [index, inner] of annotations.entries()) {
    for (const outer of annotations.slice(0, index)) assert.ok(isOrdered(outer, inner));
  }
});

test("text is never an error", () => {
  for (const text of ["", "a", "\0", "\n".repeat(100_000), "a".repeat(100_000), "\ud83d", "שלום"]) {
    assert.ok(Array.isArray(outputOf(text).annotations));
  }
});

test("a bad date is an error that names it, and the next call works", () => {
  assert.throws(() => outputOf("Moscow", "2024-13-40"), /published.*2024-13-40|2024-13-40/);
  assert.equal(outputOf("Moscow", "2024-08-15").published, "2024-08-15");
});

test("a glossary marks its terms, and a bad entry is an error that names it", () => {
  const text = "The COP28 talks failed.";
  /** @param {object[]} glossary @returns {Output} */
  const read = (glossary) => JSON.parse(annotate(text, { glossary }));
  const cop = { match: { pattern: "COP\\d\\d" }, title: "COP", text: "A summit.", url: "/cop" };
  for (let time = 0; time < 2; time++) {
    const { annotations, terms } = read([cop]);
    const marked = annotations.filter(({ kind }) => kind === "term");
    assert.deepEqual(
      marked.map(({ start, end }) => [start, end]),
      [[4, 9]],
    );
    const mentions = [annotations.indexOf(marked[0])];
    assert.deepEqual(terms, [{ entry: 0, title: "COP", text: "A summit.", url: "/cop", mentions }]);
  }
  const bad = { ...cop, match: { pattern: "COP(" } };
  assert.throws(() => read([cop, bad]), /glossary\[1\] "COP": unclosed group, at character 4/);
  assert.deepEqual(outputOf(text).terms, []);
});

test("a glossary of the wrong shape is an error that says what was expected", () => {
  const cop = { match: "COP", title: "COP", text: "A summit." };
  const told = [
    ["COP", "glossary is not a list of entries"],
    [[{ ...cop, title: 7 }], "glossary[0]: invalid type: floating point `7.0`, expected a string"],
    [[cop, { ...cop, title: ["COP"] }], "glossary[1]: invalid type, expected a string"],
    [[{ ...cop, "first-only": "yes" }], "glossary[0]: invalid type: string, expected a boolean"],
    [[{ title: "COP", text: "A summit." }], "glossary[0]: missing field `match`"],
  ];
  for (const [glossary, message] of told) {
    assert.throws(() => annotate("COP", /** @type {any} */ ({ glossary })), { message });
  }
});

test("after a call that broke off, a fresh instance answers", () => {
  const broken = {
    /** @returns {string} */
    get published() {
      // Leaves the module through its own stack, as a panic does.
      throw new Error("broken off");
    },
  };
  assert.throws(() => annotate("Moscow", broken), /broken off/);
  __wbg_reset_state();
  assert.equal(outputOf("Talks in Moscow failed.").annotations.length, 1);
});

test("the page gets what the command line prints", async () => {
  const glossary = fileURLToPath(new URL("tests/wasm/glossary.json", ROOT));
  const entries = JSON.parse(await readFile(glossary, "utf8"));
  for (const article of ["flood", "talks"]) {
    const path = fileURLToPath(new URL(`bench/articles/${article}.txt`, ROOT));
    const output = JSON.parse(annotate(await readFile(path, "utf8"), { glossary: entries }));
    const options = ["--format", "json", "--glossary", glossary];
    const { stdout } = await run("cargo", ["run", "--quiet", "--", "annotate", path, ...options]);
    assert.ok(output.terms.length > 0);
    // As text: the order of keys counts, too.
    assert.equal(JSON.stringify(output), JSON.stringify(JSON.parse(stdout)));
  }
});

/**
 * @param {Annotation} outer
 * @param {Annotation} inner
 */
function isOrdered(outer, inner) {
  const isSorted =
    outer.start < inner.start || (outer.start === inner.start && outer.end >= inner.end);
  return isSorted && (outer.end <= inner.start || inner.end <= outer.end);
}
