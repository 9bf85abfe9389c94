/*
 * Pages with a policy: the table of `docs/embedding.md`, row by row, run as it stands there.
 *
 * A row has the page's headers, how the script reaches it, and what comes of it: the analysis runs
 * in the worker, or on the main thread, or the page is untouched and one warning says what to allow.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { noteNodes, warningsOf } from "./in-page.js";
import { serve } from "./server.js";

/** @import { Frame, Page } from "playwright-core" */

const { visit } = setUp();

const DOCS = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");

const PAGE = "/pages/strict.html";

const FILES = ["/postil.js", "/worker.js", "/postil.wasm"];

const SHARED = [...FILES, "/analysis.js"];

/**
 * The rows of the table under a heading, without its head; cells without their code marks.
 * @param {string} heading
 * @returns {string[][]}
 */
function tableUnder(heading) {
  const [, section] = DOCS.split(`## ${heading}\n`);
  const lines = section
    .split("\n## ")[0]
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.replaceAll("`", "").trim()),
  );
}

/** @param {string} tag */
const pageWith = (tag) => `<!doctype html><html lang="en"><title>Strict</title>${tag}
  <article><p>Talks in Vienna failed on Friday, the minister said.</p></article>`;

/** @param {string} origin */
const tagFrom = (origin) =>
  `<script type="module" nonce="n0nce" src="${origin}/postil.js" data-postil="article" data-marks="all"></script>`;

/**
 * Whether and where the analysis ran in a page.
 * @param {Page | Frame} page
 * @returns {Promise<string>}
 */
async function outcome(page) {
  await page.waitForFunction(() => CSS.highlights.has("postil-place"));
  // Its stages leave measures in the thread they ran in.
  const isHere = await page.evaluate(() =>
    performance.getEntriesByType("measure").some(({ name }) => name.startsWith("postil:")),
  );
  return isHere ? "on the main thread" : "in a worker";
}

for (const [policy, result] of tableUnder("Pages with a policy")) {
  if (result.startsWith("untouched")) {
    test(`untouched, with one warning: ${policy}`, () => isUntouched(policy, result));
  } else {
    test(`${result}: ${policy}`, () =>
      visit(
        PAGE,
        async (page) => {
          const warnings = warningsOf(page);
          await page.reload();
          assert.equal(await outcome(page), result);
          assert.deepEqual(warnings, []);
        },
        { answers: answersUnder(policy) },
      ));
  }
}

/**
 * @param {string} policy
 * @returns {Record<string, import("./server.js").Answer>}
 */
function answersUnder(policy) {
  const [ofPage, ofWorker] = policy.split(", worker.js too with ");
  const headers = { "Content-Security-Policy": ofPage };
  return {
    [PAGE]: { headers, content: pageWith(tagFrom("")) },
    ...(ofWorker && { "/worker.js": { headers: { "Content-Security-Policy": ofWorker } } }),
  };
}

/**
 * @param {string} policy
 * @param {string} result Says after a colon what the warning names.
 */
function isUntouched(policy, result) {
  const [, named] = result.split(": ");
  const { [PAGE]: answer, ...others } = answersUnder(policy);
  const untagged = { ...answer, content: pageWith("") };
  return visit(
    PAGE,
    async (page) => {
      const warnings = warningsOf(page);
      const changes = await noteNodes(page);
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        await annotate("article").catch(() => null);
        await annotate("article").catch(() => null);
      });
      assert.deepEqual(await changes(), []);
      const ours = warnings.filter((text) => text.startsWith("postil:"));
      assert.equal(ours.length, 1, String(warnings));
      assert.ok(ours[0].includes(named), ours[0]);
    },
    { answers: { [PAGE]: untagged, ...others } },
  );
}

/** A server of another origin that has the scripts. */
async function cdn() {
  const server = await serve();
  const headers = { "Access-Control-Allow-Origin": "*" };
  for (const file of SHARED) server.answers.set(file, { headers });
  return server;
}

test("scripts from another origin: on the main thread", async () => {
  const other = await cdn();
  const policy = `default-src 'self'; script-src ${other.address} 'wasm-unsafe-eval'; connect-src ${other.address}`;
  try {
    const headers = { "Content-Security-Policy": policy };
    await visit(
      PAGE,
      async (page) => {
        const warnings = warningsOf(page);
        await page.reload();
        assert.equal(await outcome(page), "on the main thread");
        assert.deepEqual(warnings, []);
      },
      { answers: { [PAGE]: { headers, content: pageWith(tagFrom(other.address)) } } },
    );
  } finally {
    await other.close();
  }
});

test("scripts from another origin that may not be connected to: one warning names it", async () => {
  const other = await cdn();
  const policy = `default-src 'self'; script-src ${other.address} 'wasm-unsafe-eval'`;
  try {
    const headers = { "Content-Security-Policy": policy };
    await visit(
      PAGE,
      async (page) => {
        const [warning] = await Promise.all([
          page.waitForEvent("console", (line) => line.text().includes("postil:")),
          page.reload(),
        ]);
        assert.ok(warning.text().includes(`connect-src ${other.address}/postil.wasm`));
        assert.equal(await page.locator("postil-layer").count(), 0);
      },
      { answers: { [PAGE]: { headers, content: pageWith(tagFrom(other.address)) } } },
    );
  } finally {
    await other.close();
  }
});

test("a sandboxed frame that may run scripts: on the main thread, from a server that shares", () => {
  const shared = { headers: { "Access-Control-Allow-Origin": "*" } };
  const files = Object.fromEntries(SHARED.map((file) => [file, shared]));
  return visit(
    PAGE,
    async (page) => {
      const frame = page.frames()[1];
      assert.equal(await outcome(frame), "on the main thread");
    },
    {
      answers: {
        ...files,
        [PAGE]: { content: `<!doctype html><iframe sandbox="allow-scripts" src="/inner.html">` },
        "/inner.html": { content: pageWith(tagFrom("")) },
      },
    },
  );
});

test("nothing is asked of the network but the script's own files", () =>
  visit("/pages/blank.html", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.evaluate(async () => {
      document.body.append("Talks in Vienna failed on Friday, the minister said.");
      const { annotate } = await import("/postil.js");
      const reader = await annotate("body");
      reader.open(reader.annotations[0]);
    });
    assert.deepEqual([...new Set(asked)].sort(), [...FILES].sort());
  }));

test("the scripts hold no way to run text as code or as markup", async () => {
  for (const file of [
    "postil.js",
    "analysis.js",
    "analysis-patterns.js",
    "worker.js",
    "element.js",
    "frames.js",
    "de.js",
  ]) {
    const source = await readFile(new URL(`../../dist/${file}`, import.meta.url), "utf8");
    const found = source.match(
      /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
    );
    assert.equal(found, null, `${file}: ${found}`);
  }
});
