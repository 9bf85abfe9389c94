/*
 * Reading on three pages of quite different make: a long story with figures and captions on tinted
 * paper, a live blog that scrolls within a dark page, and a page that runs from right to left. By
 * mouse, by touch and by keys; and axe has nothing to say of page, card and margin.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.js";
import { setUp } from "./browser.js";
import { noteNodes, paintedTexts } from "./in-page.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */
/** @import { Opening } from "./browser.js" */

const { visit } = setUp();

const FAMILIES = ["person", "place", "time", "quantity", "claim"];

/**
 * Each page: what is read of it, and words of three cards with their titles.
 * @type {Record<string, { root: string, cards: [words: string, title: string][] }>}
 */
const PAGES = {
  "long-form": {
    root: "article",
    cards: [
      ["Istvan Kovari", "Istvan Kovari"],
      ["60 centimetres", "24 inches"],
      ["December 4", "Monday, December 4, 2023"],
    ],
  },
  "live-blog": {
    root: "#feed",
    cards: [
      ["Ingvild Aune", "Ingvild Aune"],
      ["180 km/h", "110 mph"],
      ["Bergen", "Bergen"],
    ],
  },
  "right-to-left": {
    root: "#article",
    cards: [
      ["Salma Haddad", "Salma Haddad"],
      ["600 metres", "2,000 feet"],
      ["Cairo", "Cairo"],
    ],
  },
};

/**
 * @param {string} name
 * @param {(page: Page) => Promise<void>} run
 * @param {Opening} [opening]
 */
function reading(name, run, opening) {
  const read = async (/** @type {Page} */ page) => {
    await annotateAll(page, PAGES[name].root);
    await run(page);
  };
  return visit(`/pages/${name}.html`, read, opening);
}

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

for (const [name, { root, cards }] of Object.entries(PAGES)) {
  test(`${name}: all families are marked, and none of it is left after destroy`, () =>
    visit(`/pages/${name}.html`, async (page) => {
      const changes = await noteNodes(page);
      await annotateAll(page, root);
      const painted = Object.keys(await paintedTexts(page));
      for (const family of FAMILIES) {
        assert.ok(
          painted.some((highlight) => highlight.startsWith(`postil-${family}`)),
          family,
        );
      }
      await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
      assert.deepEqual(await changes(), []);
    }));

  test(`${name}: a mouse opens cards, at rest and by a click`, () =>
    reading(name, async (page) => {
      const { x, y } = await placeOf(page, cards[0][0]);
      await page.mouse.move(x, y);
      await card(page).waitFor();
      assert.equal(await titleOf(page), cards[0][1]);
      await page.keyboard.press("Escape");
      for (const [words, title] of cards) {
        const { x, y } = await placeOf(page, words);
        await page.mouse.click(x, y);
        await card(page).waitFor();
        assert.equal(await titleOf(page), title);
        await page.keyboard.press("Escape");
      }
    }));

  test(`${name}: a finger opens cards`, () =>
    reading(
      name,
      async (page) => {
        for (const [words, title] of cards) {
          const { x, y } = await placeOf(page, words);
          await page.touchscreen.tap(x, y);
          await card(page).waitFor();
          assert.equal(await titleOf(page), title);
          await page.keyboard.press("Escape");
        }
      },
      { context: PHONE },
    ));

  test(`${name}: keys step through all marks and to the last mention and back`, () =>
    reading(name, async (page) => {
      const [words, title] = cards[0];
      const active = async () => (await paintedTexts(page))["postil-active"]?.join();
      for (let step = 0; step < 40 && (await active()) !== words; step++) {
        await page.keyboard.press("Alt+KeyJ");
      }
      assert.equal(await titleOf(page), title);
      await page.keyboard.press("Alt+Shift+KeyJ");
      assert.equal(await titleOf(page), title);
      assert.notEqual(await active(), words);
      await page.keyboard.press("Alt+Shift+KeyK");
      assert.equal(await active(), words);
    }));

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`${name}: axe finds nothing wrong, on a ${colorScheme} system`, () =>
      reading(
        name,
        async (page) => {
          assert.deepEqual(await violations(page), [], "page");
          for (const [words] of cards) {
            const { x, y } = await placeOf(page, words);
            await page.mouse.click(x, y);
            await card(page).waitFor();
            assert.deepEqual(await violations(page), [], words);
          }
          await page.keyboard.press("Escape");
          await page.keyboard.press("Alt+KeyM");
          for (const tab of await page.getByRole("tab").all()) {
            await tab.click();
            assert.deepEqual(await violations(page), [], "margin");
          }
        },
        { context: { colorScheme, reducedMotion: "reduce" } },
      ));
  }
}

test("long-form: figures are left out of the text, captions are not", () =>
  reading("long-form", async (page) => {
    const { x, y } = await placeOf(page, "60 centimetres");
    await page.mouse.move(x, y);
    await card(page).waitFor();
    assert.match((await card(page).textContent()) ?? "", /inches|feet/);
  }));

