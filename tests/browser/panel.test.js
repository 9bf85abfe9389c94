/*
 * The margin: notes beside their lines, sources, an index; and that keys alone do all of it.
 */

import assert from "node:assert/strict";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { storyTests } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const panelTest = storyTests(visit);

/** A window with room beside the text, one without, and a phone. */
const WIDE = { viewport: { width: 1000, height: 700 } };
const NARROW = { viewport: { width: 700, height: 700 } };
const PHONE = { viewport: { width: 390, height: 700 }, hasTouch: true };

/** Text of a width that leaves room in the first of them. */
const COLUMN = "article { width: 520px } body { margin: 160px 40px 40px }";

/**
 * A test with the margin open.
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 * @param {import("./browser.js").Opening} [opening]
 */
function openTest(what, run, opening = { context: NARROW }) {
  panelTest(
    what,
    async (page) => {
      await page.addStyleTag({ content: COLUMN });
      await open(page);
      await run(page);
    },
    opening,
  );
}

const SOURCES = [
  "Denied or not confirmed",
  "Denied · Bavaria … the dam had failed",
  "Not confirmed … looting",
  "On the same matter",
  "Ilse Brandt … the bridge at Passau may reopen on Friday Hedged",
  "Bavaria … the dam had failed Denied",
  "Ilse Brandt 2",
  "Hedged … the bridge at Passau may reopen on Friday",
  "“We lost 35 km of road,”",
  "Bavaria",
  "Denied … the dam had failed",
  "Her husband",
  "“We left,” … “It was late.”",
  "No source named",
  "Not confirmed … looting",
];

openTest("sources: what is in doubt, what several say, and who says what", async (page) => {
  await tab(page, "Sources").click();
  assert.deepEqual(await linesOf(page), SOURCES);
  assert.equal(await statusOf(page), "1 of 5 statements without a name");
});

openTest("the index lists names, days and numbers by weight", async (page) => {
  await tab(page, "Index").click();
  assert.deepEqual(await linesOf(page), [
    "People",
    "Ilse Brandt 3 Mayor, <img src=x onerror=alert(1)>",
    "Places",
    "Passau",
    "Bavaria",
    "Linz",
    "Dates",
    "Fri, Jun 7 Mayor Ilse Brandt said the bridge at Passau may reopen on Friday.",
    "Numbers",
    "35 km 22 miles",
    "Some 1,200 people",
  ]);
  assert.equal(await page.locator("postil-layer img").count(), 0);
});

openTest("notes: one for each mark, and the button says how many", async (page) => {
  assert.equal(await page.locator("postil-layer .opener").textContent(), "6 notes");
  assert.deepEqual(await linesOf(page), [
    "Ilse Brandt Mayor, <img src=x onerror=alert(1)>",
    "Passau Town in Germany · 50,566 people",
    "Friday Jun 7, 2024",
    "35 km 22 miles",
    "Denied Bavaria",
    "Not confirmed No source named",
  ]);
});

openTest(
  "with room beside the text notes stand next to their lines, and scroll with them",
  async (page) => {
    const tops = () =>
      page.evaluate(() => {
        const tree = document.querySelector("postil-layer")?.shadowRoot;
        const notes = [.../** @type {ShadowRoot} */ (tree).querySelectorAll(".sidenote")];
        return notes.map((note) => {
          const { top, left } = note.getBoundingClientRect();
          return { top, left };
        });
      });
    const before = await tops();
    assert.equal(before.length, 6);
    const [text, right] = await page.evaluate(() => {
      const { top, right } = /** @type {Element} */ (
        document.querySelector("article p")
      ).getBoundingClientRect();
      return [top, right];
    });
    assert.ok(before.every(({ left }) => left > right));
    assert.ok(Math.abs(before[0].top - text) < 20, "at its line");
    const isBelow = before.every(({ top }, index) => index === 0 || top > before[index - 1].top);
    assert.ok(isBelow, "none on another");
    await page.evaluate(() => {
      document.body.style.paddingBottom = "2000px";
      scrollTo(0, 60);
    });
    await page.waitForFunction(() => scrollY === 60);
    const after = await tops();
    assert.ok(Math.abs(before[0].top - after[0].top - 60) < 1);
  },
  { context: WIDE },
);

openTest(
  "beside the text each source stands where it starts to speak, and who speaks of the same",
  async (page) => {
    await tab(page, "Sources").click();
    assert.deepEqual(await page.locator("postil-layer .label-beside").allTextContents(), [
      "Ilse Brandt Mayor, <img src=x onerror=alert(1)> HedgedOthers on this: Bavaria",
      "Bavaria Denied",
      "Her husband Without a name",
      "No source named Not confirmed",
    ]);
    assert.equal(await page.locator("postil-layer .bar").count(), 5);
    assert.equal(await page.locator("postil-layer .bar.unsettled").count(), 2);
    await page.getByRole("button", { name: "Others on this: Bavaria" }).click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["the dam had failed"]);
  },
  { context: WIDE },
);

openTest("with the sources open what they say is tinted, and no longer after", async (page) => {
  await page.getByRole("radio", { name: "Notes" }).check();
  assert.equal((await paintedTexts(page))["postil-claim"], undefined);
  await tab(page, "Sources").click();
  const { "postil-claim": claims, "postil-quote": quotes } = await paintedTexts(page);
  assert.equal(claims.length, 3);
  assert.equal(quotes.length, 3);
  await page.keyboard.press("Escape");
  assert.equal((await paintedTexts(page))["postil-claim"], undefined);
});

