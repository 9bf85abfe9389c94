/*
 * Cards: what opens and closes them, and what they say.
 */

import assert from "node:assert/strict";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { placeOf, storyTests } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const cardTest = storyTests(visit);

/**
 * A test with the page's clock stopped: only `page.clock.runFor` moves it on.
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 */
function hoverTest(what, run) {
  cardTest(
    what,
    async (page) => {
      await page.clock.pauseAt(Date.now() + 60_000);
      await run(page);
    },
    { clock: "fake" },
  );
}

/** @type {[words: string, card: string[]][]} */
const CONTENTS = [
  ["Ilse Brandt", ["Person", "Ilse Brandt", "Mayor, <img src=x onerror=alert(1)>"]],
  ["Passau", ["Place", "Passau", "Town in Germany · 50,566 people"]],
  ["Bavaria", ["Place", "Bavaria"]],
  ["Friday", ["Time", "Friday, June 7, 2024", "2 days after this was published · in 3 days"]],
  ["three weeks", ["Time", "3 weeks"]],
  ["35 km", ["Number", "22 miles", "35 km in the article"]],
  ["1,200", ["Number", "About 1,200", "People"]],
  ["We lost", ["Quote", "Ilse Brandt", "Mayor, <img src=x onerror=alert(1)>"]],
  ["the bridge", ["Claim", "Hedged", "Ilse Brandt", "Mayor, <img src=x onerror=alert(1)>"]],
  ["the dam had", ["Claim", "Denied", "Bavaria"]],
  ["looting", ["Claim", "Not confirmed", "No source named"]],
];

/** The day on which the story is read. */
const TODAY = new Date("2024-06-04T12:00:00Z");

cardTest("what cards say", async (page) => {
  await page.clock.setFixedTime(TODAY);
  for (const [words, expected] of CONTENTS) {
    await click(page, words);
    await opened(page);
    assert.deepEqual(await linesOf(page), expected, words);
    await page.keyboard.press("Escape");
  }
});

cardTest("no hostile text becomes an element", async (page) => {
  await click(page, "Ilse Brandt");
  await opened(page);
  assert.equal(await page.locator("postil-layer img").count(), 0);
});

hoverTest("resting the pointer opens a card, after half a second", async (page) => {
  const { x, y } = await placeOf(page, "Passau");
  await page.mouse.move(x, y);
  await page.clock.runFor(480);
  assert.equal(await isOpen(page), false);
  await page.clock.runFor(60);
  assert.equal(await titleOf(page), "Passau");
});

hoverTest("crossing the text opens nothing", async (page) => {
  const passau = await placeOf(page, "Passau");
  const beside = await placeOf(page, "told reporters");
  await page.mouse.move(passau.x, passau.y);
  await page.clock.runFor(300);
  await page.mouse.move(beside.x, beside.y);
  await page.clock.runFor(2000);
  assert.equal(await isOpen(page), false);
});

hoverTest("a card can be moved onto, and closes when it is left", async (page) => {
  const { x, y } = await placeOf(page, "Passau");
  await page.mouse.move(x, y);
  await page.clock.runFor(600);
  const box = await boxOf(page);
  await page.mouse.move(x, box.y - 4);
  await page.clock.runFor(200);
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await page.clock.runFor(2000);
  assert.equal(await isOpen(page), true, "it stays while the pointer is on it");
  await page.mouse.move(5, 5);
  await page.clock.runFor(280);
  assert.equal(await isOpen(page), true, "it waits for the pointer to come back");
  await page.clock.runFor(60);
  assert.equal(await isOpen(page), false);
});

hoverTest("a click opens at once and stays when the pointer leaves", async (page) => {
  await click(page, "Passau");
  assert.equal(await isOpen(page), true);
  await page.mouse.move(5, 5);
  await page.clock.runFor(2000);
  assert.equal(await isOpen(page), true);
});

hoverTest("what a click opened and Escape closed is not opened again by resting", async (page) => {
  await click(page, "Passau");
  assert.equal(await isOpen(page), true);
  await page.keyboard.press("Escape");
  await page.clock.runFor(2000);
  assert.equal(await isOpen(page), false);
});

cardTest("a click elsewhere closes", async (page) => {
  await click(page, "Passau");
  await opened(page);
  await page.mouse.click(5, 5);
  await closed(page);
});

cardTest("Escape closes", async (page) => {
  await click(page, "Passau");
  await opened(page);
  await page.keyboard.press("Escape");
  await closed(page);
});

cardTest("the close button closes", async (page) => {
  await click(page, "Passau");
  await page.getByRole("button", { name: "Close" }).click();
  await closed(page);
});

