/*
 * Pictures of the demo page, for the eye: written to `target/screenshots`, and three for the README.
 *
 * The README's pictures are written anew where they are missing or UPDATE_SCREENSHOT=1 asks for it.
 */

import assert from "node:assert/strict";
import { access, copyFile, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { setUp } from "./browser.js";
import { placeOf } from "./story.js";

/** @import { BrowserContextOptions, Page } from "playwright-core" */

const { visit } = setUp();

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The README's pictures, by those they are copies of. */
const README_PICTURES = {
  light: "screenshot",
  "margin-sources": "sources",
  "dress-a-sans-paper": "dress",
};

/** Bytes that a clone should have to carry for the README's pictures together. */
const README_LIMIT = 600_000;

const WIDE = { viewport: { width: 1120, height: 760 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** @type {Record<string, [words: string, settings: BrowserContextOptions]>} */
const PICTURES = {
  light: ["Orav", { ...WIDE, colorScheme: "light" }],
  dark: ["Gdansk", { ...WIDE, colorScheme: "dark" }],
  doubt: ["alleged", { ...WIDE, colorScheme: "light" }],
  "phone-light": ["6 km", { ...PHONE, colorScheme: "light" }],
  "phone-dark": ["Wednesday", { ...PHONE, colorScheme: "dark" }],
  "forced-colors": ["Rotterdam", { ...WIDE, forcedColors: "active" }],
};

for (const [name, [words, context]] of Object.entries(PICTURES)) {
  pictureTest(name, context, async (page) => {
    const isPlain = context.forcedColors === "active";
    const { x, y } = await (isPlain ? placeOf : placeOfNote)(page, words);
    await page.mouse.click(x, y);
    await page.locator("postil-layer .card").waitFor();
  });
}

/** @type {Record<string, [part: string, settings: BrowserContextOptions]>} */
const MARGINS = {
  notes: ["Notes", { ...WIDE, colorScheme: "light" }],
  sources: ["Sources", { ...WIDE, colorScheme: "light" }],
  "sources-dark": ["Sources", { ...WIDE, colorScheme: "dark" }],
  "index-phone": ["Index", { ...PHONE, colorScheme: "light" }],
};

for (const [name, [part, context]] of Object.entries(MARGINS)) {
  pictureTest(`margin-${name}`, context, async (page) => {
    if (context.viewport === PHONE.viewport) await page.keyboard.press("Alt+KeyM");
    await page.getByRole("tab", { name: part }).click();
    // Where the claims are that somebody denies.
    const denial = page.locator("p", { hasText: "denied that the ship" });
    if (part === "Sources")
      await denial.evaluate((p) => scrollBy(0, p.getBoundingClientRect().top - 220));
  });
}

for (const dress of ["a serif paper", "a sans paper", "a dark one"]) {
  pictureTest(`dress-${dress.replaceAll(" ", "-")}`, WIDE, async (page) => {
    await page.getByRole("radio", { name: dress }).check();
    await page.locator("#status", { hasText: "found in" }).waitFor();
    await page.locator("postil-layer .sidenote").first().waitFor();
  });
}

test("the README's pictures are there, and small", async () => {
  let bytes = 0;
  for (const [from, to] of Object.entries(README_PICTURES)) {
    const picture = `${ROOT}docs/${to}.png`;
    const isThere = await access(picture).then(
      () => true,
      () => false,
    );
    if (!isThere || process.env.UPDATE_SCREENSHOT === "1") {
      await mkdir(dirname(picture), { recursive: true });
      await copyFile(`${ROOT}target/screenshots/${from}.png`, picture);
    }
    bytes += (await stat(picture)).size;
  }
  assert.ok(bytes < README_LIMIT, `${bytes} bytes`);
});

/**
 * The middle of words that are marked, scrolled to if need be.
 * @param {Page} page
 * @param {string} words
 */
function placeOfNote(page, words) {
  return page.evaluate((words) => {
    const live = document.createRange();
    const marked = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    for (const range of marked) {
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      if (live.toString() !== words) continue;
      live.startContainer.parentElement?.scrollIntoView({ block: "center" });
      const { left, top, width, height } = live.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`"${words}" is not marked`);
  }, words);
}

/**
 * Takes a picture of the demo page once it is annotated and `pose` has been struck.
 * @param {string} name
 * @param {BrowserContextOptions} context
 * @param {(page: Page) => Promise<void>} pose
 */
function pictureTest(name, context, pose) {
  const take = async (/** @type {Page} */ page) => {
    await page.locator("#status", { hasText: "found in" }).waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await pose(page);
    const path = `${ROOT}target/screenshots/${name}.png`;
    await page.screenshot({ path, animations: "disabled" });
    assert.ok((await stat(path)).size > 10_000, "the picture shows something");
  };
  test(`a picture: ${name}`, () => visit("/", take, { context }));
}
