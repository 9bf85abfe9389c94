/*
 * What the reader sets: lenses, the off switch, clicks only, units; and that it is remembered.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, paintedTexts } from "./in-page.js";
import { annotateStory, answered, asText, OUTPUT, placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

/**
 * A test on the story, which `run` annotates.
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 * @param {import("./browser.js").Opening} [opening]
 */
function storyTest(what, run, opening) {
  test(what, () => visit("/pages/story.html", run, answered(opening)));
}

storyTest("at first who, where and who says what are marked", async (page) => {
  await annotate(page, "article");
  assert.deepEqual(await kindsOf(page), ["claim", "person", "place", "quote", "voice"]);
});

storyTest("a lens is switched by the keyboard, and remembered", async (page) => {
  await annotate(page, "article");
  await page.keyboard.press("Alt+KeyM");
  await lens(page, "places").focus();
  await page.keyboard.press("Space");
  await lens(page, "numbers").focus();
  await page.keyboard.press("Space");
  const chosen = ["claim", "person", "quantity", "quote", "voice"];
  assert.deepEqual(await kindsOf(page), chosen);
  await page.reload();
  await annotateStory(page);
  assert.deepEqual(await kindsOf(page), chosen, "what the reader chose goes before the page");
});

storyTest("all marks can be switched off, and stay off; the margin tells all", async (page) => {
  await annotateStory(page);
  await openSettings(page);
  await page.getByLabel("Marks in the text").uncheck();
  assert.deepEqual(await kindsOf(page), []);
  await page.reload();
  await annotateStory(page);
  assert.deepEqual(await kindsOf(page), []);
  await openSettings(page);
  await page.getByRole("tab", { name: "Places 3" }).click();
  await page.getByLabel("Marks in the text").check();
  assert.equal((await paintedTexts(page))["postil-place"].length, 3);
});

storyTest(
  "cards open by click only, if the reader wants",
  async (page) => {
    await annotateStory(page);
    await openSettings(page);
    await page.getByLabel("Open cards by click only").check();
    await page.keyboard.press("Alt+KeyM");
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

storyTest("a card offers the units too, and stays open when they are switched", async (page) => {
  await annotateStory(page);
  assert.match(await numberCard(page), /22 miles/);
  const metric = page.getByRole("button", { name: "Metric" });
  await metric.click();
  const card = page.locator("postil-layer .card");
  assert.equal(await metric.getAttribute("aria-pressed"), "true");
  assert.doesNotMatch((await card.textContent()) ?? "", /22 miles/);
  await page.getByRole("button", { name: "UK" }).click();
  assert.match((await card.textContent()) ?? "", /22 miles/);
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
  await page.getByLabel("Marks in print").check();
  await page.reload();
  await annotateStory(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await line(), "underline");
  assert.equal(await page.locator("postil-layer .opener").isVisible(), false);
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
  assert.equal(await keys.isVisible(), true);
  await page.keyboard.press("?");
  assert.equal(await keys.isVisible(), false);
});

storyTest(
  "without storage the choices hold for the page",
  async (page) => {
    await annotateStory(page);
    await page.keyboard.press("Alt+KeyM");
    await lens(page, "places").uncheck();
    assert.equal((await paintedTexts(page))["postil-place"], undefined);
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
    assert.deepEqual(await kindsOf(page), ["claim", "person", "place", "quote", "voice"]);
  },
  {
    script: () =>
      localStorage.setItem("postil", '{"lenses": 7, "marks": null, "units": "furlong"}'),
  },
);

storyTest("each source has its tint, the same for all it says", async (page) => {
  await annotateStory(page);
  const painted = await paintedTexts(page);
  assert.deepEqual(painted["postil-voice-1"], [
    "the bridge at Passau may reopen on Friday",
    "“We lost 35 km of road,”",
  ]);
  assert.deepEqual(painted["postil-voice-2"], ["the dam had failed"]);
  assert.deepEqual(painted["postil-voice-3"], ["“We left,”", "“It was late.”"]);
  assert.equal(painted["postil-voice-4"], undefined, "nobody is named");
});

/** Grounds and the palest text on them that WCAG AA would still pass with something to spare. */
const GROUNDS = {
  light: ["rgb(255, 255, 255)", "rgb(105, 105, 105)"],
  sepia: ["rgb(244, 236, 216)", "rgb(91, 70, 54)"],
  dark: ["rgb(18, 18, 18)", "rgb(165, 165, 165)"],
};

for (const [name, [ground, ink]] of Object.entries(GROUNDS)) {
  storyTest(`text on a tint keeps its contrast, on ${name}`, async (page) => {
    await page.addStyleTag({ content: `body { background: ${ground}; color: ${ink} }` });
    await annotateStory(page);
    const voices = ["1", "2", "3", "4", "5", "6", "rest"].map((voice) => `voice-${voice}`);
    const paper = name === "dark" ? "-dark" : "";
    const names = [...voices, "active", "flash"].map((one) => `postil-${one}${paper}`);
    const [bare, ...ratios] = await page.evaluate(contrasts, ["none", ...names]);
    assert.equal(ratios.length, 9);
    for (const ratio of ratios) assert.ok(ratio < bare, `${name}: there is a tint`);
    for (const ratio of ratios) assert.ok(ratio >= 4.5 && ratio < 21, `${name}: ${ratios}`);
  });
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
 * Runs in the page: the contrast of its text on the tint of each highlight.
 * @param {string[]} names
 * @returns {number[]}
 */
function contrasts(names) {
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
  return names.map((name) => {
    const tint = getComputedStyle(document.body, `::highlight(${name})`);
    const levels = [luminance(backgroundColor, tint.backgroundColor), luminance(color)];
    return (Math.max(...levels) + 0.05) / (Math.min(...levels) + 0.05);
  });
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

/**
 * @param {Page} page
 * @param {string} what
 */
function lens(page, what) {
  return page.getByRole("switch", { name: `Mark ${what} in the text` });
}

/** @param {Page} page */
async function openSettings(page) {
  await page.keyboard.press("Alt+KeyM");
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
