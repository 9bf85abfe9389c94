/*
 * Maps: on the card of a place and in the margin, and what happens where none can be had.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { Frame, frameOf } from "../../www/map/map-frame.js";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { annotateStory, answered, placeOf, storyTests } from "./story.js";

/** @import { Page } from "playwright-core" */
/** @import { Place } from "../../www/base/contract.js" */

const { visit } = setUp();

const mapTest = storyTests(visit);

const OUTLINES = fileURLToPath(new URL("../../dist/outlines.json", import.meta.url));

test("the outlines weigh 11 KB at most as brotli sends them", async () => {
  const sent = brotliCompressSync(await readFile(OUTLINES)).length;
  assert.ok(sent > 5000 && sent <= 11_000, `${sent} bytes`);
});

mapTest("the card of a place shows it on a map, in its country", async (page) => {
  await click(page, "Passau");
  const map = page.getByRole("img", { name: "Map: Passau" });
  await map.waitFor();
  assert.equal(await map.locator(".site.current").textContent(), "Passau");
  const countries = await map.locator(".country").allTextContents();
  for (const name of ["Germany", "Austria", "Czechia"]) assert.ok(countries.includes(name), name);
  const [dot, tinted] = await Promise.all([
    map.locator(".dot.current").boundingBox(),
    map.locator(".land.named").boundingBox(),
  ]);
  assert.ok(dot && tinted && tinted.x < dot.x && dot.x < tinted.x + tinted.width);
});

mapTest("a place whose position is not known has no map", async (page) => {
  await click(page, "Bavaria");
  await page.locator("postil-layer .card").waitFor();
  assert.equal(await page.locator("postil-layer .plate").count(), 0);
});

mapTest("the margin has a map of all places; a dot leads to the text", async (page) => {
  await page.keyboard.press("Alt+KeyM");
  await page.getByRole("tab", { name: "Index" }).click();
  await page.getByRole("img", { name: "Map: Passau" }).locator(".dot").click();
  assert.deepEqual((await paintedTexts(page))["postil-flash"], ["Passau"]);
});

test("the outlines are fetched when a map is first drawn, and once", () => {
  /** @type {string[]} */
  const fetched = [];
  return visit(
    "/pages/story.html",
    async (page) => {
      page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
      await annotateStory(page);
      await click(page, "35 km");
      await page.locator("postil-layer .card").waitFor();
      assert.ok(!fetched.includes("/outlines.json"));
      for (const _ of [1, 2]) {
        await click(page, "Passau");
        await page.getByRole("img", { name: "Map: Passau" }).waitFor();
      }
      assert.equal(fetched.filter((path) => path === "/outlines.json").length, 1);
    },
    answered(),
  );
});

test("where the outlines are missing the card stands without a map", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await annotateStory(page);
      await click(page, "Passau");
      await page.locator("postil-layer .plate").waitFor({ state: "detached" });
      assert.equal(await page.locator("postil-layer .title").textContent(), "Passau");
    },
    answered({ answers: { "/outlines.json": { content: "no map" } } }),
  ));

test("a page that allows its own files alone gets its map", () => {
  const headers = { "Content-Security-Policy": "default-src 'self'" };
  return visit(
    "/index.html",
    async (page) => {
      await page.locator("#status", { hasText: "found in" }).waitFor();
      await click(page, "Gdansk");
      await page.getByRole("img", { name: "Map: Gdansk" }).waitFor();
    },
    { answers: { "/index.html": { headers } } },
  );
});

const SIZE = { width: 300, height: 150 };

test("a frame is even, north is up, and the middle is in the middle", () => {
  const frame = new Frame([10, 40, 20, 50], SIZE);
  const [x, y] = frame.pixel([15, 45]);
  assert.ok(Math.abs(x - 150) < 1e-6 && Math.abs(y - 75) < 1e-6);
  assert.ok(frame.pixel([15, 46])[1] < y && frame.pixel([16, 45])[0] > x);
});

test("the map of all is drawn by those that stand together", () => {
  const sites = [place(51.2, 35.3), place(51.7, 36.2), place(50.6, 36.6), place(38.9, -77)];
  const frame = frameOf(sites, null, [], SIZE);
  assert.deepEqual(
    sites.map(({ place }) => frame.holds(place)),
    [true, true, true, false],
  );
});

test("a town stands in the middle of its map, with its near neighbors", () => {
  const sites = [place(51.2, 35.3), place(51.7, 36.2), place(55.8, 37.6)];
  const frame = frameOf(sites, sites[0], [], SIZE);
  const [x, y] = frame.pixel([35.3, 51.2]);
  assert.ok(Math.abs(x - 150) < 1e-6 && Math.abs(y - 75) < 1e-6);
  assert.ok(frame.holds(sites[1].place) && !frame.holds(sites[2].place));
});

/**
 * @param {number} latitude
 * @param {number} longitude
 * @returns {{ name: string, place: Place, at: number }}
 */
function place(latitude, longitude) {
  const known = {
    country: "RU",
    population: null,
    level: /** @type {const} */ ("city"),
    capital: false,
  };
  return { name: "", place: { ...known, latitude, longitude }, at: 0 };
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function click(page, words) {
  const { x, y } = await placeOf(page, words);
  await page.mouse.click(x, y);
}
