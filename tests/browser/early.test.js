/*
 * What is done while the marks are there and the layer is not yet: a reader may be quick, and a
 * script of the page has the reader at hand before the first frame.
 *
 * All of it happens in one task, so that no frame comes between; events are made by hand for that.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { noteNodes } from "./in-page.js";
import { answered } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

/**
 * Annotates the article and acts in the same task.
 * @param {string} what
 * @param {(reader: any, place: { element: Element, at: MouseEventInit }) => void} act Runs in the
 *   page; is told where the first place stands.
 * @param {(page: Page) => Promise<void>} check
 */
function early(what, act, check) {
  const run = async (/** @type {Page} */ page) => {
    const source = `(${act})(reader, place)`;
    const wasThere = await page.evaluate(async (source) => {
      const { annotate } = await import("/postil.js");
      const reader = await annotate("article", { marks: "all" });
      const wasThere = document.querySelector("postil-layer") !== null;
      const [range] = [.../** @type {Highlight} */ (CSS.highlights.get("postil-place"))];
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { left, top } = live.getBoundingClientRect();
      const at = { bubbles: true, composed: true, clientX: left + 3, clientY: top + 3 };
      const place = { element: range.startContainer.parentElement, at };
      new Function("reader", "place", source)(reader, place);
      return wasThere;
    }, source);
    assert.equal(wasThere, false, "the layer is there already");
    await check(page);
  };
  test(`before the layer is there: ${what}`, () => visit("/pages/story.html", run, answered()));
}

/** @param {string} title */
const showsCard = (title) => async (/** @type {Page} */ page) => {
  await page.locator("postil-layer .card").waitFor();
  assert.equal(await page.locator("postil-layer .card .title").textContent(), title);
};

early(
  "a click opens the card",
  (_, { element, at }) => element.dispatchEvent(new MouseEvent("click", at)),
  showsCard("Passau"),
);

early(
  "a mouse that comes to rest on a mark opens the card",
  (_, { element, at }) =>
    element.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerType: "mouse" })),
  showsCard("Passau"),
);

early(
  "a script opens a card",
  (reader) =>
    reader.open(reader.annotations.find((/** @type {any} */ one) => one.kind === "place")),
  showsCard("Passau"),
);

early(
  "a key steps to the first mark",
  () => {
    const key = { code: "KeyJ", key: "j", altKey: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
  },
  showsCard("Ilse Brandt"),
);

early(
  "a key opens the margin, and what is in it is there",
  () => {
    const key = { code: "KeyM", key: "m", altKey: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
  },
  async (page) => {
    await page.locator("postil-layer .panel").waitFor();
    assert.ok((await page.locator("postil-layer .panel .entry").count()) > 0);
    assert.equal(await page.locator("postil-layer .opener").count(), 1);
  },
);

test("before the layer is there: a listener for the event opens a card", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await page.evaluate(async () => {
        document.addEventListener("postil-ready", (event) => {
          const { reader } = /** @type {CustomEvent} */ (event).detail;
          reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "place"));
        });
        const { annotate } = await import("/postil.js");
        await annotate("article", { marks: "all" });
      });
      await showsCard("Passau")(page);
    },
    answered(),
  ));

test("a reader destroyed before the layer is there leaves nothing that comes later", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      const changes = await noteNodes(page);
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        const reader = await annotate("article", { marks: "all" });
        reader.destroy();
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (const _ of [1, 2, 3, 4]) await frame();
        await new Promise((resolve) => setTimeout(resolve));
      });
      assert.deepEqual(await changes(), []);
    },
    answered(),
  ));

test("a layer that the page has thrown out comes again with a card, and all in it once", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        const reader = await annotate("article", { marks: "all" });
        const place = reader.annotations.find(({ kind }) => kind === "place");
        if (!place) throw new Error("there is a place");
        reader.open(place);
        document.querySelector("postil-layer")?.remove();
        reader.open(place);
      });
      await showsCard("Passau")(page);
      assert.equal(await page.locator("postil-layer .opener").count(), 1);
    },
    answered(),
  ));
