/*
 * Sites of three kinds with the package in them, each built here: a static page, a site built by
 * Vite, and one that React renders on the server and takes over in the page. The first and the last
 * are those of `examples/`.
 */

import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { build } from "vite";
import { app, installed, packed } from "../apps/packed.js";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

/** The folder of the package. @type {string} */
let library;

before(async () => {
  library = await installed((await packed()).tarball);
});

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function built(folder) {
  await build({ root: folder, base: "./", logLevel: "error", build: { target: "esnext" } });
}

/**
 * @param {Page} page
 * @param {number} count
 */
const places = (page, count) =>
  page.waitForFunction((count) => CSS.highlights.get("postil-place")?.size === count, count);

test("a static page: the files of the package, beside it", async () => {
  await cp(library, `${await app("examples/static")}/postil`, { recursive: true });
  await visit("/apps/static/index.html", async (page) => {
    await page.waitForFunction(() => CSS.highlights.has("postil-note"));
    assert.deepEqual((await paintedTexts(page))["postil-note"], ["Tromsø", "Monday"]);
  });
});

test("a site built by Vite: worker, WebAssembly and German are found where it puts them", async () => {
  await built(await app("tests/apps/vite"));
  await visit("/apps/vite/dist/index.html", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await places(page, 1);
    await page.getByRole("button", { name: /^Anmerkung|^\d+ Anmerkung/ }).waitFor();
    const measures = await page.evaluate(() => performance.getEntriesByType("measure").length);
    assert.equal(measures, 0, "the analysis runs in the worker");
    assert.ok(
      asked.every((path) => path.startsWith("/apps/vite/dist/")),
      asked.join("\n"),
    );
    assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
  });
});

test("React: what the server rendered is taken over without complaint, and stays React's own", async () => {
  const folder = await app("examples/react");
  await built(folder);
  const { html } = await import(`${folder}/server.js`);
  const page = `${folder}/dist/index.html`;
  const shell = await readFile(page, "utf8");
  await writeFile(page, shell.replace("<!-- app -->", html));

  await visit("/apps/react/dist/index.html", async (page) => {
    await places(page, 1);
    const paragraphs = () => page.locator("article p").allInnerTexts();
    assert.equal((await paragraphs()).length, 2);
    await page.getByRole("button", { name: "More" }).click();
    await places(page, 2);
    await page.getByRole("button", { name: "More" }).click();
    await places(page, 3);
    assert.deepEqual(await paragraphs(), [
      "Talks in Vienna failed on Friday.",
      "Others met in Geneva.",
      "A third round is to be held in Oslo.",
      "Shown so far: 2 of 2",
    ]);
    assert.deepEqual((await paintedTexts(page))["postil-place"].sort(), [
      "Geneva",
      "Oslo",
      "Vienna",
    ]);
    await page.getByRole("button", { name: "Close" }).click();
    await page.waitForFunction(() => CSS.highlights.size === 0);
    assert.equal(await page.locator("postil-layer").count(), 0);
  });
});
