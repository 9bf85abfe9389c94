/*
 * Measures the built page in a real Chromium: cold start, memory, warm analyses beside those of
 * peers, marks and cards.
 *
 * In: the browser's path in the variable CHROMIUM; `dist/`, `target/bindgen/`, and the articles in
 * `target/bench/`. Out: `target/bench/browser.json`, samples in milliseconds.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

/** @import { Browser, Page } from "playwright-core" */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUT = `${ROOT}target/bench`;

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A frame comes as soon as it is ready, not at the next beat of a display.
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
];

const COLD_ROUNDS = 11;
const HARPER_COLD_ROUNDS = 5;

/** Peers that take half a minute or more for the long article. */
const SLOW = ["compromise", "compromise-dates", "wink-nlp, all", "harper.js"];

/**
 * What is run on each article: a round runs each analysis once, after `warmUp` rounds, as often in
 * a row as makes a sample long enough.
 */
const WARM = [
  { article: "flood", file: "flood.txt", rounds: 15, warmUp: 3, runs: 8, without: [] },
  { article: "talks", file: "talks.txt", rounds: 21, warmUp: 2, runs: 5, without: [] },
  { article: "long", file: "long.txt", rounds: 7, warmUp: 1, runs: 1, without: SLOW },
];

/** The same of texts of which none comes twice: as many as rounds and runs take. */
const UNSEEN = [
  { article: "flood", file: "flood-others.json", rounds: 15, warmUp: 5, runs: 4, without: [] },
  { article: "talks", file: "talks-others.json", rounds: 15, warmUp: 5, runs: 4, without: [] },
];

/** Pages for the first text of each analysis. */
const FIRST_ROUNDS = 7;

const RENDERED = [
  { article: "talks", rounds: 15, cards: 15 },
  { article: "long", rounds: 7, cards: 15 },
];

await bundle(["cold-postil", "cold-harper", "dates", "warm", "render"]);
const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ARGUMENTS,
});
try {
  const measured = {
    chromium: browser.version(),
    cold: await measureCold(browser),
    memory: await measureMemory(browser),
    warm: await inPage(browser, "warm", (page) => measureWarm(page, WARM)),
    unseen: await inPage(browser, "warm", (page) => measureWarm(page, UNSEEN)),
    first: await measureFirst(browser),
    rendered: await measureRendering(browser),
  };
  await writeFile(`${OUT}/browser.json`, JSON.stringify(measured));
} finally {
  await browser.close();
  server.close();
}

/** @param {string[]} names */
async function bundle(names) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => `bench/pages/${name}.js`),
    bundle: true,
    external: ["/bench/dates.js", "/harper/*", "/postil.js"],
    format: "esm",
    logLevel: "warning",
    minify: true,
    outdir: OUT,
    target: "chrome111",
  });
  const page = (/** @type {string} */ name) =>
    `<!doctype html><meta charset="utf-8"><title>${name}</title>
<script type="module" src="/bench/${name}.js"></script>`;
  await mkdir(OUT, { recursive: true });
  await Promise.all(names.map((name) => writeFile(`${OUT}/${name}.html`, page(name))));
}

/**
 * Runs `work` in a page of a new profile, whose caches are empty.
 * @template T
 * @param {Browser} browser
 * @param {string} name
 * @param {(page: Page) => Promise<T>} work
 * @param {string} [fragment]
 * @returns {Promise<T>}
 */
async function inPage(browser, name, work, fragment = "") {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(`${server.address}/bench/${name}.html${fragment}`);
    return await work(page);
  } finally {
    await context.close();
  }
}

/**
 * @param {Page} page
 * @param {string} measure name of a function of the page
 * @param {object[]} plans
 */
async function all(page, measure, plans) {
  const measured = [];
  for (const plan of plans) {
    console.log(`  ${measure} ${JSON.stringify(plan)}`);
    const call = ([name, plan]) => globalThis[name](plan);
    measured.push(await page.evaluate(call, [measure, plan]));
  }
  return measured;
}

/**
 * A clock of the processor time of the page's main thread, in milliseconds.
 * @param {Page} page
 */
async function threadClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

