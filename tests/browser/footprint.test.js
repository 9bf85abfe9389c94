/*
 * What a reader costs and leaves behind: time to a card, memory, nodes, listeners.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotateStory, answered, storyTests } from "./story.js";

/** @import { CDPSession, Page } from "playwright-core" */

const { visit } = setUp();

const storyTest = storyTests(visit);

storyTest("a card opens within 8 ms of script", async (page) => {
  const times = await page.evaluate(() => {
    const { reader } = /** @type {any} */ (window);
    return [...Array(10)].flatMap(() =>
      reader.annotations.map((/** @type {any} */ annotation) => {
        const start = performance.now();
        reader.open(annotation);
        return performance.now() - start;
      }),
    );
  });
  const middle = times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  assert.ok(times.length > 100 && middle > 0 && middle <= 8, `${middle} ms`);
});

test("two hundred rounds of update and destroy leave no memory, nodes or listeners", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const session = await page.context().newCDPSession(page);
      await rounds(page, 20);
      const before = await footprint(session);
      await rounds(page, 200);
      const after = await footprint(session);
      assert.ok(after.heap - before.heap < 200_000, `${after.heap - before.heap} bytes`);
      assert.ok(after.nodes - before.nodes < 50, `${after.nodes - before.nodes} nodes`);
      assert.ok(after.listeners - before.listeners < 5, `${after.listeners - before.listeners}`);
    },
    answered(),
  ));

test("after destroy the page has the listeners it had", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const session = await page.context().newCDPSession(page);
      const before = await listeners(session);
      await annotateStory(page);
      await page.keyboard.press("Alt+KeyJ");
      await page.keyboard.press("Alt+KeyM");
      assert.notDeepEqual(await listeners(session), before);
      await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
      assert.deepEqual(await listeners(session), before);
    },
    answered(),
  ));

/**
 * @param {Page} page
 * @param {number} count
 */
async function rounds(page, count) {
  await page.evaluate(async (count) => {
    const { annotate } = await import("/postil.js");
    const root = /** @type {Element} */ (document.querySelector("article"));
    for (let round = 0; round < count; round++) {
      const reader = await annotate(root);
      reader.open(reader.annotations[0]);
      root.append(String(round % 10));
      await reader.update();
      reader.destroy();
      root.lastChild?.remove();
    }
  }, count);
}

/**
 * @param {CDPSession} session
 * @returns {Promise<{ heap: number, nodes: number, listeners: number }>}
 */
async function footprint(session) {
  await session.send("HeapProfiler.enable");
  for (const _ of [1, 2, 3]) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/**
 * The kinds of events that somebody listens to, by what they listen at.
 * @param {CDPSession} session
 * @returns {Promise<Record<string, string[]>>}
 */
async function listeners(session) {
  /** @type {Record<string, string[]>} */
  const found = {};
  const matches = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
  const places = ["window", "document", "document.documentElement", "document.body"];
  places.push("document.querySelector('article')", ...matches.map((one) => `matchMedia("${one}")`));
  for (const expression of places) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    const { objectId = "" } = result;
    const there = await session.send("DOMDebugger.getEventListeners", { objectId });
    found[expression] = there.listeners.map(({ type }) => type).sort();
  }
  return found;
}
