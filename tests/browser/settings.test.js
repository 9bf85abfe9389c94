/*
 * What the reader sets: how densely is marked, clicks only, units; and that it is remembered.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, paintedTexts } from "./in-page.js";
import { annotateStory, answered, asText, OUTPUT, placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

/** What is marked where all is. */
const ALL = ["claim", "doubt", "person", "place", "quantity", "quote", "time"];

/**
 * A test on the story, which `run` annotates.
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 * @param {import("./browser.js").Opening} [opening]
 */
function storyTest(what, run, opening) {
  test(what, () => visit("/pages/story.html", run, answered(opening)));
}

storyTest("at first what has a note is marked, and what is in doubt: two looks", async (page) => {
  await annotate(page, "article", { marks: undefined });
  assert.deepEqual(await kindsOf(page), ["doubt", "note"]);
  const painted = await paintedTexts(page);
  assert.deepEqual(painted["postil-note"], ["Ilse Brandt", "Passau", "Friday", "35 km"]);
  assert.deepEqual(painted["postil-doubt"], ["denied", "Reports"]);
});

storyTest("a publisher can have all marked, or nothing", async (page) => {
  await annotate(page, "article", { marks: "none" });
  assert.deepEqual(await kindsOf(page), []);
  await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
  await annotate(page, "article", { marks: "all" });
  assert.deepEqual(await kindsOf(page), ALL);
});

storyTest("one key goes through the densities, and the choice is remembered", async (page) => {
  await annotate(page, "article", { marks: undefined });
  await page.keyboard.press("Alt+Shift+KeyM");
  assert.deepEqual(await kindsOf(page), ALL);
  await page.keyboard.press("Alt+Shift+KeyM");
  assert.deepEqual(await kindsOf(page), []);
  await page.reload();
  await annotateStory(page);
  assert.deepEqual(await kindsOf(page), [], "what the reader chose goes before the page");
  assert.equal(await page.locator("postil-layer .opener").textContent(), "Notes");
  await page.keyboard.press("Alt+Shift+KeyM");
  assert.deepEqual(await kindsOf(page), ["doubt", "note"]);
});

storyTest("marks are switched off for good in two presses", async (page) => {
  await annotate(page, "article", { marks: undefined });
  await page.locator("postil-layer .opener").click();
  await page.getByRole("radio", { name: "None" }).click();
  assert.deepEqual(await kindsOf(page), []);
  await page.reload();
  await annotate(page, "article", { marks: undefined });
  assert.deepEqual(await kindsOf(page), []);
});

storyTest("where all is marked there are four looks, and no words have two lines", async (page) => {
  await annotateStory(page);
  const looks = await page.evaluate(() =>
    [...CSS.highlights.keys()].map((name) => {
      const { textDecorationStyle, textDecorationLine, textDecorationColor, backgroundColor } =
        getComputedStyle(document.body, `::highlight(${name})`);
      return [textDecorationLine, textDecorationStyle, textDecorationColor, backgroundColor].join();
    }),
  );
  assert.equal(new Set(looks).size, 4);
  const painted = await paintedTexts(page);
  assert.ok(!painted["postil-quantity"].includes("Reports"));
});

storyTest("what earlier versions stored holds", async (page) => {
  await page.evaluate(() => localStorage.setItem("postil", '{"marks":"off"}'));
  await page.reload();
  await annotateStory(page);
  assert.deepEqual(await kindsOf(page), []);
});

storyTest(
  "cards open by click only, if the reader wants",
  async (page) => {
    await annotateStory(page);
    await openSettings(page);
    await page.getByLabel("Open cards by click only").check();
    await page.keyboard.press("Escape");
    await page.clock.pauseAt(Date.now() + 60_000);
    const { x, y } = await placeOf(page, "Passau");
    await page.mouse.move(x, y);
    await page.clock.runFor(2000);
    const card = page.locator("postil-layer .card");
    assert.equal(await card.isVisible(), false);
    await page.mouse.click(x, y);
    assert.equal(await card.isVisible(), true);
  },
  { clock: "fake" },
);

storyTest("conversions follow the units chosen", async (page) => {
  await annotateStory(page);
  await openSettings(page);
  const units = page.getByRole("combobox", { name: "Conversions" });
  await units.selectOption("US");
  assert.ok((await numberCard(page)).includes("22 miles"));
  await units.selectOption("Metric");
  assert.ok(!(await numberCard(page)).includes("22 miles"));
});

storyTest("marks are printed if the reader wants, and that is remembered", async (page) => {
  const line = () =>
    page.evaluate(
      () => getComputedStyle(document.body, "::highlight(postil-place)").textDecorationLine,
    );
  await annotateStory(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await line(), "none");
  await page.emulateMedia({ media: "screen" });
  await openSettings(page);
  await page.getByLabel("Print with notes").check();
  await page.reload();
  await annotateStory(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await line(), "underline");
  assert.equal(await page.locator("postil-layer .opener").isVisible(), false);
  const notes = page.locator("postil-layer .footnote");
  await notes.first().waitFor();
  assert.equal(await notes.count(), 6);
  assert.equal(await notes.nth(1).textContent(), "Passau Town in Germany · 50,566 people");
  const [note, text] = await Promise.all([
    notes.first().boundingBox(),
    page.locator("article").boundingBox(),
  ]);
  assert.ok(note && text && note.y >= text.y + text.height, "below the article");
});

