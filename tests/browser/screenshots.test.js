/*
 * Pictures of the demo page, for the eye: written to `target/screenshots`, and one for the README.
 *
 * The README's picture is written anew where it is missing or UPDATE_SCREENSHOT=1 asks for it.
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
const README_PICTURE = `${ROOT}docs/screenshot.png`;

/** Bytes that a clone should have to carry for the README's picture. */
const README_LIMIT = 300_000;

const WIDE = { viewport: { width: 1120, height: 860 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

/** @type {Record<string, [words: string, settings: BrowserContextOptions]>} */
const PICTURES = {
  light: ["Kadri Vahtra", { ...WIDE, colorScheme: "light" }],
  dark: ["Gdansk", { ...WIDE, colorScheme: "dark" }],
  quote: ["for every last", { ...WIDE, colorScheme: "light" }],
  "phone-light": ["6 km", { ...PHONE, colorScheme: "light" }],
  "phone-dark": ["early on Wednesday", { ...PHONE, colorScheme: "dark" }],
  "forced-colors": ["Liina Orav", { ...WIDE, forcedColors: "active" }],
};

for (const [name, [words, context]] of Object.entries(PICTURES)) {
  pictureTest(name, context, async (page) => {
    const { x, y } = await placeOf(page, words);
    await page.mouse.click(x, y);
    await page.locator("postil-layer .card").waitFor();
  });
}

/** @type {Record<string, [part: string, settings: BrowserContextOptions]>} */
const MARGINS = {
  "margin-sources": ["Sources", { ...WIDE, colorScheme: "light" }],
  "margin-people": ["People", { ...WIDE, colorScheme: "light" }],
  "margin-time-dark": ["Timeline", { ...WIDE, colorScheme: "dark" }],
  "margin-phone": ["Numbers", { ...PHONE, colorScheme: "light" }],
};

for (const [name, [part, context]] of Object.entries(MARGINS)) {
  pictureTest(name, context, async (page) => {
    await page.keyboard.press("Alt+KeyM");
    await page.getByRole("tab", { name: part }).click();
    await page.locator("postil-layer .entry").nth(2).click();
  });
}

test("the README's picture is there, and small", async () => {
  const isThere = await access(README_PICTURE).then(
    () => true,
    () => false,
  );
  if (!isThere || process.env.UPDATE_SCREENSHOT === "1") {
    await mkdir(dirname(README_PICTURE), { recursive: true });
    await copyFile(`${ROOT}target/screenshots/light.png`, README_PICTURE);
  }
  assert.ok((await stat(README_PICTURE)).size < README_LIMIT);
});

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
