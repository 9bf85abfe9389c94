/*
 * The reader's side: the extension and the bookmark, on a page that knows nothing of them.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { PAGE, withExtension } from "./extension-page.js";
import { noteNodes, paintedTexts, warningsOf } from "./in-page.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */
/** @import { Extended } from "./extension-page.js" */

const { visit } = setUp();

/** No script, no worker, no connection, no WebAssembly, no policy of ours for trusted types. */
const FORBIDS_ALL = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * Waits until there are notes, and tells whether Glasgow has one.
 * @param {Extended} extended
 */
async function readsGlasgow({ page, inside, shows }) {
  const { x, y } = await placeOf(page, "Glasgow");
  await shows("postil-note");
  const boxes = await inside(({ layer }) =>
    [...layer.querySelectorAll(".postil-note")].map((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
  const isHit = boxes.some(({ left, top, right, bottom }) => {
    return left <= x && x <= right && top <= y && y <= bottom;
  });
  assert.ok(isHit, "Glasgow is not marked");
}

/** @param {Page} page */
async function takesAllBack(page) {
  await page.waitForFunction(() => document.documentElement.children.length === 2);
}

test("the extension's button reads an article and takes it all back", () =>
  withExtension(async (extended) => {
    const { page, press } = extended;
    const changes = await noteNodes(page);
    await press();
    await readsGlasgow(extended);
    await press();
    await takesAllBack(page);
    assert.deepEqual(await changes(), []);
    await press();
    await readsGlasgow(extended);
  }));

test("the extension reads a page whose policy forbids all, and so do its map and its margin", () =>
  withExtension(
    async (extended) => {
      const { page, press, inside, shows } = extended;
      const warnings = warningsOf(page);
      const refused = await page.evaluate(() =>
        WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(String),
      );
      assert.match(
        String(refused),
        /Content Security Policy/,
        "the page itself has no WebAssembly",
      );
      const changes = await noteNodes(page);
      await press();
      await readsGlasgow(extended);
      const { x, y } = await placeOf(page, "Glasgow");
      await page.mouse.click(x, y);
      await shows("land");
      await page.keyboard.press("Alt+KeyM");
      await page.keyboard.press("ArrowLeft");
      assert.match(
        (await inside(({ margin }) => margin?.querySelector(".panel")?.textContent)) ?? "",
        /Calum Rennie/,
      );
      await press();
      await takesAllBack(page);
      assert.deepEqual(await changes(), []);
      assert.deepEqual(warnings, []);
    },
    { headers: { "Content-Security-Policy": FORBIDS_ALL } },
  ));

test("what a reader chooses holds on the next page, in the extension's storage", () =>
  withExtension(async (extended) => {
    const { page, press, inside, worker } = extended;
    const choice = () =>
      inside(({ margin }) => {
        const [, select] = margin?.querySelectorAll("select") ?? [];
        return select?.value;
      });
    await press();
    await readsGlasgow(extended);
    await page.keyboard.press("Alt+KeyM");
    assert.equal(await choice(), "auto");
    await inside(({ margin }) => {
      const [, select] = margin?.querySelectorAll("select") ?? [];
      select.value = "sepia";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    const stored = await worker.evaluate(() =>
      /** @type {any} */ (globalThis).chrome.storage.local.get(null),
    );
    assert.equal(stored.postil.theme, "sepia");
    await press();
    await takesAllBack(page);
    await press();
    await readsGlasgow(extended);
    await page.keyboard.press("Alt+KeyM");
    assert.equal(await choice(), "sepia");
  }));

test("the bookmark reads the article of another page, and takes it all back", () =>
  visit("/bookmarklet.html", async (page) => {
    const link = page.getByRole("link", { name: "Postil" });
    const href = (await link.getAttribute("href")) ?? "";
    assert.ok(href.startsWith("javascript:"));
    const source = decodeURI(href.slice("javascript:".length));
    await page.goto(new URL(PAGE, page.url()).href);
    // An element of a name that the bookmark might use.
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement("a"), { id: "postilFollower" })),
    );
    const changes = await noteNodes(page);
    await page.evaluate(source);
    await page.waitForFunction(() => CSS.highlights.has("postil-note"));
    assert.ok((await paintedTexts(page))["postil-note"].includes("Glasgow"));
    await page.evaluate(source);
    assert.deepEqual(await changes(), []);
  }));
