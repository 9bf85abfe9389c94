/*
 * Markup that takes the names of globals, as comments may that a sanitizer let through: whatever an
 * element is called, the scripts load nothing but their own files, and talk with nobody.
 *
 * The names are all that the built scripts look up. Where a page is opened or framed by somebody
 * else, the name of its window is theirs to choose: here it is the address of a module of theirs.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { globalNames } from "./global-names.js";
import { warningsOf } from "./in-page.js";

/** @import { Page } from "playwright-core" */
/** @import { Answer } from "./server.js" */

const { visit } = setUp();

const { all, asked, ofDocument } = await globalNames();

const PAGE = "/pages/clobbered.html";

const FOREIGN = "https://elsewhere.test/foreign.wasm";

/** How long a page is watched once it has been read, in ms, and how much of that may be spent. */
const WATCHED_MS = 2_000;
const MOST_BUSY_MS = 200;

const POLICY = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
const SANDBOX = { "Content-Security-Policy": "sandbox allow-scripts" };
const NO_WORKER = { "Content-Security-Policy": `worker-src 'none'; ${POLICY}` };

/** Elements that a name may belong to. @type {Record<string, (name: string) => string>} */
const ELEMENTS = {
  "a id": (name) => `<a id="${name}" href="${FOREIGN}"></a>`,
  "form id": (name) => `<form id="${name}"><input name="href" value="${FOREIGN}"></form>`,
  "object id": (name) => `<object id="${name}"></object>`,
  "img name": (name) => `<img name="${name}" alt="">`,
  "iframe name": (name) => `<iframe name="${name}"></iframe>`,
};

/** Ways to the analysis. @type {{ name: string, headers?: Record<string, string>, gone?: string[] }[]} */
const WAYS = [
  { name: "in the worker" },
  { name: "on the main thread", headers: NO_WORKER },
  { name: "in a sandbox", headers: SANDBOX },
  { name: "without what may be missing, in the worker", gone: asked },
  { name: "without what may be missing, on the main thread", headers: NO_WORKER, gone: asked },
];

/** The files, for a page of no origin. @type {Record<string, Answer>} */
const SHARED = Object.fromEntries(
  ["postil.js", "analysis.js", "worker.js", "postil.wasm"].map((file) => [
    `/${file}`,
    { headers: { "Access-Control-Allow-Origin": "*" } },
  ]),
);

/**
 * @param {string} elements
 * @param {string[]} [gone] Globals that the browser shall not have.
 */
function pageOf(elements, gone = []) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Clobbered</title>
<script>
  window.name ||= ${JSON.stringify(FOREIGN)};
  for (const name of ${JSON.stringify(gone)}) delete window[name];
  var heard = 0;
  addEventListener("message", () => { heard++; });
</script>
<article><p>Talks in Vienna failed on Friday, the minister said.</p></article>
<section>${elements}</section>
<script type="module" src="/postil.js" data-postil="article" data-marks="all"></script></html>`;
}

test("the names that the scripts look up are found", () => {
  for (const name of ["CSS", "Worker", "document", "requestAnimationFrame", "setTimeout"]) {
    assert.ok(all.includes(name), name);
  }
  for (const name of ["Highlight", "WebAssembly", "requestIdleCallback", "trustedTypes"]) {
    assert.ok(asked.includes(name), name);
  }
  assert.ok(ofDocument.includes("createElement"));
});

for (const { name: way, headers, gone } of WAYS) {
  for (const [kind, element] of Object.entries(ELEMENTS)) {
    test(`every global as <${kind}>, ${way}`, () =>
      visit(PAGE, isLeftAlone, {
        answers: {
          ...SHARED,
          [PAGE]: { headers, content: pageOf(all.map(element).join(""), gone) },
        },
      }));
  }
}

test("an element called trustedTypes does not keep the analysis from its worker", () =>
  visit(
    PAGE,
    async (page) => {
      await page.waitForFunction(() => CSS.highlights.has("postil-place"));
      assert.equal(page.workers().length, 1);
    },
    { answers: { [PAGE]: { content: pageOf(`<a id="trustedTypes"></a>`, ["trustedTypes"]) } } },
  ));

test("what is looked up in the document, as <img name>", () =>
  visit(PAGE, isLeftAlone, {
    answers: { [PAGE]: { content: pageOf(ofDocument.map(ELEMENTS["img name"]).join("")) } },
  }));

test("worker.js in a window does nothing, whatever the window is called and told", () =>
  visit(
    PAGE,
    async (page) => {
      const requests = foreignRequestsOf(page);
      await page.evaluate(() => import(/** @type {any} */ ("/worker.js")));
      assert.equal(await heardAfter(page, { wasm: FOREIGN }), 1);
      assert.deepEqual(requests, []);
    },
    { answers: { [PAGE]: { content: pageOf(`<a id="WorkerGlobalScope"></a>`) } } },
  ));

/**
 * Loads the page anew, with ears: it is read, or refused with one warning; nothing else happens.
 * @param {Page} page
 */
async function isLeftAlone(page) {
  const requests = foreignRequestsOf(page);
  const warnings = warningsOf(page);
  const isOurs = (/** @type {string} */ text) => text.startsWith("postil:");
  const refused = page.waitForEvent("console", (line) => isOurs(line.text()));
  await page.reload();
  await Promise.race([evaluate(page, hasLayer), refused.catch(() => {})]);
  assert.deepEqual(requests, []);
  assert.ok(warnings.filter(isOurs).length <= 1, String(warnings));

  assert.ok((await busyTime(page)) < MOST_BUSY_MS, "the page is busy");
  assert.equal(
    await evaluate(page, () => /** @type {any} */ (window).heard),
    0,
    "a message was posted",
  );
  assert.equal(await heardAfter(page, { id: 0, text: "Talks in Vienna", options: {} }), 1);
  assert.equal(await heardAfter(page, { wasm: FOREIGN }), 2);
  assert.deepEqual(requests, []);
}

/**
 * @param {Page} page
 * @returns {string[]} Grows as files are asked for that are not of this server.
 */
function foreignRequestsOf(page) {
  const { origin } = new URL(page.url());
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) requests.push(request.url());
  });
  return requests;
}

/** Runs in the page: waits until it has been read. */
async function hasLayer() {
  // Elements may hide what the document has.
  const layer = () => Document.prototype.querySelector.call(document, "postil-layer");
  while (!layer()?.shadowRoot?.querySelector(".opener")) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * What the page's main thread is busy for while it is watched, in ms.
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function busyTime(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const taken = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await taken();
  await page.waitForTimeout(WATCHED_MS);
  return (await taken()) - before;
}

/**
 * Posts a message to the window.
 * @param {Page} page
 * @param {unknown} message
 * @returns {Promise<number>} How many it has heard by the time that an answer would have come.
 */
function heardAfter(page, message) {
  return evaluate(
    page,
    async (message) => {
      postMessage(message, "*");
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
      return /** @type {any} */ (window).heard;
    },
    message,
  );
}

/**
 * Runs a function in the page, past Playwright, which uses globals that the page may not have.
 * @param {Page} page
 * @param {(argument?: any) => unknown} run
 * @param {unknown} [argument]
 */
async function evaluate(page, run, argument) {
  const session = await page.context().newCDPSession(page);
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `(${run})(${JSON.stringify(argument)})`,
    awaitPromise: true,
    returnByValue: true,
  });
  assert.equal(exceptionDetails, undefined);
  return result.value;
}
