/*
 * Where cards lead: along the mentions of an entity, and to what is said.
 */

import assert from "node:assert/strict";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { placeOf, storyTests } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const storyTest = storyTests(visit);

/**
 * A test on the annotated story, with the card of some words open.
 * @param {string} what
 * @param {string} words
 * @param {(page: Page) => Promise<void>} run
 */
function cardTest(what, words, run) {
  storyTest(what, async (page) => {
    const { x, y } = await placeOf(page, words);
    await page.mouse.click(x, y);
    await run(page);
  });
}

cardTest("mentions are stepped through, and the card moves along", "Ilse Brandt", async (page) => {
  const before = page.getByRole("button", { name: "Previous mention" });
  const after = page.getByRole("button", { name: "Next mention" });
  assert.equal(await before.isDisabled(), true);
  await after.click();
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["she"]);
  await after.click();
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["her"]);
  assert.equal(await after.isDisabled(), true);
  await before.click();
  await before.click();
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["Ilse Brandt"]);
});

cardTest("a tick for each mention stands where it is, and leads there", "Ilse", async (page) => {
  const ticks = page.locator("postil-layer .tick");
  const [first, second] = await Promise.all([
    ticks.nth(0).boundingBox(),
    ticks.nth(1).boundingBox(),
  ]);
  assert.ok(first && second && first.x < second.x);
  assert.equal(await ticks.nth(0).getAttribute("aria-current"), "true");
  await page.getByRole("button", { name: "Mention 2 of 3" }).click();
  assert.deepEqual((await paintedTexts(page))["postil-active"], ["she"]);
});

cardTest("a card tells what somebody says, and leads there", "Ilse Brandt", async (page) => {
  const links = page.locator("postil-layer .link");
  assert.deepEqual(await links.allTextContents(), []);
  await page.getByRole("button", { name: "Mention 3 of 3" }).click();
  assert.deepEqual(await links.allTextContents(), [
    "Hedged … the bridge at Passau may reopen on Friday",
  ]);
  await links.first().click();
  assert.equal(await page.locator("postil-layer .label").textContent(), "Claim");
});

cardTest(
  "what others say stands beside the claim, and leads there; its own source does not",
  "may reopen",
  async (page) => {
    const accounts = page.locator("postil-layer .account");
    assert.deepEqual(await accounts.allTextContents(), ["Bavaria … the dam had failed Denied"]);
    await accounts.first().click();
    assert.equal(await page.locator("postil-layer .title").textContent(), "Bavaria");
  },
);

cardTest("who is mentioned once has no ticks", "Bavaria", async (page) => {
  assert.equal(await page.locator("postil-layer .tick").count(), 0);
});
