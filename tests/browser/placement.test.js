/*
 * Cards and what leads to them on pages of unusual layout: sizes, zoom, scrollers, focus.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { ARTICLE, answered, placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const CARD = "postil-layer .card";

/**
 * @param {string} name
 * @param {string} style
 * @param {(page: Page) => Promise<void>} run
 * @param {string} [body]
 */
function onPage(name, style, run, body = ARTICLE) {
  const content = `<!doctype html><html lang="en"><title>Placement</title><style>${style}</style>${body}`;
  const reading = async (/** @type {Page} */ page) => {
    await page.evaluate(async () => {
      const { annotate, FAMILIES } = await import("/postil.js");
      const show = Object.values(FAMILIES).flat();
      Object.assign(window, { reader: await annotate("article", { show }) });
    });
    await run(page);
  };
  const opening = answered({});
  const answers = { ...opening.answers, "/pages/placement.html": { content } };
  test(name, () => visit("/pages/placement.html", reading, { ...opening, answers }));
}

/** @param {Page} page */
async function clickPassau(page) {
  const { x, y } = await placeOf(page, "Passau");
  await page.mouse.click(x, y);
  await page.locator(CARD).waitFor();
}

/** @param {Page} page */
function openQuantity(page) {
  return page.evaluate(() => {
    const { reader } = /** @type {any} */ (window);
    reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "quantity"));
  });
}

/**
 * How far the card is from its words, up or down, and how large its letters are.
 * @param {Page} page
 */
async function cardAt(page) {
  const { y } = await placeOf(page, "Passau");
  const size = await page.locator(CARD).evaluate((card) => getComputedStyle(card).fontSize);
  const box = /** @type {{ y: number, height: number }} */ (await page.locator(CARD).boundingBox());
  return { gap: Math.min(Math.abs(box.y - y), Math.abs(box.y + box.height - y)), size };
}

for (const [what, style] of [
  ["small letters of its root element", "html { font-size: 62.5% }"],
  ["letters that grow with the window", "html { font-size: 3vw }"],
  [
    "a style for elements that are not defined",
    ":not(:defined) { display: none; visibility: hidden }",
  ],
]) {
  onPage(`a page with ${what}`, style, async (page) => {
    await clickPassau(page);
    const { gap, size } = await cardAt(page);
    assert.equal(size, "15px");
    assert.ok(gap < 40, `${gap} px from its words`);
  });
}

for (const [what, style] of [
  ["zoom", "html { zoom: 1.5 }"],
  ["a transform", "html { transform: translateX(80px) scale(1.2); transform-origin: 0 0 }"],
]) {
  onPage(`the card is at its words on a page with ${what}`, style, async (page) => {
    await clickPassau(page);
    const { gap } = await cardAt(page);
    assert.ok(gap < 60, `${gap} px from its words`);
  });
}

for (const [what, move] of /** @type {[string, () => void][]} */ ([
  [
    "a late advertisement",
    () =>
      document.body.prepend(Object.assign(document.createElement("p"), { style: "height: 200px" })),
  ],
  [
    "larger letters",
    () => {
      document.body.style.fontSize = "26px";
    },
  ],
  [
    "a drawer that moves the page",
    () => {
      document.body.style.transform = "translateX(90px)";
    },
  ],
])) {
  onPage(`an open card goes with its words: ${what}`, "", async (page) => {
    await clickPassau(page);
    const before = await cardAt(page);
    await page.evaluate(move);
    await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
        ),
    );
    const { x } = await placeOf(page, "Passau");
    const after = await cardAt(page);
    assert.ok(Math.abs(after.gap - before.gap) < 12, `${before.gap} px, then ${after.gap} px`);
    const box = /** @type {{ x: number, width: number }} */ (
      await page.locator(CARD).boundingBox()
    );
    assert.ok(box.x - 40 < x && x < box.x + box.width + 40, `card at ${box.x}, words at ${x}`);
  });
}

const FILL = "<p>The river rose and then it fell.</p>".repeat(60);
const LONG = ARTICLE.replace("<article>", `<article>${FILL}`);

for (const [what, style] of [
  [
    "an element that scrolls",
    "html, body { margin: 0; height: 100%; overflow: hidden } main { height: 100%; overflow: auto }",
  ],
  [
    "a body that scrolls",
    "html { height: 100%; overflow: hidden } body { margin: 0; height: 100%; overflow: auto }",
  ],
  [
    "what is fixed to the window",
    "main { position: fixed; inset: 0; overflow: auto; background: #fff }",
  ],
]) {
  onPage(
    `leading to words in ${what}`,
    /** @type {string} */ (style),
    async (page) => {
      await openQuantity(page);
      await page.locator(CARD).waitFor();
      const { y } = await placeOf(page, "35 km");
      assert.ok(y > 0 && y < 720, `the words are at ${y}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollTop), 0);
    },
    `<main>${LONG}</main>`,
  );
}

onPage(
  "a card that has closed leaves nothing that widens the page",
  "body { margin: 0 } article { margin-left: 60%; width: 35% } @media (width < 700px) { article { margin: 0; width: auto } }",
  async (page) => {
    await clickPassau(page);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 400, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 400);
  },
);

for (const [how, dismiss] of /** @type {const} */ ([
  ["Escape", (/** @type {Page} */ page) => page.keyboard.press("Escape")],
  ["Close", (/** @type {Page} */ page) => page.getByRole("button", { name: "Close" }).click()],
])) {
  onPage(`${how} gives the focus back to where it was`, "", async (page) => {
    await page.locator("#link").focus();
    await page.keyboard.press("Alt+KeyJ");
    await page.locator(CARD).waitFor();
    await dismiss(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "link");
  });
}

onPage("a page that stops clicks before they come up", "", async (page) => {
  await page.evaluate(() => {
    document.body.addEventListener("click", (event) => event.stopPropagation());
    document.body.addEventListener("pointermove", (event) => event.stopPropagation());
  });
  await clickPassau(page);
});

onPage(
  "an editor that cannot be edited",
  "",
  clickPassau,
  ARTICLE.replace("<article>", '<article contenteditable="false">'),
);