test("long-form: cards take the tint of the paper", () =>
  reading("long-form", async (page) => {
    await click(page, "Istvan Kovari");
    const [red, , blue] = await card(page).evaluate((element) =>
      (getComputedStyle(element).backgroundColor.match(/\d+/g) ?? []).map(Number),
    );
    assert.ok(red - blue > 14, `${red} ${blue}`);
  }));

test("live-blog: what comes late is marked, and the open card stays at its line", () =>
  reading("live-blog", async (page) => {
    await click(page, "180 km/h");
    const before = await gap(page, "180 km/h");
    await page.evaluate(() => {
      const post = document.createElement("p");
      post.textContent = "Rescuers have reached Tromso, Terje Lien said at 7 p.m. on Tuesday.";
      document.getElementById("feed")?.prepend(post);
    });
    await page.waitForFunction(() => {
      const painted = [.../** @type {Highlight} */ (CSS.highlights.get("postil-place-dark"))];
      return painted.some(({ startContainer }) => startContainer.nodeValue?.includes("Tromso"));
    });
    assert.equal(await titleOf(page), "110 mph");
    assert.equal(await gap(page, "180 km/h"), before);
  }));

test("live-blog: a card goes with its line in what scrolls, and goes when the line has gone", () =>
  reading(
    "live-blog",
    async (page) => {
      const { x, y } = await placeOf(page, "180 km/h");
      await page.mouse.click(x, y);
      const before = await gap(page, "180 km/h");
      await page.mouse.wheel(0, 60);
      await page.waitForFunction(() => document.querySelector("main")?.scrollTop === 60);
      await page.waitForFunction(
        () => new Promise((resolve) => requestAnimationFrame(() => resolve(true))),
      );
      assert.equal(await gap(page, "180 km/h"), before);
      await page.mouse.wheel(0, 900);
      await card(page).waitFor({ state: "hidden" });
    },
    { context: { viewport: { width: 900, height: 500 } } },
  ));

test("live-blog: what is typed in a field of the page is the page's", () =>
  reading("live-blog", async (page) => {
    await page.locator("#ask").focus();
    for (const key of ["j", "?", "/", "Alt+KeyJ", "Alt+KeyM", "Alt+Shift+KeyK"]) {
      await page.keyboard.press(key);
    }
    assert.equal(await page.locator("#ask").inputValue(), "j?/");
    assert.equal(await card(page).isVisible(), false);
    assert.equal(await page.getByRole("dialog", { name: "Notes on this article" }).count(), 0);
    await page.locator("main").focus();
    await page.keyboard.press("?");
    assert.match(await page.evaluate(() => document.body.dataset.heard ?? ""), /\?$/);
    assert.equal(await page.getByRole("dialog", { name: "Notes on this article" }).count(), 0);
  }));

test("right-to-left: the margin is at the left, cards run to the left, dates are whole", () =>
  reading(
    "right-to-left",
    async (page) => {
      await page.keyboard.press("Alt+KeyM");
      const panel = await page.getByRole("dialog", { name: "Notes on this article" }).boundingBox();
      const text = await page.locator("#article").boundingBox();
      assert.ok(panel && text && panel.x + panel.width < text.x, "left of the text");
      const notes = await page.getByRole("tab", { name: "Notes" }).boundingBox();
      const sources = await page.getByRole("tab", { name: "Sources" }).boundingBox();
      assert.ok(notes && sources && notes.x > sources.x);
      await page.keyboard.press("ArrowLeft");
      assert.equal(
        await page.getByRole("tab", { name: "Sources" }).getAttribute("aria-selected"),
        "true",
      );
      await page.keyboard.press("Escape");
      const { x } = await placeOf(page, "Salma Haddad");
      await click(page, "Salma Haddad");
      const box = await card(page).boundingBox();
      assert.ok(box && box.x + box.width / 2 < x, "its right edge is at the words");
      const close = await page.getByRole("button", { name: "Close" }).boundingBox();
      assert.ok(close && close.x < box.x + box.width / 2);
    },
    { context: { viewport: { width: 1400, height: 800 } } },
  ));

/**
 * @param {Page} page
 * @param {string} selector
 */
async function annotateAll(page, selector) {
  await page.evaluate(async (selector) => {
    const { annotate } = await import("/postil.js");
    const root = /** @type {Element} */ (document.querySelector(selector));
    const reader = await annotate(root, { marks: "all", language: "en" });
    Object.assign(window, { reader });
  }, selector);
}

/** @param {Page} page */
function card(page) {
  return page.locator("postil-layer .card");
}

/** @param {Page} page */
async function titleOf(page) {
  return (await card(page).isVisible()) ? card(page).locator(".title").textContent() : null;
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function click(page, words) {
  const { x, y } = await placeOf(page, words);
  await page.mouse.click(x, y);
  await card(page).waitFor();
}

/**
 * How far below the middle of some words the card starts, in pixels.
 * @param {Page} page
 * @param {string} words
 */
async function gap(page, words) {
  const { y } = await placeOf(page, words);
  const box = await card(page).boundingBox();
  return Math.round((box?.y ?? 0) - y);
}
