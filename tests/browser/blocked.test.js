/*
 * Pages and browsers that do not allow everything: what still works, and what is said when not.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, noteNodes, paintedTexts, refusal, warningsOf } from "./in-page.js";
import { annotateStory, answered, placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const PAGE = "/pages/article.html";

/**
 * @param {string} policy
 * @param {Record<string, import("./server.js").Answer>} [others]
 */
function under(policy, others = {}) {
  const headers = { "Content-Security-Policy": policy };
  return { answers: { [PAGE]: { headers }, ...others } };
}

/** A worker with WebAssembly is allowed, by the worker's own policy, where the page forbids it. */
const STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'";
const NO_WORKER = "worker-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const NOTHING = "worker-src 'none'; script-src 'self'";
const TRUSTED_TYPES = `${STRICT} 'wasm-unsafe-eval'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'`;

test("a page that allows its own scripts alone: the worker does it", () =>
  visit(
    PAGE,
    async (page) => {
      const warnings = warningsOf(page);
      await annotate(page, "#article", { show: ["place"] });
      await showsPlaces(page);
      assert.deepEqual(warnings, []);
    },
    under(STRICT),
  ));

test("a page without workers: the main thread does it", () =>
  visit(
    PAGE,
    async (page) => {
      const warnings = warningsOf(page);
      await annotate(page, "#article", { show: ["place"] });
      await showsPlaces(page);
      assert.deepEqual(warnings, []);
      assert.match((await refusal(page, "#article", { published: "soon" })) ?? "", /soon/);
      await annotate(page, "nav", { show: ["place"] });
      assert.ok((await paintedTexts(page))["postil-place"].includes("Moscow"));
    },
    under(NO_WORKER),
  ));

test("a browser that has no workers: the main thread does it", () =>
  visit(
    PAGE,
    async (page) => {
      await annotate(page, "#article", { show: ["place"] });
      await showsPlaces(page);
    },
    { script: () => Object.assign(window, { Worker: undefined }) },
  ));

test("trusted types are kept", () =>
  visit(
    PAGE,
    async (page) => {
      await annotate(page, "#article", { show: ["place"] });
      await showsPlaces(page);
    },
    under(TRUSTED_TYPES),
  ));

test("no worker and no WebAssembly: one warning that says why, and the page is untouched", () =>
  visit(
    PAGE,
    async (page) => {
      const warnings = warningsOf(page);
      const changes = await noteNodes(page);
      const message = await refusal(page, "#article");
      assert.match(message ?? "", /Content Security Policy/);
      assert.equal(await refusal(page, "#article"), message, "the second call says the same");
      assert.deepEqual(await changes(), []);
      const ours = warnings.filter((text) => text.startsWith("postil:"));
      assert.equal(ours.length, 1);
      assert.match(ours[0], /Content Security Policy/);
    },
    under(NOTHING),
  ));

test("WebAssembly blocked in the worker and on the page", () =>
  visit(
    PAGE,
    async (page) => {
      const changes = await noteNodes(page);
      assert.match((await refusal(page, "#article")) ?? "", /Content Security Policy/);
      assert.deepEqual(await changes(), []);
    },
    under(STRICT, { "/worker.js": { headers: { "Content-Security-Policy": STRICT } } }),
  ));

