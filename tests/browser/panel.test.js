/*
 * The margin: what it lists, where its entries lead, and that keys alone do all of it.
 */

import assert from "node:assert/strict";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { storyTests } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const panelTest = storyTests(visit);

/** What each part lists: headings, and the entries under them. */
const PARTS = {
  People: ["People", "Ilse Brandt 2 times <img src=x onerror=alert(1)>"],
  Places: ["Passau once Germany", "Bavaria once", "Linz once"],
  Timeline: [
    "Wednesday, June 5, 2024",
    "Friday, June 7, 2024",
    "Mayor Ilse Brandt said the bridge at Passau may reopen on Friday.",
    "Without a date",
    "3 weeks Some 1,200 people left for three weeks.",
  ],
  Numbers: [
    "35 kilometers 22 miles “We lost 35 km of road,” she said.",
    "about 1,200 Some 1,200 people left for three weeks.",
  ],
  Sources: [
    "On the same matter",
    "Ilse Brandt",
    "the bridge at Passau may reopen on Friday Said with reserve",
    "“We lost 35 km of road,” Said outright",
    "Bavaria",
    "the dam had failed Denied",
    "Her husband",
    "“We left,” … “It was late.” Said outright",
    "No source named",
    "looting Not confirmed",
  ],
};

panelTest("the parts list everything that was found, with counts", async (page) => {
  await opener(page).click();
  const counts = await page.getByRole("tab").allTextContents();
  assert.deepEqual(counts, ["People 1", "Places 3", "Timeline 2", "Numbers 2", "Sources 5"]);
  for (const [name, expected] of Object.entries(PARTS)) {
    await tab(page, name).click();
    assert.deepEqual(await linesOf(page), expected, name);
  }
});

panelTest("no hostile text becomes an element", async (page) => {
  await opener(page).click();
  assert.equal(await page.locator("postil-layer img").count(), 0);
});

panelTest(
  "an entry leads to its places in turn and lights them up, for a moment",
  async (page) => {
    await page.clock.pauseAt(Date.now() + 60_000);
    await opener(page).click();
    const entry = page.getByRole("button", { name: "Ilse Brandt" });
    await entry.click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["Ilse Brandt"]);
    await entry.click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["she"], "pronouns too");
    await entry.click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["Ilse Brandt"]);
    await page.clock.runFor(2000);
    assert.equal((await paintedTexts(page))["postil-flash"], undefined);
  },
  { clock: "fake" },
);

/** @type {Record<string, { width: number, height: number }>} */
const WINDOWS = {
  "a window": { width: 1000, height: 700 },
  "a phone": { width: 390, height: 700 },
};

for (const [what, viewport] of Object.entries(WINDOWS)) {
  panelTest(
    `on ${what}, what an entry leads to is in view, beside the panel`,
    async (page) => {
      await page.addStyleTag({ content: "p { margin-bottom: 90vh }" });
      await opener(page).click();
      await tab(page, "Numbers").click();
      await page.getByRole("button", { name: "about 1,200" }).click();
      const isClear = await page.evaluate(() => {
        const [range] = /** @type {Highlight} */ (CSS.highlights.get("postil-flash"));
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { left, top, height } = live.getBoundingClientRect();
        return document.elementFromPoint(left + 4, top + height / 2)?.localName === "p";
      });
      assert.ok(isClear);
    },
    { context: { viewport } },
  );
}

panelTest("stepping goes on from where an entry led", async (page) => {
  await opener(page).click();
  await tab(page, "Places").click();
  await page.getByRole("button", { name: "Bavaria" }).click();
  await page.keyboard.press("Alt+KeyK");
  assert.equal(await page.locator("postil-layer .card .title").textContent(), "Ilse Brandt");
});

panelTest("keys alone: open, turn, search, step, go, close", async (page) => {
  await page.keyboard.press("Alt+KeyM");
  assert.match(await focused(page), /^People/);
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(page), /^Places/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(page), /^Sources/);
  await page.keyboard.press("/");
  await page.keyboard.type("dam");
  assert.deepEqual(await linesOf(page), ["Bavaria", "the dam had failed Denied"]);
  assert.equal(await page.getByRole("status").textContent(), "1 entry");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.deepEqual((await paintedTexts(page))["postil-flash"], ["the dam had failed"]);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(await focused(page), "Margin");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("dialog", { name: "Margin" }).count(), 1);
  await page.keyboard.press("Alt+KeyM");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

panelTest("what is found in another part alone is shown there", async (page) => {
  await opener(page).click();
  await page.getByRole("searchbox").fill("looting");
  assert.deepEqual(await linesOf(page), ["No source named", "looting Not confirmed"]);
  assert.equal(await tab(page, "Sources").getAttribute("aria-selected"), "true");
});

panelTest("a search that finds nothing says so", async (page) => {
  await opener(page).click();
  await page.getByRole("searchbox").fill("zebra");
  assert.deepEqual(await linesOf(page), []);
  assert.equal(await page.locator("postil-layer .nothing").textContent(), "Nothing found");
});

panelTest("shortcuts of the page hear nothing of what is typed", async (page) => {
  await page.evaluate(() => {
    addEventListener("keydown", ({ key }) => document.body.setAttribute("data-key", key));
  });
  await opener(page).click();
  await page.getByRole("searchbox").fill("");
  await page.keyboard.type("j");
  assert.equal(await page.evaluate(() => document.body.dataset.key), undefined);
});

panelTest("the panel follows an update", async (page) => {
  await opener(page).click();
  await tab(page, "Places").click();
  await page.evaluate(() => {
    document.querySelector("article p")?.append(" It is late.");
    return /** @type {any} */ (window).reader.update();
  });
  assert.equal((await linesOf(page))[0], "Passau once Germany");
});

/** @param {Page} page */
function opener(page) {
  return page.getByRole("button", { name: "Margin" });
}

/**
 * @param {Page} page
 * @param {string} name
 */
function tab(page, name) {
  return page.getByRole("tab", { name });
}

/**
 * What the panel lists, line by line.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function linesOf(page) {
  return page.locator("postil-layer .panel .entries :is(.group-title, .entry)").allTextContents();
}

/**
 * The text of the element that has the focus.
 * @param {Page} page
 */
function focused(page) {
  return page.evaluate(
    () => document.querySelector("postil-layer")?.shadowRoot?.activeElement?.textContent ?? "",
  );
}
