/*
 * `dist/` as a package for npm: what it holds, that tools and TypeScript understand it, and that
 * Node can import it.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { installed, packed } from "../apps/packed.js";

const run = promisify(execFile);

/** @type {{ tarball: string, files: string[] }} */
let pack;
/** @type {string} */
let folder;

before(async () => {
  pack = await packed();
  folder = await installed(pack.tarball);
});

test("the package holds scripts, maps, types and licenses, and no demo", () => {
  const plain = pack.files.filter((file) => !file.startsWith("types/")).sort();
  assert.deepEqual(plain, [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY.txt",
    "analysis-patterns.js",
    "analysis-patterns.js.map",
    "analysis.js",
    "analysis.js.map",
    "de.js",
    "de.js.map",
    "element.js",
    "element.js.map",
    "frames.js",
    "frames.js.map",
    "map.js",
    "map.js.map",
    "outlines.json",
    "package.json",
    "panel.js",
    "panel.js.map",
    "postil-patterns.wasm",
    "postil.js",
    "postil.js.map",
    "postil.wasm",
    "web-annotations.js",
    "web-annotations.js.map",
    "worker.js",
    "worker.js.map",
  ]);
  assert.ok(pack.files.includes("types/postil.d.ts"));
});

test("the extension ships with the licenses of what is in it", async () => {
  const dist = new URL("../../dist/", import.meta.url);
  for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.txt"]) {
    const [here, there] = await Promise.all(
      [file, `extension/${file}`].map((path) => readFile(new URL(path, dist), "utf8")),
    );
    assert.equal(here, there, file);
  }
});

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: folder, strict: true });
  const { default: manifest } = await import(`${folder}/package.json`, { with: { type: "json" } });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test("its types are right, for modules and for bundlers", async () => {
  const data = createPackageFromTarballData(await readFile(pack.tarball));
  const { problems } = /** @type {{ problems: any[] }} */ (await checkPackage(data));
  // The oldest way to resolve knows no exports, CommonJS no modules, and the binary has no types.
  const others = problems.filter(
    ({ resolutionKind, entrypoint, kind }) =>
      resolutionKind !== "node10" && !entrypoint.endsWith(".wasm") && kind !== "CJSResolvesToESM",
  );
  assert.deepEqual(others, []);
});

test("Node imports it where there is no window", async () => {
  const script = `
    import * as postil from "postil";
    import "postil/element";
    console.log(Object.keys(postil).sort().join(), typeof window);`;
  await writeFile(`${folder}/../../import.mjs`, script);
  const { stdout } = await run(process.execPath, [`${folder}/../../import.mjs`]);
  assert.equal(stdout.trim(), "FAMILIES,Reader,anchor,annotate,defineElement,follow undefined");
});

test("TypeScript reads its types, and refuses what is wrong", async () => {
  const project = `${folder}/../..`;
  const options = { strict: true, noEmit: true, module: "nodenext", target: "esnext", types: [] };
  const right = `
    import { annotate, follow, FAMILIES, type Annotation, type Kind } from "postil";
    const reader = await annotate("article", { published: "2024-08-14", show: FAMILIES.people });
    const kinds: Kind[] = reader.annotations.map((annotation: Annotation) => annotation.kind);
    const place = reader.entities[0].place?.country;
    follow(null, { look: "dark", watch: "off" }).destroy();
    reader.open(reader.annotations[0]);
    export { kinds, place };`;
  const wrong = `
    import { annotate } from "postil";
    annotate(5);`;
  const config = { compilerOptions: options, files: ["right.ts", "wrong.ts"] };
  await writeFile(`${project}/right.ts`, right);
  await writeFile(`${project}/wrong.ts`, wrong);
  await writeFile(`${project}/package.json`, JSON.stringify({ type: "module" }));
  await writeFile(`${project}/tsconfig.json`, JSON.stringify(config));
  const tsc = new URL("../../node_modules/typescript/bin/tsc", import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [tsc, "--project", project]).catch(
    (error) => error,
  );
  const found = stdout.trim().split("\n");
  assert.equal(found.length, 1, stdout);
  assert.match(found[0], /wrong\.ts\(3,14\): error TS2345/);
});