cardTest(
  "a tap opens, a tap elsewhere closes",
  async (page) => {
    const { x, y } = await placeOf(page, "Passau");
    await page.touchscreen.tap(x, y);
    await opened(page);
    assert.equal(await titleOf(page), "Passau");
    await page.touchscreen.tap(5, 5);
    await closed(page);
  },
  { context: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } } },
);

cardTest(
  "on a phone a card is a sheet at the edge that is farther from its line",
  async (page) => {
    await page.addStyleTag({ content: "p { margin-bottom: 60vh }" });
    for (const [block, edge] of /** @type {["start" | "end", "top" | "bottom"][]} */ ([
      ["start", "bottom"],
      ["end", "top"],
    ])) {
      await page.evaluate((block) => document.querySelectorAll("p")[1].scrollIntoView(block), {
        block,
      });
      const { x, y } = await placeOf(page, "35 km");
      await page.mouse.click(x, y);
      await opened(page);
      const box = await boxOf(page);
      assert.equal(box.width, 390);
      assert.equal(edge === "bottom" ? box.y + box.height : box.y, edge === "bottom" ? 844 : 0);
      await page.keyboard.press("Escape");
      await closed(page);
    }
  },
  { context: { viewport: { width: 390, height: 844 } } },
);

cardTest("Tab reaches the stop, arrows step, Escape leads back", async (page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await opened(page);
  assert.equal(await titleOf(page), "Ilse Brandt");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await titleOf(page), "Passau");
  await page.keyboard.press("ArrowUp");
  assert.equal(await titleOf(page), "Ilse Brandt");
  await page.keyboard.press("Escape");
  await closed(page);
  const focus = await page.evaluate(
    () => document.querySelector("postil-layer")?.shadowRoot?.activeElement?.className,
  );
  assert.equal(focus, "stop");
});

cardTest("Alt and J or K step from anywhere", async (page) => {
  await page.keyboard.press("Alt+KeyJ");
  await opened(page);
  await page.keyboard.press("Alt+KeyJ");
  await page.keyboard.press("Alt+KeyK");
  assert.equal(await titleOf(page), "Ilse Brandt");
});

cardTest("a number leads to who gives it", async (page) => {
  await click(page, "35 km");
  await page.getByRole("button", { name: "Said by Ilse Brandt" }).click();
  assert.deepEqual((await linesOf(page)).slice(0, 2), ["Quote", "Ilse Brandt"]);
});

cardTest(
  "a broken quote is marked in pieces, and what breaks it is no part of it",
  async (page) => {
    assert.deepEqual((await paintedTexts(page))["postil-quote"].slice(1), [
      "“We left,”",
      "“It was late.”",
    ]);
    await click(page, "husband");
    assert.equal(await isOpen(page), false);
    await click(page, "Linz");
    assert.deepEqual(await linesOf(page), ["Place", "Linz"]);
    await click(page, "was late");
    assert.deepEqual((await linesOf(page)).slice(0, 2), ["Quote", "Her husband"]);
    assert.deepEqual((await paintedTexts(page))["postil-active"], ["“We left,”", "“It was late.”"]);
  },
);

cardTest("who says it leads to their card, and back", async (page) => {
  await click(page, "We lost");
  await page.getByRole("button", { name: "Ilse Brandt" }).click();
  assert.deepEqual((await linesOf(page)).slice(0, 2), ["Person", "Ilse Brandt"]);
  await page.getByRole("button", { name: "Back" }).click();
  assert.deepEqual((await linesOf(page)).slice(0, 2), ["Quote", "Ilse Brandt"]);
});

cardTest("the open annotation is marked, and no longer when its card closes", async (page) => {
  await click(page, "Passau");
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["Passau"]);
  await page.keyboard.press("Escape");
  assert.equal((await paintedTexts(page))["postil-active"], undefined);
});

cardTest("a kind that is switched off opens nothing", async (page) => {
  await page.evaluate(() => /** @type {any} */ (window).reader.show("place", false));
  await click(page, "Bavaria");
  assert.equal(await isOpen(page), false);
  await click(page, "Passau");
  assert.deepEqual((await linesOf(page)).slice(0, 1), ["Claim"], "what is around it opens");
});

cardTest("links work, and open no card", async (page) => {
  await page.locator("#link").click();
  assert.ok(page.url().endsWith("#there"));
  assert.equal(await isOpen(page), false);
});

cardTest("text can be selected by dragging across marks", async (page) => {
  const from = await placeOf(page, "Mayor");
  const to = await placeOf(page, "Passau");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  assert.match(await page.evaluate(() => String(getSelection())), /Ilse Brandt said the bridge/);
  assert.equal(await isOpen(page), false);
});

/**
 * A test with only what has a note marked, and the page's clock stopped.
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 * @param {import("./browser.js").Opening} [opening]
 */
