/*
 * Sites of three kinds with the package in them, each built here: a plain page, a site built by
 * Vite, and one that React renders on the server and takes over in the page.
 */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { before, test } from "node:test";
import { build } from "vite";
import { app, installed, packed } from "../apps/packed.js";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

before(async () => {
  await installed((await packed()).tarball);
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

test("a plain page: the files of the package, as they are", () =>
  visit(
    "/pages/plain.html",
    async (page) => {
      await places(page, 1);
      assert.deepEqual((await paintedTexts(page))["postil-place"], ["Vienna"]);
    },
    {
      answers: {
        "/pages/plain.html": {
          content: `<!doctype html><html lang="en"><title>Plain</title>
            <article><p>Talks in Vienna failed on Friday, the minister said.</p></article>
            <script type="module">
              import { annotate } from "/apps/node_modules/postil/postil.js";
              await annotate("article");
            </script>`,
        },
      },
    },
  ));

test("a site built by Vite: worker, WebAssembly and German are found where it puts them", async () => {
  await built(await app("vite"));
  await visit("/apps/vite/dist/index.html", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await places(page, 1);
    await page.getByRole("button", { name: "Rand" }).waitFor();
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
  const folder = await app("react");
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
    await page.evaluate(() => /** @type {any} */ (window).leave());
    await page.waitForFunction(() => CSS.highlights.size === 0);
    assert.equal(await page.locator("postil-layer").count(), 0);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).complaints), []);
  });
});