test("a missing module is named", () =>
  visit(PAGE, async (page) => {
    await page.route("**/postil.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    const warnings = warningsOf(page);
    assert.match((await refusal(page, "#article")) ?? "", /postil\.wasm answers 404/);
    assert.equal(warnings.filter((text) => text.startsWith("postil:")).length, 1);
  }));

test("a server that does not name the type of the module", () =>
  visit(
    PAGE,
    async (page) => {
      await annotate(page, "#article", { show: ["place"] });
      await showsPlaces(page);
    },
    { answers: { "/postil.wasm": { headers: { "Content-Type": "application/octet-stream" } } } },
  ));

const WITHOUT_HIGHLIGHTS = answered({ script: withoutHighlights });

test("without highlights: boxes lie over the words, outside the article", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const changes = await noteNodes(page);
      await annotateStory(page);
      await page.locator("postil-layer .box").first().waitFor();
      assert.deepEqual(await changes("POSTIL-LAYER"), []);
      for (const [words, name] of [
        ["Passau", "postil-place"],
        ["35 km", "postil-quantity"],
        ["the dam had failed", "postil-claim"],
      ]) {
        const { x, y } = await placeOf(page, words);
        const boxes = await page.locator(`postil-layer .${name}`).all();
        const all = await Promise.all(boxes.map((one) => one.boundingBox()));
        const near = (/** @type {typeof all[number]} */ one) =>
          one && Math.abs(one.x + one.width / 2 - x) < 1 && Math.abs(one.y - y) < 40;
        const box = all.find(near);
        assert.ok(box && Math.abs(box.x + box.width / 2 - x) < 1, `${words}: ${box?.x}`);
        assert.ok(box && Math.abs(box.y + box.height / 2 - y) < 5, `${words}: ${box?.y}`);
      }
    },
    WITHOUT_HIGHLIGHTS,
  ));

test("without highlights: boxes follow the window's width, and cards open", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await annotateStory(page);
      await page.locator("postil-layer .postil-quantity").first().waitFor();
      await page.setViewportSize({ width: 340, height: 700 });
      const { x } = await placeOf(page, "35 km");
      await page.waitForFunction((x) => {
        const tree = document.querySelector("postil-layer")?.shadowRoot;
        const box = tree?.querySelector(".postil-quantity")?.getBoundingClientRect();
        return box && Math.abs(box.x + box.width / 2 - x) < 1;
      }, x);
      const place = await placeOf(page, "35 km");
      await page.mouse.click(place.x, place.y);
      await page.locator("postil-layer .postil-active").first().waitFor();
      await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
      assert.equal(await page.locator("postil-layer").count(), 0);
    },
    WITHOUT_HIGHLIGHTS,
  ));

test("without highlights: only what is in view has boxes", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await page.evaluate(() => {
        for (const paragraph of document.querySelectorAll("p")) {
          paragraph.style.marginBottom = "3000px";
        }
      });
      await annotateStory(page);
      await page.locator("postil-layer .postil-place").first().waitFor();
      assert.equal(await page.locator("postil-layer .postil-quantity").count(), 0);
      await page.evaluate(() => document.querySelectorAll("p")[1].scrollIntoView());
      await page.locator("postil-layer .postil-quantity").first().waitFor();
      assert.equal(await page.locator("postil-layer .postil-person").count(), 0);
    },
    WITHOUT_HIGHLIGHTS,
  ));

test("in forced colors: boxes, with a line of its own for names, figures and doubt, and back", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await annotateStory(page);
      await page.emulateMedia({ forcedColors: "active" });
      await page.locator("postil-layer .postil-place").first().waitFor();
      assert.deepEqual(await paintedTexts(page), {});
      const lines = await page.evaluate(() => {
        const tree = document.querySelector("postil-layer")?.shadowRoot;
        return ["person", "place", "time", "quantity", "doubt"].map((kind) => {
          const box = /** @type {Element} */ (tree?.querySelector(`.postil-${kind}`));
          return getComputedStyle(box).borderBottomStyle;
        });
      });
      assert.deepEqual(lines, ["solid", "solid", "dotted", "dotted", "dashed"]);
      await page.emulateMedia({ forcedColors: "none" });
      await page.waitForFunction(() => CSS.highlights.has("postil-place"));
      assert.equal(await page.locator("postil-layer .box").count(), 0);
    },
    answered(),
  ));

/** Runs in the page before its scripts: the browser has no highlights of its own. */
function withoutHighlights() {
  Reflect.deleteProperty(CSS, "highlights");
  Object.assign(window, { Highlight: undefined });
}

/** @param {Page} page */
async function showsPlaces(page) {
  assert.deepEqual((await paintedTexts(page))["postil-place"]?.slice(0, 2), ["Geneva", "Vienna"]);
}
