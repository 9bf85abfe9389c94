/*
 * The examples and tables of `docs/embedding.md`, as they stand there: each example is run in a page
 * with an article, and what the tables name is what there is.
 */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import { FAMILIES } from "../../www/annotations/kinds.js";
import { ATTRIBUTES } from "../../www/reader/options.js";
import { setUp } from "./browser.js";
import { layerIn, paintedTexts } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const ROOT = new URL("../../", import.meta.url);

const DOCS = await readFile(new URL("docs/embedding.md", ROOT), "utf8");

/** Examples by their names. */
const EXAMPLES = new Map(
  [...DOCS.matchAll(/^```(?:html|js) (?<name>\S+)\n(?<source>.*?)^```$/gms)].map(({ groups }) => [
    groups?.name ?? "",
    groups?.source ?? "",
  ]),
);

const STORY = `<main><article><h1>Talks fail</h1>
  <p>Talks in Vienna failed on Wednesday after nine hours, the minister said, and the delegates
  left for Graz, where they are expected to meet again with the lawyers of both sides.</p>
  <p>It was the third round since March. Officials said that a fourth might be held in Oslo.</p>
  </article></main>`;

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} check
 */
function example(name, check) {
  const source = EXAMPLES.get(name);
  EXAMPLES.delete(name);
  const content = `<!doctype html><html lang="en"><title>Talks fail</title><body>${STORY}${source}`;
  test(`the example ${name}`, () => {
    assert.ok(source, `the docs have no ${name}`);
    return visit("/pages/docs.html", check, { answers: { "/pages/docs.html": { content } } });
  });
}

/**
 * @param {Page} page
 * @param {string} name
 */
const isPainted = (page, name) => page.waitForFunction((name) => CSS.highlights.has(name), name);

example("one-tag.html", async (page) => {
  await isPainted(page, "postil-note");
  assert.deepEqual(await paintedTexts(page), { "postil-note": ["Graz"] });
});

example("found.html", async (page) => {
  await isPainted(page, "postil-time");
  const painted = await paintedTexts(page);
  assert.deepEqual(painted["postil-place"], ["Vienna", "Graz", "Oslo"]);
  await page.getByRole("button", { name: /^Anmerkung|^\d+ Anmerkung/ }).waitFor();
});

example("element-around.html", async (page) => {
  await isPainted(page, "postil-place");
  assert.deepEqual(await paintedTexts(page), { "postil-place": ["Vienna"] });
  const days = await page.evaluate(() => {
    const [reader] = /** @type {any} */ (document.querySelector("postil-reader")).readers;
    return reader.annotations.map((/** @type {any} */ { first }) => first);
  });
  assert.ok(days.includes("2024-08-14"), String(days));
});

example("element-for.html", async (page) => {
  await isPainted(page, "postil-place");
  assert.deepEqual((await paintedTexts(page))["postil-place"], ["Vienna", "Graz", "Oslo"]);
});

example("script.html", async (page) => {
  const logged = page.waitForEvent("console", (line) =>
    /^\d+ marks, by \d+ names$/.test(line.text()),
  );
  await Promise.all([logged, page.reload()]);
});

example("events.html", async (page) => {
  const output = page.locator("output");
  await output.getByText(/^\d+ marks$/).waitFor();
  await page.keyboard.press("Alt+j");
  await output.getByText(/^a card about a \w+$/).waitFor();
});

example("looks.html", async (page) => {
  await layerIn(page);
  const looks = await page.evaluate(() => {
    const tree = document.querySelector("postil-layer")?.shadowRoot;
    const card = getComputedStyle(/** @type {Element} */ (tree?.querySelector(".card")));
    return [card.borderTopLeftRadius, card.backgroundColor];
  });
  assert.deepEqual(looks, ["12px", "rgb(255, 251, 230)"]);
});

example("words.html", async (page) => {
  await page.getByRole("button", { name: "Overview" }).waitFor();
});

test("the example reading.js is what the React example runs", async () => {
  const source = await readFile(new URL("examples/react/reading.js", ROOT), "utf8");
  assert.equal(EXAMPLES.get("reading.js"), source);
  EXAMPLES.delete("reading.js");
});

test("no example is left that was not run", () => {
  assert.deepEqual([...EXAMPLES.keys()], []);
});

test("the table of options names all there are", () => {
  const named = [...DOCS.matchAll(/^\| (?:`data-[^|]*)?\| `(\w+)` \|/gm)].map(([, name]) => name);
  // An element has no table of words among its attributes; a tag says by its value what is read.
  const there = ATTRIBUTES.filter((name) => name !== "for").concat("strings");
  assert.deepEqual(named.sort(), there.sort());
  const families = Object.keys(FAMILIES).map((name) => `\`${name}\``);
  for (const family of families) assert.ok(DOCS.includes(family), family);
});

test("the table of properties names all that the colors have", async () => {
  const css = await readFile(new URL("www/marks/light.css", ROOT), "utf8");
  const there = new Set([...css.matchAll(/(--postil-[a-z]+)/g)].map(([, name]) => name));
  const [, section] = DOCS.split("| property |");
  for (const name of there) assert.ok(section.includes(`\`${name}`), name);
});

test("the tag that the build prints holds the page to the script", async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["xtask/integrity.js", "/postil/"], {
    cwd: new URL(".", ROOT),
  });
  const content = `<!doctype html><html lang="en"><title>Talks fail</title>${stdout}<body>${STORY}`;
  const answers = { "/pages/docs.html": { content } };
  await visit("/pages/docs.html", (page) => isPainted(page, "postil-note").then(() => {}), {
    answers,
  });

  const script = await readFile(new URL("dist/postil.js", ROOT), "utf8");
  const tampered = { ...answers, "/postil/postil.js": { content: `${script}\n// tampered with` } };
  await visit(
    "/pages/docs.html",
    async (page) => {
      const [error] = await Promise.all([
        page.waitForEvent("console", (line) => line.type() === "error"),
        page.reload(),
      ]);
      assert.match(error.text(), /integrity/);
      assert.equal(await page.locator("postil-layer").count(), 0);
    },
    { answers: tampered },
  );
});