/**
 * Postil and its peers, in an order that changes with each round.
 * @param {Page} page
 * @param {typeof WARM} plans
 */
async function measureWarm(page, plans) {
  const clock = await threadClock(page);
  const names = await page.evaluate(() => globalThis.names());
  await page.evaluate((names) => globalThis.load(names), names);
  const measured = [];
  for (const { article, file, rounds, warmUp, runs, without } of plans) {
    console.log(`  analyses of ${file}`);
    const bytes = await page.evaluate((file) => globalThis.take(file), file);
    const chosen = names.filter((name) => !without.includes(name));
    const samples = Object.fromEntries(chosen.map((name) => [name, []]));
    for (let round = 0; round < warmUp + rounds; round++) {
      for (const name of shuffled(chosen, round)) {
        const plan = { name, first: round * runs, runs };
        const sample = await timed(page, clock, plan);
        if (round >= warmUp) samples[name].push(sample);
      }
    }
    measured.push({ article, bytes, samples });
  }
  return measured;
}

/**
 * @param {Page} page
 * @param {() => Promise<number>} clock
 * @param {{ name: string, first: number, runs: number }} plan
 */
async function timed(page, clock, plan) {
  const start_ms = await clock();
  const sample = await page.evaluate((plan) => globalThis.run(plan), plan);
  return { ...sample, cpu_ms: ((await clock()) - start_ms) / plan.runs };
}

/**
 * The first text that a library reads in a page, in a page of its own: it is loaded and started, and
 * no more.
 * @param {Browser} browser
 */
async function measureFirst(browser) {
  console.log("  first texts");
  const names = await inPage(browser, "warm", (page) => page.evaluate(() => globalThis.names()));
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < FIRST_ROUNDS; round++) {
    for (const name of shuffled(names, round)) {
      const sample = await inPage(browser, "warm", async (page) => {
        const clock = await threadClock(page);
        await page.evaluate((name) => globalThis.load([name]), name);
        await page.evaluate((file) => globalThis.take(file), "talks.txt");
        return timed(page, clock, { name, first: 0, runs: 1 });
      });
      samples[name].push(sample);
    }
  }
  return samples;
}

/**
 * `names` in another order for each round: the garbage of one must not always fall to the same next.
 * @param {string[]} names
 * @param {number} round
 */
function shuffled(names, round) {
  const key = (/** @type {number} */ i) => (Math.imul(i + 1, 0x9e3779b1 + 2 * round) >>> 7) % 1009;
  const order = names.map((_, i) => i).sort((a, b) => key(a) - key(b));
  return order.map((i) => names[i]);
}

/** Postil and harper.js, in turn, on the article of 1,200 words. @param {Browser} browser */
async function measureCold(browser) {
  console.log("  cold starts");
  const samples = { postil: [], "harper.js": [] };
  const measure = async (/** @type {Page} */ page) => {
    const clock = await threadClock(page);
    const start_ms = await clock();
    const sample = await page.evaluate(() => globalThis.measure());
    return { ...sample, cpu_ms: (await clock()) - start_ms };
  };
  for (let round = 0; round < COLD_ROUNDS; round++) {
    samples.postil.push(await inPage(browser, "cold-postil", measure, "#talks"));
    if (round >= HARPER_COLD_ROUNDS) continue;
    samples["harper.js"].push(await inPage(browser, "cold-harper", measure, "#talks"));
  }
  return samples;
}

/** WebAssembly memory after one article in a new page: it never shrinks. @param {Browser} browser */
async function measureMemory(browser) {
  const memory = {};
  for (const article of ["flood", "talks", "long"]) {
    const measure = (/** @type {Page} */ page) => page.evaluate(() => globalThis.measure());
    const { memory_bytes } = await inPage(browser, "cold-postil", measure, `#${article}`);
    memory[article] = memory_bytes;
  }
  return memory;
}

/** A page for each article. @param {Browser} browser */
async function measureRendering(browser) {
  const measured = [];
  for (const plan of RENDERED) {
    measured.push(...(await inPage(browser, "render", (p) => all(p, "measureRendering", [plan]))));
  }
  return measured;
}