function notesTest(what, run, opening) {
  cardTest(
    what,
    async (page) => {
      await page.evaluate(() => /** @type {any} */ (window).reader.mark("notes"));
      await page.clock.pauseAt(Date.now() + 60_000);
      await run(page);
    },
    { clock: "fake", ...opening },
  );
}

notesTest("a mouse on a name that has a card is shown that at once", async (page) => {
  const { x, y } = await placeOf(page, "she said");
  await page.mouse.move(x - 20, y);
  await page.clock.runFor(40);
  assert.deepEqual((await paintedTexts(page))["postil-hint"], ["she"]);
  assert.equal(await isOpen(page), false);
  await page.clock.runFor(600);
  assert.equal(await titleOf(page), "Ilse Brandt");
  await page.mouse.move(5, 5);
  await page.clock.runFor(40);
  assert.equal((await paintedTexts(page))["postil-hint"], undefined);
});

notesTest("what says no more than its line opens nothing, nor does what is said", async (page) => {
  for (const words of ["three weeks", "1,200", "Bavaria", "We lost"]) {
    const { x, y } = await placeOf(page, words);
    await page.mouse.move(x, y);
    await page.clock.runFor(2000);
    await page.mouse.click(x, y);
    assert.equal(await isOpen(page), false, words);
  }
});

notesTest("words of doubt open what is in doubt, and light it up", async (page) => {
  await click(page, "denied");
  assert.deepEqual((await linesOf(page)).slice(1), ["Denied", "Bavaria"]);
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["the dam had failed"]);
});

notesTest(
  "a finger opens what is marked, and nothing else",
  async (page) => {
    const unmarked = await placeOf(page, "she said");
    await page.touchscreen.tap(unmarked.x - 20, unmarked.y);
    assert.equal(await isOpen(page), false);
    const marked = await placeOf(page, "Passau");
    await page.touchscreen.tap(marked.x, marked.y);
    assert.equal(await titleOf(page), "Passau");
  },
  { context: { hasTouch: true } },
);

/** Widths of the window, and whether the browser can anchor. */
/** @type {[string, { width: number, height: number }, (() => void) | undefined][]} */
const PLACES = [
  ["in a wide window", { width: 1100, height: 700 }, undefined],
  ["in a narrow window", { width: 320, height: 568 }, undefined],
  ["in a low window", { width: 700, height: 260 }, undefined],
  ["by script in a wide window", { width: 1100, height: 700 }, withoutAnchors],
  ["by script in a narrow window", { width: 320, height: 568 }, withoutAnchors],
  ["by script in a low window", { width: 700, height: 260 }, withoutAnchors],
];

for (const [what, viewport, script] of PLACES) {
  cardTest(
    `${what} a card stays in view and off its line`,
    async (page) => {
      for (const words of ["Ilse", "Friday", "35 km", "three weeks"]) {
        const { x, y } = await placeOf(page, words);
        const before = await page.evaluate(() => scrollY);
        await page.mouse.click(x, y);
        await opened(page);
        const box = await boxOf(page);
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, `${words}: ${box.x}`);
        assert.ok(box.y >= 0 && box.y + box.height <= viewport.height, `${words}: ${box.y}`);
        assert.ok(y < box.y || y > box.y + box.height, `${words}: the line is covered`);
        assert.equal(await page.evaluate(() => scrollY), before, "the page does not scroll");
        await page.keyboard.press("Escape");
        await closed(page);
      }
    },
    { context: { viewport }, script },
  );
}

/** Runs in the page before its scripts: the browser has no anchor positioning. */
function withoutAnchors() {
  CSS.supports = () => false;
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (css) {
    return replaceSync.call(
      this,
      css.replaceAll(/position-(anchor|area|try-fallbacks):[^;]*;/g, ""),
    );
  };
}

/**
 * @param {Page} page
 * @param {string} words
 */
async function click(page, words) {
  const { x, y } = await placeOf(page, words);
  await page.mouse.click(x, y);
}

/** @param {Page} page */
function card(page) {
  return page.locator("postil-layer .card");
}

/** @param {Page} page */
function isOpen(page) {
  return card(page).evaluate((element) => element.matches(":popover-open"));
}

/** @param {Page} page */
async function opened(page) {
  await card(page).waitFor({ state: "visible" });
}

/** @param {Page} page */
async function closed(page) {
  await card(page).waitFor({ state: "hidden" });
}

/** @param {Page} page */
async function boxOf(page) {
  const box = await card(page).boundingBox();
  assert.ok(box, "the card is shown");
  return box;
}

/** @param {Page} page */
function titleOf(page) {
  return card(page).locator(".title").textContent();
}

/**
 * What the card says, without its buttons.
 * @param {Page} page
 */
function linesOf(page) {
  return card(page).locator(":scope > :is(.label, .doubt, .title, .note)").allTextContents();
}
