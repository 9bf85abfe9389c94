/*
 * The types of the contract, as published, against what the analysis really gives.
 *
 * An object written out in a source file must have every field of its type and no other, so the
 * compiler finds a field that is missing, one that is not described, and a value of another type.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { annotate, initSync } from "#core";

const run = promisify(execFile);
const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("target/contract/", ROOT);
const FLAGS = [
  "--ignoreConfig",
  "--noEmit",
  "--strict",
  "--skipLibCheck",
  "--target",
  "esnext",
  "--module",
  "esnext",
];

before(async () => {
  const module = await readFile(new URL("target/bindgen/postil-patterns.wasm", ROOT));
  initSync({ module: await WebAssembly.compile(module) });
  await mkdir(FOLDER, { recursive: true });
});

test("what comes out has the published types, with all fields and no other", async () => {
  const glossary = JSON.parse(await readFile(new URL("tests/wasm/glossary.json", ROOT), "utf8"));
  const outputs = [];
  for (const article of ["flood", "talks"]) {
    const text = await readFile(new URL(`bench/articles/${article}.txt`, ROOT), "utf8");
    outputs.push(annotate(text, { glossary }));
  }
  outputs.push(annotate("The Su-34 crashed during the Battle of Kursk.", { glossary: null }));
  assert.equal(await complaints("real", outputs), "");
  const kinds = new Set(outputs.flatMap((json) => JSON.parse(json).annotations.map(kindOf)));
  assert.deepEqual([...kinds].sort(), KINDS);
});

test("docs/output.md explains every field", async () => {
  const text = await readFile(new URL("bench/articles/talks.txt", ROOT), "utf8");
  const glossary = JSON.parse(await readFile(new URL("tests/wasm/glossary.json", ROOT), "utf8"));
  const docs = await readFile(new URL("docs/output.md", ROOT), "utf8");
  const explained = new Set(docs.match(/\w+/g));
  /** @type {Set<string>} */
  const fields = new Set();
  JSON.parse(annotate(text, { glossary }), (field, value) => {
    if (field && !/^\d+$/.test(field)) fields.add(field);
    return value;
  });
  assert.ok(fields.size > 30);
  assert.deepEqual(
    [...fields].filter((field) => !explained.has(field)),
    [],
  );
});

test("a field too many and one too few are found", async () => {
  const more =
    '{"published":null,"annotations":[],"entities":[],"terms":[],"sentences":[],"odd":1}';
  assert.match(await complaints("more", [more]), /'"odd"' does not exist/);
  const less = '{"published":null,"annotations":[],"entities":[],"terms":[]}';
  assert.match(await complaints("less", [less]), /'sentences' is missing/);
});

const KINDS = [
  "claim",
  "event",
  "group",
  "organization",
  "person",
  "place",
  "product",
  "quantity",
  "quote",
  "term",
  "time",
];

/** @param {{ kind: string }} annotation */
const kindOf = ({ kind }) => kind;

/**
 * What the compiler says of outputs that stand as literals in a source file of this name.
 * @param {string} name
 * @param {string[]} outputs JSON.
 * @returns {Promise<string>}
 */
async function complaints(name, outputs) {
  const types = fileURLToPath(new URL("dist/types/base/contract", ROOT));
  const file = fileURLToPath(new URL(`${name}.ts`, FOLDER));
  const source = `import type { Output } from "${types}";\nexport const outputs: Output[] = [${outputs}];\n`;
  await writeFile(file, source);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", ROOT));
  const { stdout } = await run(process.execPath, [tsc, ...FLAGS, file]).catch((error) => error);
  return stdout;
}