storyTest("cards take the colors chosen, the text keeps its size", async (page) => {
  await annotateStory(page);
  await openSettings(page);
  const panel = page.locator("postil-layer .panel");
  const look = () =>
    panel.evaluate((element) => {
      const { backgroundColor, fontSize } = getComputedStyle(element);
      return { backgroundColor, fontSize };
    });
  const light = await look();
  await page.getByRole("combobox", { name: "Colors of cards" }).selectOption("Dark");
  const dark = await look();
  assert.notEqual(dark.backgroundColor, light.backgroundColor);
  assert.equal(dark.fontSize, light.fontSize);
});

storyTest("a question mark lists the keys", async (page) => {
  await annotateStory(page);
  await page.keyboard.press("Alt+KeyJ");
  await page.keyboard.press("?");
  const keys = page.getByText("next mention of the same");
  await keys.waitFor();
  await page.keyboard.press("?");
  assert.equal(await keys.isVisible(), false);
});

storyTest(
  "without storage the choices hold for the page",
  async (page) => {
    await annotateStory(page);
    await page.keyboard.press("Alt+Shift+KeyM");
    assert.deepEqual(await kindsOf(page), []);
  },
  {
    script: () => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    },
  },
);

storyTest(
  "what is stored by others in our place is ignored",
  async (page) => {
    await annotate(page, "article");
    assert.deepEqual(await kindsOf(page), ALL);
  },
  {
    script: () => localStorage.setItem("postil", '{"marks": null, "units": "furlong"}'),
  },
);

/** Grounds and the palest text on them that WCAG AA would still pass with something to spare. */
const GROUNDS = {
  light: ["rgb(255, 255, 255)", "rgb(105, 105, 105)"],
  sepia: ["rgb(244, 236, 216)", "rgb(91, 70, 54)"],
  dark: ["rgb(18, 18, 18)", "rgb(165, 165, 165)"],
};

for (const [name, [ground, ink]] of Object.entries(GROUNDS)) {
  storyTest(
    `text on a tint keeps its contrast, and lines have theirs, on ${name}`,
    async (page) => {
      await page.addStyleTag({ content: `body { background: ${ground}; color: ${ink} }` });
      await annotateStory(page);
      const paper = name === "dark" ? "-dark" : "";
      const named = (/** @type {string[]} */ names) => names.map((one) => `postil-${one}${paper}`);
      const tints = named(["claim", "quote", "active", "flash", "spot"]);
      const lines = named(["note", "doubt", "hint", "person", "place", "time", "quantity", "term"]);
      const { bare, texts, marks } = await page.evaluate(contrasts, { tints, lines });
      for (const ratio of texts) assert.ok(ratio < bare, `${name}: there is a tint`);
      for (const ratio of texts) assert.ok(ratio >= 4.5 && ratio < 21, `${name}: ${texts}`);
      for (const ratio of marks) assert.ok(ratio >= 3 && ratio < 21, `${name}: ${marks}`);
    },
  );
}

test("progress shows where the analysis takes its time, and goes", () => {
  const slow = `addEventListener("message", ({ data: { id } }) => {
      new BroadcastChannel("answer").onmessage = () =>
        postMessage({ id, json: ${asText(OUTPUT)} });
    });
    postMessage({ ready: true });`;
  const { answers } = answered();
  return visit(
    "/pages/story.html",
    async (page) => {
      const made = annotateStory(page);
      await page.getByText("Reading the article…").waitFor();
      await page.evaluate(() => new BroadcastChannel("answer").postMessage("now"));
      await made;
      assert.equal(await page.getByText("Reading the article…").count(), 0);
      assert.equal(await page.locator("postil-layer").count(), 1);
    },
    { answers: { ...answers, "/worker.js": { content: slow } } },
  );
});

/**
 * Runs in the page: the contrast of its text on its paper and on each tint, and of each line on both.
 * @param {{ tints: string[], lines: string[] }} names
 */
function contrasts({ tints, lines }) {
  const context = /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  const { backgroundColor, color } = getComputedStyle(document.body);
  const luminance = (/** @type {string[]} */ ...layers) => {
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (/** @type {number} */ one, /** @type {number} */ other) =>
    (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const style = (/** @type {string} */ name) =>
    getComputedStyle(document.body, `::highlight(${name})`);
  const grounds = tints.map((name) => luminance(backgroundColor, style(name).backgroundColor));
  const papers = [luminance(backgroundColor), ...grounds];
  const drawn = lines.map((name) => luminance(style(name).textDecorationColor));
  return {
    bare: ratio(luminance(color), papers[0]),
    texts: grounds.map((ground) => ratio(luminance(color), ground)),
    marks: drawn.flatMap((line) => papers.map((paper) => ratio(line, paper))),
  };
}

/**
 * The kinds that are marked.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function kindsOf(page) {
  const names = Object.keys(await paintedTexts(page)).map((name) => name.split("-")[1]);
  return [...new Set(names)].sort();
}

/** @param {Page} page */
async function openSettings(page) {
  await page.keyboard.press("Alt+KeyM");
  await page.getByRole("tab", { name: "Index" }).click();
  await page.locator("summary", { hasText: "Settings" }).click();
}

/**
 * What the card of "35 km" says.
 * @param {Page} page
 */
async function numberCard(page) {
  const { x, y } = await placeOf(page, "35 km");
  await page.mouse.click(x, y);
  return (await page.locator("postil-layer .card").textContent()) ?? "";
}
