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

/** Rounds in which every card is opened. The best counts: what the machine does besides does not. */
const OPENING_ROUNDS = 10;

storyTest("a card opens within 8 ms of script", async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  /** @type {number[]} */
  const means = [];
  for (let round = 0; round < OPENING_ROUNDS; round++) {
    const before = await threadTime(session);
    const count = await page.evaluate(() => {
      const { reader } = /** @type {any} */ (window);
      for (const annotation of reader.annotations) reader.open(annotation);
      return reader.annotations.length;
    });
    means.push((1000 * ((await threadTime(session)) - before)) / count);
  }
  const least = Math.min(...means);
  assert.ok(least > 0 && least <= 8, `${means.map((mean) => mean.toFixed(1)).join(", ")} ms`);
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
 * Time that the page's main thread has worked, in seconds.
 * @param {CDPSession} session
 * @returns {Promise<number>}
 */
async function threadTime(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}

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
