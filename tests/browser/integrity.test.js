/*
 * Files of `dist/` that somebody has changed on the server: with the tag that the build prints, none
 * of them is run or shown, from the page's own server or from another.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { setUp } from "./browser.js";
import { serve } from "./server.js";

/** @import { Page } from "playwright-core" */
/** @import { Answer, Server } from "./server.js" */

const ROOT = new URL("../../", import.meta.url);

const PAGE = "/pages/held.html";

/** What a file asks for that runs though it was changed. */
const TRACE = "/tampered-with";
const REQUEST = `\nfetch("${TRACE}");`;

const SHARED = { headers: { "Access-Control-Allow-Origin": "*" } };

/** Files without which nothing is read here, and others. The worker is of the page's server alone. */
const NEEDED = ["postil.js", "analysis.js", "postil.wasm", "de.js"];
const LATER = ["frames.js", "map.js", "outlines.json", "panel.js", "web-annotations.js"];
const FILES = [...NEEDED, ...LATER];

/** What is loaded in the place of others where the glossary has patterns. */
const FOR_PATTERNS = ["analysis-patterns.js", "postil-patterns.wasm"];
const GLOSSARY = "/pages/patterns.json";
const ENTRY = { match: { pattern: "V[a-z]+a" }, title: "Vienna", text: "A city." };

const { visit } = setUp();

/** @type {Server} */
let cdn;

before(async () => {
  cdn = await serve();
});
after(() => cdn.close());

for (const where of ["the page's server", "another"]) {
  const folder = () => (where === "another" ? `${cdn.address}/postil/` : "/postil/");

  test(`from ${where}, all files as they were built are loaded`, async () => {
    const { asked, isRead } = await outcome(folder(), null);
    assert.ok(isRead);
    for (const file of FILES) assert.ok(asked.includes(`/postil/${file}`), file);
  });

  test(`from ${where}, a glossary with patterns has files of its own`, async () => {
    const { asked, isRead } = await outcome(folder(), null, FOR_PATTERNS);
    assert.ok(isRead);
    for (const file of FOR_PATTERNS) assert.ok(asked.includes(`/postil/${file}`), file);
    assert.ok(!asked.includes("/postil/postil.wasm"));
  });

  for (const file of FOR_PATTERNS) {
    test(`from ${where}, a changed ${file} is not used`, async () => {
      const { asked, isRead } = await outcome(folder(), file, FOR_PATTERNS);
      assert.ok(asked.includes(`/postil/${file}`));
      assert.ok(!asked.includes(TRACE), "it ran");
      assert.ok(!isRead);
    });
  }

  for (const file of FILES) {
    test(`from ${where}, a changed ${file} is not used`, async () => {
      const { asked, isRead, maps } = await outcome(folder(), file);
      assert.ok(asked.includes(`/postil/${file}`));
      assert.ok(!asked.includes(TRACE), "it ran");
      assert.equal(isRead, LATER.includes(file));
      if (/outlines|map/.test(file)) assert.equal(maps, 0);
    });
  }
}

test("scripts of another server, with the worker and WebAssembly of the page's own", async () => {
  for (const file of ["postil.js", "analysis.js"]) cdn.answers.set(`/postil/${file}`, SHARED);
  const places = 'data-worker="/postil/worker.js" data-wasm="/postil/postil.wasm"';
  const content = await pageFor(`${cdn.address}/postil/`, places);
  await visit(
    PAGE,
    async (page) => {
      await page.waitForFunction(() => CSS.highlights.has("postil-place"));
      assert.equal(page.workers().length, 1);
    },
    { answers: { [PAGE]: { content } } },
  );
});

/**
 * The page with the tag that the build prints, for files in a folder.
 * @param {string} folder
 * @param {string} attributes Further ones of the tag.
 */
async function pageFor(folder, attributes) {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["xtask/integrity.js", folder], { cwd: ROOT });
  const tag = stdout.replace("data-postil", `data-postil="article" data-marks="all" ${attributes}`);
  return `<!doctype html><html lang="en"><title>Held</title>
    <script>
      addEventListener("postil-ready", ({ detail }) => { window.reader = detail.reader; });
    </script>${tag}
    <article><p>Talks in Vienna failed on Friday, the minister said.</p>
    <iframe srcdoc="<p>Elsewhere</p>"></iframe></article>`;
}

/**
 * A file as it was built, and more: a request, or what changes nothing.
 * @param {string} file
 */
async function changed(file) {
  const content = await readFile(new URL(`dist/${file}`, ROOT));
  const section = Buffer.of(0, 4, 3, 97, 98, 99);
  if (file.endsWith(".wasm")) return Buffer.concat([content, section]);
  return Buffer.concat([content, Buffer.from(file.endsWith(".json") ? " " : REQUEST)]);
}

/**
 * Loads all that there is to load, on the main thread.
 * @param {string} folder
 * @param {string | null} file The one that was changed.
 * @param {string[]} ofGlossary The files that its patterns ask for, if it has any.
 */
async function outcome(folder, file, ofGlossary = []) {
  // In a frame nothing is held, and there is no glossary.
  const withFrames = (file === null || file === "frames.js") && ofGlossary.length === 0;
  const frames = withFrames ? 'data-frames="read"' : "";
  const glossary = ofGlossary.length > 0 ? `data-glossary="${GLOSSARY}"` : "";
  const page = { content: await pageFor(folder, `data-language="de" ${frames} ${glossary}`) };
  const files = [...FILES, ...ofGlossary].map((name) => [`/postil/${name}`, SHARED]);
  /** @type {Record<string, Answer>} */
  const answers = Object.fromEntries(files);
  answers[GLOSSARY] = { content: JSON.stringify([ENTRY]) };
  if (file) answers[`/postil/${file}`] = { ...SHARED, content: await changed(file) };
  for (const [path, answer] of Object.entries(answers)) cdn.answers.set(path, answer);
  /** @type {string[]} */
  const asked = [];
  let [isRead, maps] = [false, 0];
  const script = () => Object.assign(window, { Worker: undefined });
  await visit(
    "/pages/blank.html",
    async (page) => {
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      isRead = await reads(page);
      if (isRead) maps = await useAll(page);
    },
    { script, answers: { ...answers, [PAGE]: page } },
  );
  return { asked, isRead, maps };
}

/**
 * Whether the page reads its article, or else says why not.
 * @param {Page} page
 */
async function reads(page) {
  const refused = page.waitForEvent("console", (line) =>
    /^postil: the page|resource '\S*postil\.js'/.test(line.text()),
  );
  await page.goto(new URL(PAGE, page.url()).href);
  const read = page.waitForFunction(() => "reader" in window);
  return Promise.race([read.then(() => true), refused.then(() => false)]);
}

/**
 * Asks for what is loaded later.
 * @param {Page} page
 * @returns {Promise<number>} The maps that are drawn.
 */
async function useAll(page) {
  await page.evaluate(async () => {
    const { reader } = /** @type {any} */ (window);
    await reader.toWebAnnotations().catch(() => {});
    reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "place"));
  });
  const plate = page.locator("postil-layer .plate");
  await plate.locator("svg").or(page.locator("postil-layer .card:not(:has(.plate))")).waitFor();
  const count = await plate.locator("svg").count();
  const asked = page.waitForRequest(/\/panel\.js$/);
  await page.evaluate(() => /** @type {any} */ (window).reader.openMargin());
  await asked;
  return count;
}
