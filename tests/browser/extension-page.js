/*
 * A page in a browser that has the extension.
 *
 * In: the folder of the extension, and what the page is like. Out: the page, a press of the
 * extension's button, and a look into its closed shadow tree, which only its own scripts have.
 */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ARGUMENTS } from "./browser.js";
import { serve } from "./server.js";

/** @import { CDPSession, Page, Worker } from "playwright-core" */

export const EXTENSION = fileURLToPath(new URL("../../dist/extension", import.meta.url));

/** Frames after which what has not come does not come. */
const MOST_FRAMES = 600;

export const PAGE = "/pages/makes/article-tag.html";

/**
 * `address` is that of the extension; `press` presses its button; `inside` runs a function in its
 * world, with the tree that its layer stands in, and `margin`, the tree in the margin's frame;
 * `shows` waits for an element of a class in the layer.
 * @typedef {{ layer: ShadowRoot, margin: ShadowRoot | undefined }} Trees
 * @typedef {<T>(look: (trees: Trees) => T | Promise<T>) => Promise<T>} Inside
 * @typedef {{
 *   page: Page,
 *   worker: Worker,
 *   address: string,
 *   press: () => Promise<void>,
 *   inside: Inside,
 *   shows: (name: string) => Promise<void>,
 * }} Extended
 */

/**
 * Runs `test` on a page in a browser with the extension; errors of the page's and of the extension's
 * scripts fail it.
 * @param {(extended: Extended) => Promise<void>} test
 * @param {{ headers?: Record<string, string>, script?: () => void }} [opening] Headers of the page,
 *   and a script run before its own.
 */
export async function withExtension(test, { headers = {}, script } = {}) {
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
    /** @type {Error[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    if (script) await page.addInitScript(script);
    await page.goto(server.address + PAGE);
    const inside = await lookInside(await context.newCDPSession(page));
    const address = new URL("/", worker.url()).href;
    const shows = (/** @type {string} */ name) => waitFor(name, inside);
    await test({ page, worker, address, press: () => press(worker), inside, shows });
    if (errors.length > 0) throw errors[0];
  } finally {
    await context.close();
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Copies the extension, with leave for the test's own server: a press of the real button gives leave
 * for the page, and a test cannot press it.
 * @param {string} folder
 */
async function allowed(folder) {
  await cp(process.env.EXTENSION ?? EXTENSION, folder, { recursive: true });
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  manifest.host_permissions = ["http://127.0.0.1/*"];
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

/** @param {Worker} worker */
function press(worker) {
  return worker.evaluate(async () => {
    const { chrome } = /** @type {any} */ (globalThis);
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    await chrome.action.onClicked.dispatch(tab);
  });
}

/**
 * @param {CDPSession} session
 * @returns {Promise<Inside>}
 */
async function lookInside(session) {
  /** @type {Promise<number>} The world that the first press makes. */
  const world = new Promise((resolve) =>
    session.on("Runtime.executionContextCreated", ({ context: { id, name } }) => {
      if (name === "Postil") resolve(id);
    }),
  );
  await session.send("Runtime.enable");
  return async (look) => {
    const contextId = await world;
    const expression = `(${look})((${treesOf})())`;
    const evaluated = { contextId, expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", evaluated);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
}

/**
 * @param {string} name
 * @param {Inside} inside
 */
async function waitFor(name, inside) {
  for (let frame = 0; frame < MOST_FRAMES; frame++) {
    const names = await inside(async ({ layer }) => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [...(layer?.querySelectorAll("*") ?? [])].flatMap(({ classList }) => [...classList]);
    });
    if (names.includes(name)) return;
  }
  throw new Error(`there is no .${name} in the layer`);
}

/** Runs in the extension's world. @returns {Trees} */
function treesOf() {
  const { dom } = /** @type {any} */ (globalThis).chrome;
  const hosts = [...document.documentElement.children].reverse();
  const closed = hosts.map((host) => dom.openOrClosedShadowRoot(host)).find(Boolean);
  const layer = closed?.querySelector("div")?.shadowRoot ?? closed;
  const frame = layer?.querySelector("iframe")?.contentDocument?.documentElement;
  return { layer, margin: frame?.lastElementChild?.shadowRoot ?? undefined };
}
