/*
 * The reader's side: the extension and the bookmark, on a page that knows nothing of them.
 */

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGUMENTS, setUp } from "./browser.js";
import { noteNodes, paintedTexts, warningsOf } from "./in-page.js";
import { serve } from "./server.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const EXTENSION = fileURLToPath(new URL("../../dist/extension", import.meta.url));

const PAGE = "/pages/makes/article-tag.html";

/** No script, no worker, no connection, no WebAssembly, no policy of ours for trusted types. */
const FORBIDS_ALL = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * Copies the extension, with leave for the test's own server: a press of the real button gives leave
 * for the page, and a test cannot press it.
 * @param {string} folder
 */
async function allowed(folder) {
  await cp(EXTENSION, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  manifest.host_permissions = ["http://127.0.0.1/*"];
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/**
 * Runs `test` on a page in a browser with the extension.
 * @param {(page: Page, press: () => Promise<void>) => Promise<void>} test `press` presses its button.
 * @param {Record<string, string>} [headers] Of the page.
 */
async function withExtension(test, headers = {}) {
  const scratch = await mkdtemp(join(tmpdir(), "postil-"));
  const extension = await allowed(join(scratch, "extension"));
  const server = await serve();
  server.answers.set(PAGE, { headers });
  const context = await chromium.launchPersistentContext(join(scratch, "profile"), {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...ARGUMENTS, `--load-extension=${extension}`],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const page = await context.newPage();
    await page.goto(server.address + PAGE);
    await test(page, () =>
      worker.evaluate(async () => {
        const { chrome } = /** @type {any} */ (globalThis);
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        await chrome.action.onClicked.dispatch(tab);
      }),
    );
  } finally {
    await context.close();
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @param {Page} page */
async function readsGlasgow(page) {
  await page.waitForFunction(() => CSS.highlights.has("postil-place"));
  assert.ok((await paintedTexts(page))["postil-place"].includes("Glasgow"));
}

test("the extension's button reads an article and takes it all back", () =>
  withExtension(async (page, press) => {
    const changes = await noteNodes(page);
    await press();
    await readsGlasgow(page);
    await press();
    await page.waitForFunction(() => CSS.highlights.size === 0);
    assert.deepEqual(await changes(), []);
  }));

test("the extension reads a page whose policy forbids all, and so does its map", () =>
  withExtension(
    async (page, press) => {
      const warnings = warningsOf(page);
      const refused = await page.evaluate(() =>
        WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(String),
      );
      assert.match(
        String(refused),
        /Content Security Policy/,
        "the page itself has no WebAssembly",
      );
      const changes = await noteNodes(page);
      await press();
      await readsGlasgow(page);
      const { x, y } = await placeOf(page, "Glasgow");
      await page.mouse.click(x, y);
      await page.locator("postil-layer .card svg path").first().waitFor();
      await press();
      await page.waitForFunction(() => CSS.highlights.size === 0);
      assert.deepEqual(await changes(), []);
      assert.deepEqual(warnings, []);
    },
    { "Content-Security-Policy": FORBIDS_ALL },
  ));

test("the bookmark reads the article of another page, and takes it all back", () =>
  visit("/bookmarklet.html", async (page) => {
    const link = page.getByRole("link", { name: "Postil" });
    const href = (await link.getAttribute("href")) ?? "";
    assert.ok(href.startsWith("javascript:"));
    const source = decodeURI(href.slice("javascript:".length));
    await page.goto(new URL(PAGE, page.url()).href);
    const changes = await noteNodes(page);
    await page.evaluate(source);
    await page.waitForFunction(() => CSS.highlights.has("postil-place"));
    assert.ok((await paintedTexts(page))["postil-place"].includes("Glasgow"));
    await page.evaluate(source);
    assert.deepEqual(await changes(), []);
  }));
