/*
 * The WebAssembly itself breaks off: a trap while a text is read, and a panic as it starts, which
 * ends in a trap too. The module that is served is the built one but for a number: how much memory
 * it may have, or what a model calls itself.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, noteNodes, refusal, warningsOf } from "./in-page.js";

/** @import { Page } from "playwright-core" */
/** @import { Answer } from "./server.js" */

const { visit } = setUp();

const PAGE = "/pages/story.html";

const MODULE = await readFile(new URL("../../dist/postil.wasm", import.meta.url));

const SCRIPTS = await Promise.all(
  ["worker.js", "analysis.js"].map((file) =>
    readFile(new URL(`../../dist/${file}`, import.meta.url), "utf8"),
  ),
);

const MODEL = await readFile(new URL("../../data/tagger.pos", import.meta.url));

/** Pages of 64 kB, of which the lexicon takes less than half. */
const PAGES = 256;

const WORDS = "Mayor Ilse Brandt said 35 km of road near Passau were lost on Wednesday. ";

/** A text for which the rest is enough, if all of it is free; and one for which it is not. */
const [HALF, LONG] = [WORDS.repeat(1_600), WORDS.repeat(20_000)];

const CONTENT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Story</title>
<article id="article"><p>${HALF}</p></article>
<article id="long"><p>${LONG}</p></article></html>`;

/** The page does without workers, so that the main thread is what breaks off. */
const WITHOUT_WORKERS = () => Object.assign(window, { Worker: undefined });

for (const [where, script] of /** @type {const} */ ([
  ["in the worker", undefined],
  ["on the main thread", WITHOUT_WORKERS],
])) {
  test(`a trap ${where}: the page is whole, one warning says so, the next text is read`, () =>
    visit(PAGE, survivesTrap, {
      script,
      answers: {
        [PAGE]: { content: CONTENT },
        ...servedAs(withMostMemory(MODULE, PAGES)),
      },
    }));

  test(`a panic ${where}: the page is whole, and one warning says so`, () =>
    visit(PAGE, survivesPanic, {
      script,
      answers: {
        [PAGE]: { content: CONTENT },
        ...servedAs(withSpoiledModel(MODULE)),
      },
    }));
}

/**
 * Another module, and the scripts as if they were built with it.
 * @param {Uint8Array} module
 * @returns {Record<string, Answer>}
 */
function servedAs(module) {
  const scripts = ["/worker.js", "/analysis.js"].map((path, index) => {
    const content = SCRIPTS[index].replace(hashOf(MODULE), hashOf(module));
    assert.notEqual(content, SCRIPTS[index], `${path} has no hash of the module`);
    return [path, { content }];
  });
  return { ...Object.fromEntries(scripts), "/postil.wasm": { content: module } };
}

/** @param {Uint8Array} module */
function hashOf(module) {
  return createHash("sha384").update(module).digest("base64");
}

/** @param {Page} page */
async function survivesTrap(page) {
  const warnings = warningsOf(page);
  assert.deepEqual(await namesIn(page), ["Ilse Brandt"]);
  const changes = await noteNodes(page);
  for (let time = 0; time < 2; time++) {
    assert.match((await refusal(page, "#long")) ?? "", /the analysis broke off: unreachable/);
    assert.deepEqual(await changes(), []);
  }
  assert.deepEqual(warnings.length, 1, String(warnings));
  assert.match(warnings[0], /^postil: the page is left as it is: the analysis broke off/);
  assert.deepEqual(await namesIn(page), ["Ilse Brandt"]);
}

/**
 * Reads the shorter text, and takes the reader away again.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function namesIn(page) {
  await annotate(page, "#article");
  return page.evaluate(() => {
    const { reader } = /** @type {any} */ (window);
    reader.destroy();
    return reader.entities.map((/** @type {{ name: string }} */ { name }) => name);
  });
}

/** @param {Page} page */
async function survivesPanic(page) {
  const warnings = warningsOf(page);
  const changes = await noteNodes(page);
  for (let time = 0; time < 2; time++) {
    assert.match((await refusal(page, "#article")) ?? "", /^.*the analysis broke off: unreachable/);
    assert.deepEqual(await changes(), []);
  }
  assert.equal(warnings.length, 1, String(warnings));
  assert.match(warnings[0], /^postil: the page is left as it is: the analysis broke off/);
}

/**
 * The same module, whose memory may not grow beyond so many pages.
 * @param {Uint8Array} module
 * @param {number} pages
 * @returns {Uint8Array}
 */
function withMostMemory(module, pages) {
  const { start, content, end } = sectionOf(module, 5);
  const [count, flags] = module.subarray(content);
  assert.deepEqual([count, flags], [1, 0], "one memory, without a limit");
  const least = module.subarray(content + 2, end);
  const limited = [1, 1, ...least, (pages & 0x7f) | 0x80, pages >> 7];
  return Buffer.concat([
    module.subarray(0, start),
    Uint8Array.of(5, limited.length, ...limited),
    module.subarray(end),
  ]);
}

/**
 * The same module, with another name where a model says what it is.
 * @param {Uint8Array} module
 * @returns {Uint8Array}
 */
function withSpoiledModel(module) {
  const spoiled = Buffer.from(module);
  const start = spoiled.indexOf(MODEL.subarray(0, 12), sectionOf(module, 11).content);
  assert.ok(start > 0, "no model is found");
  spoiled.write("spoiled!", start);
  return spoiled;
}

/**
 * Where the section of this number starts, where its content does, and where it ends.
 * @param {Uint8Array} module
 * @param {number} wanted
 * @returns {{ start: number, content: number, end: number }}
 */
function sectionOf(module, wanted) {
  // After the magic and the version: a number, a length in groups of seven bits, and the content.
  for (let start = 8; start < module.length; ) {
    let content = start + 1;
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7, content++) {
      length += (module[content] & 0x7f) << shift;
      more = module[content] >= 0x80;
    }
    const end = content + length;
    if (module[start] === wanted) return { start, content, end };
    start = end;
  }
  throw new Error(`the module has no section ${wanted}`);
}