openTest("pointing at an entry lights up every mention", async (page) => {
  await tab(page, "Index").click();
  await page.getByRole("button", { name: /^Ilse Brandt/ }).hover();
  assert.deepEqual((await paintedTexts(page))["postil-spot"], ["Ilse Brandt", "she", "her"]);
  await tab(page, "Index").hover();
  assert.equal((await paintedTexts(page))["postil-spot"], undefined);
});

openTest(
  "an entry leads to its places in turn and lights them up, for a moment",
  async (page) => {
    await tab(page, "Index").click();
    await page.clock.pauseAt(Date.now() + 60_000);
    const entry = page.getByRole("button", { name: /^Ilse Brandt/ });
    await entry.click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["Ilse Brandt"]);
    await entry.click();
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["she"], "pronouns too");
    await page.clock.runFor(2000);
    assert.equal((await paintedTexts(page))["postil-flash"], undefined);
  },
  { clock: "fake", context: NARROW },
);

for (const [what, context] of Object.entries({ "a window": NARROW, "a phone": PHONE })) {
  openTest(
    `on ${what} the margin is a sheet, and what an entry leads to is in view above it`,
    async (page) => {
      assert.equal(await page.locator("postil-layer .panel").getAttribute("data-place"), "sheet");
      await page.addStyleTag({ content: "p { margin-bottom: 90vh }" });
      await tab(page, "Index").click();
      await page.getByRole("button", { name: "Some 1,200 people" }).click();
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
    { context },
  );
}

panelTest(
  "a page can name a place of its own for the notes",
  async (page) => {
    await page.addStyleTag({
      content: `${COLUMN} aside { position: absolute; left: 700px; top: 0; width: 250px }`,
    });
    await page.evaluate(async () => {
      /** @type {any} */ (window).reader.destroy();
      document.body.append(Object.assign(document.createElement("aside"), { id: "beside" }));
      const { annotate } = await import("/postil.js");
      await annotate("article", { margin: "#beside" });
    });
    await open(page);
    const note = await page.locator("postil-layer .sidenote").first().boundingBox();
    assert.deepEqual([note?.x, note?.width], [700, 250]);
  },
  { context: WIDE },
);

panelTest(
  "a column of the page that stands there is covered while the notes are open",
  async (page) => {
    await page.addStyleTag({
      content: `${COLUMN} aside { position: absolute; left: 620px; top: 40px; width: 300px;
        height: 400px }`,
    });
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("aside"), { textContent: "Ad" }));
    });
    const onTop = () =>
      page.evaluate(() => document.elementFromPoint(630, 300)?.localName ?? "nothing");
    assert.equal(await onTop(), "aside");
    await open(page);
    assert.equal(await onTop(), "postil-layer");
    await page.keyboard.press("Escape");
    assert.equal(await onTop(), "aside");
  },
  { context: WIDE },
);

openTest("stepping goes on from where an entry led", async (page) => {
  await tab(page, "Index").click();
  await page.getByRole("button", { name: "Bavaria" }).click();
  await page.keyboard.press("Alt+KeyK");
  assert.equal(await page.locator("postil-layer .card .title").textContent(), "Ilse Brandt");
});

panelTest(
  "keys alone: open, turn, search, step, go, close",
  async (page) => {
    await page.keyboard.press("Alt+KeyM");
    await page.getByRole("dialog").waitFor();
    assert.match(await focused(page), /^Notes/);
    await page.keyboard.press("ArrowRight");
    assert.match(await focused(page), /^Sources/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.match(await focused(page), /^Index/);
    await page.keyboard.press("/");
    await page.keyboard.type("linz");
    assert.deepEqual(await linesOf(page), ["Places", "Linz"]);
    assert.equal(await statusOf(page), "1 entry");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.deepEqual((await paintedTexts(page))["postil-flash"], ["Linz"]);
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.equal(await focused(page), "6 notes");
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("dialog", { name: "Notes on this article" }).count(), 1);
    await page.keyboard.press("Alt+KeyM");
    assert.equal(await page.getByRole("dialog").count(), 0);
  },
  { context: NARROW },
);

openTest("a search that finds nothing says so", async (page) => {
  await tab(page, "Index").click();
  await page.getByRole("searchbox").fill("zebra");
  assert.deepEqual(await linesOf(page), []);
  assert.equal(await page.locator("postil-layer .nothing").textContent(), "Nothing found");
});

openTest("shortcuts of the page hear nothing of what is typed", async (page) => {
  await page.evaluate(() => {
    addEventListener("keydown", ({ key }) => document.body.setAttribute("data-key", key));
  });
  await tab(page, "Index").click();
  await page.getByRole("searchbox").fill("");
  await page.keyboard.type("j");
  assert.equal(await page.evaluate(() => document.body.dataset.key), undefined);
});

openTest("the panel follows an update", async (page) => {
  await tab(page, "Index").click();
  await page.evaluate(() => {
    document.querySelector("article p")?.append(" It is late.");
    return /** @type {any} */ (window).reader.update();
  });
  assert.equal((await linesOf(page))[3], "Passau");
});

/** @param {Page} page */
async function open(page) {
  await page.locator("postil-layer .opener").click();
  await page.getByRole("dialog").waitFor();
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
async function linesOf(page) {
  const lines = page.locator("postil-layer .panel .entries :is(.group-title, .entry, .account)");
  return (await lines.allTextContents()).map((line) => line.trim());
}

/** @param {Page} page */
function statusOf(page) {
  return page.locator("postil-layer .panel .status").textContent();
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
