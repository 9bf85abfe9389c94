/*
 * Annotating a page with the real analysis: what is painted, and that nothing else happens to it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { FAMILIES } from "../../www/annotations/kinds.js";
import { setUp } from "./browser.js";
import { annotate, noteNodes, paintedTexts, refusal } from "./in-page.js";
import { answered } from "./story.js";

const { visit } = setUp();

const ALL = Object.values(FAMILIES).flat();

test("highlights cover exactly the words, through markup of many kinds", () =>
  visit("/pages/article.html", async (page) => {
    await annotate(page, "#article", { show: ["place", "time", "quantity"] });
    const painted = await paintedTexts(page);
    assert.deepEqual(painted["postil-place"], [
      "Geneva",
      "Vienna",
      "Mos\u00adcow",
      "Paris",
      "Lisbon",
    ]);
    assert.deepEqual(painted["postil-quantity"], ["35 km"]);
    assert.deepEqual(painted["postil-time"], ["14\n     August   2024"]);
  }));

test("every name, time and number is painted where it is, and offsets index the text", () =>
  visit("/index.html", async (page) => {
    await page.getByText("found in").waitFor();
    await annotate(page, "#article", { show: ALL });
    const { said, all, painted } = await page.evaluate(async () => {
      const { TextMap } = await import("/www/text/text-map.js");
      const root = /** @type {Element} */ (document.getElementById("article"));
      const { text } = new TextMap(root);
      const { reader } = /** @type {any} */ (window);
      const flat = (/** @type {string} */ words) => words.replace(/\s+/g, " ");
      const marked = reader.annotations.filter(
        (/** @type {any} */ { mention, content }) => mention !== "pronoun" && !content,
      );
      const live = document.createRange();
      const names = [...CSS.highlights.keys()].filter(
        (name) => !/-(quote|claim|note|doubt)/.test(name),
      );
      const texts = names.flatMap((name) =>
        [.../** @type {Highlight} */ (CSS.highlights.get(name))].map(
          ({ startContainer, startOffset, endContainer, endOffset }) => {
            live.setStart(startContainer, startOffset);
            live.setEnd(endContainer, endOffset);
            return flat(live.toString());
          },
        ),
      );
      // No words have two lines: what lies within other words, or says that something is in doubt,
      // is left out.
      const others = reader.annotations.flatMap((/** @type {any} */ one) =>
        one.content ? (one.because ?? []) : one,
      );
      const isAlone = (/** @type {any} */ one) =>
        others.every(
          (/** @type {any} */ other) =>
            other === one || other.end <= one.start || one.end <= other.start,
        );
      const words = (/** @type {any} */ { start, end }) => flat(text.slice(start, end));
      return { said: marked.filter(isAlone).map(words), all: marked.map(words), painted: texts };
    });
    assert.ok(said.length > 50, `${said.length} annotations`);
    assert.deepEqual(without(said, painted), [], "all is painted");
    assert.deepEqual(without(painted, all), [], "and nothing else");
  }));

test("the nodes of the page are the same while it is annotated, and all is as before after", () =>
  visit("/pages/article.html", async (page) => {
    const changes = await noteNodes(page);
    await annotate(page, "#article");
    assert.deepEqual(await changes("POSTIL-LAYER"), []);
    await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
    assert.deepEqual(await changes(), []);
  }));

test("two hundred rounds leave nothing behind", () =>
  visit("/pages/article.html", async (page) => {
    const changes = await noteNodes(page);
    await page.evaluate(async () => {
      const { annotate } = await import("/postil.js");
      const root = /** @type {Element} */ (document.getElementById("article"));
      for (let round = 0; round < 200; round++) (await annotate(root)).destroy();
    });
    assert.deepEqual(await changes(), []);
  }));

test("update paints what was added, at its place", () =>
  visit("/pages/article.html", async (page) => {
    await annotate(page, "#article", { show: ["place"] });
    await page.evaluate(() => {
      const late = document.createElement("p");
      late.textContent = "Talks moved to Berlin.";
      document.getElementById("article")?.prepend(late);
      return /** @type {any} */ (window).reader.update();
    });
    const painted = await paintedTexts(page);
    assert.ok(painted["postil-place"]?.includes("Berlin"));
    assert.ok(painted["postil-place"]?.includes("Geneva"));
  }));

test("update follows text that moved without changing", () =>
  visit("/pages/article.html", async (page) => {
    await annotate(page, "#article", { show: ["place"] });
    await page.evaluate(() => {
      for (const item of document.querySelectorAll("li")) item.replaceChildren(item.innerText);
      return /** @type {any} */ (window).reader.update();
    });
    const painted = await paintedTexts(page);
    assert.ok(painted["postil-place"]?.includes("Paris"));
  }));

test("a page that changes during the analysis is read again", () =>
  visit("/pages/article.html", async (page) => {
    await page.evaluate(async () => {
      const { annotate } = await import("/postil.js");
      const root = /** @type {Element} */ (document.getElementById("article"));
      const made = annotate(root, { marks: "all", show: ["place"] });
      root.replaceChildren("Only the talks in Warsaw failed.");
      await made;
    });
    assert.deepEqual((await paintedTexts(page))["postil-place"], ["Warsaw"]);
  }));

test("nothing is painted by an analysis that ends after destroy", () =>
  visit("/pages/article.html", async (page) => {
    const changes = await noteNodes(page);
    await annotate(page, "#article");
    await page.evaluate(async () => {
      const { reader } = /** @type {any} */ (window);
      const added = document.getElementById("article")?.appendChild(new Text(" Rome"));
      const update = reader.update();
      reader.destroy();
      await update;
      added?.remove();
    });
    assert.deepEqual(await changes(), []);
  }));

test("a dark part of a page and a light one have each its own colors", () =>
  visit(
    "/pages/story.html",
    async (page) => {
      await page.evaluate(async () => {
        const { annotate } = await import("/postil.js");
        const light = /** @type {Element} */ (document.querySelector("article"));
        const dark = /** @type {HTMLElement} */ (light.cloneNode(true));
        dark.style.background = "black";
        dark.style.color = "silver";
        light.after(dark);
        await annotate(light, { marks: "all" });
        Object.assign(window, { reader: await annotate(dark, { marks: "all" }) });
      });
      const papers = () =>
        page.evaluate(() =>
          ["postil-place", "postil-place-dark"].map((name) => ({
            articles: [...(CSS.highlights.get(name) ?? [])].map(({ startContainer }) =>
              [...document.querySelectorAll("article")].findIndex((one) =>
                one.contains(startContainer),
              ),
            ),
            color: getComputedStyle(document.body, `::highlight(${name})`).textDecorationColor,
          })),
        );
      const [light, dark] = await papers();
      assert.deepEqual(
        [light.articles, dark.articles],
        [
          [0, 0, 0],
          [1, 1, 1],
        ],
      );
      assert.notEqual(light.color, dark.color);
      // The dark part turns light when it is read again, and its marks with it.
      await page.evaluate(async () => {
        const { reader } = /** @type {any} */ (window);
        reader.root.style.background = "white";
        reader.root.append(" Later.");
        await reader.update();
      });
      const [all, none] = await papers();
      assert.deepEqual([all.articles, none.articles], [[0, 0, 0, 1, 1, 1], []]);
    },
    answered(),
  ));

test("two readers on a page keep out of each other's way", () =>
  visit("/pages/article.html", async (page) => {
    await annotate(page, "nav", { show: ["place"] });
    await page.evaluate(() => Object.assign(window, { first: /** @type {any} */ (window).reader }));
    await annotate(page, "h1", { show: ["place"] });
    assert.deepEqual((await paintedTexts(page))["postil-place"], ["Moscow", "Geneva"]);
    await page.evaluate(() => /** @type {any} */ (window).first.destroy());
    assert.deepEqual((await paintedTexts(page))["postil-place"], ["Geneva"]);
  }));

test("highlights of others are left alone", () =>
  visit("/pages/article.html", async (page) => {
    await page.evaluate(() => CSS.highlights.set("search", new Highlight()));
    await annotate(page, "#article");
    await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
    assert.deepEqual(Object.keys(await paintedTexts(page)), ["search"]);
  }));

/** Texts that no editor would let pass: what is around Moscow, which must be found in each. */
const STRANGE = {
  "a lone high surrogate": "\ud83d fell. Talks in Moscow failed.",
  "a lone low surrogate": "\ude00\ude00 fell. Talks in Moscow failed.",
  "surrogates the wrong way round": "a\ude00\ud83db fell. Talks in Moscow failed.",
  "characters of two units": "😀🇺🇦 fell. Talks in Moscow failed.",
  "a NUL": "a\0b fell. Talks in Moscow failed.",
  "right to left": "שלום עולם. Talks in Moscow failed.",
  "combining marks": "Cafe\u0301 fell. Talks in Moscow failed.",
};

for (const [what, text] of Object.entries(STRANGE)) {
  test(`offsets stay right after ${what}`, () =>
    visit("/pages/blank.html", async (page) => {
      await page.evaluate(
        (units) => {
          // Given by its units: lone surrogates do not survive the way into the browser as text.
          document.body.replaceChildren(new Text(String.fromCharCode(...units)));
        },
        [...Array(text.length).keys()].map((index) => text.charCodeAt(index)),
      );
      await annotate(page, "body", { show: ["place"] });
      assert.deepEqual((await paintedTexts(page))["postil-place"], ["Moscow"]);
    }));
}

test("an empty element has no annotations", () =>
  visit("/pages/blank.html", async (page) => {
    await annotate(page, "body");
    const found = await page.evaluate(() => /** @type {any} */ (window).reader.annotations);
    assert.deepEqual(found, []);
  }));

test("a bad date is named, the page is untouched, and the next call works", () =>
  visit("/pages/article.html", async (page) => {
    const changes = await noteNodes(page);
    assert.match((await refusal(page, "#article", { published: "soon" })) ?? "", /published.*soon/);
    assert.deepEqual(await changes(), []);
    await annotate(page, "#article", { published: "2024-08-15", show: ["place"] });
    assert.equal((await paintedTexts(page))["postil-place"]?.length, 5);
  }));

test("what is no element is refused by name", () =>
  visit("/pages/blank.html", async (page) => {
    assert.match((await refusal(page, "#missing")) ?? "", /the root is not an element/);
  }));

test("the published date is given, or found in the text", () =>
  visit("/pages/blank.html", async (page) => {
    await page.evaluate(() => {
      document.body.innerHTML = "<p>Aug 14, 2024</p><p>Talks in Moscow failed on Wednesday.</p>";
    });
    const published = () => page.evaluate(() => /** @type {any} */ (window).reader.published);
    await annotate(page, "body");
    assert.equal(await published(), "2024-08-14");
    await annotate(page, "body", { published: "2024-08-16" });
    assert.equal(await published(), "2024-08-16");
  }));

test("the stages of the analysis are measured in the browser's performance panel", () =>
  visit("/pages/article.html", async (page) => {
    await page.evaluate(() => {
      // The worker's measures are its own; on the main thread they can be read here.
      Object.assign(window, { Worker: undefined });
    });
    await annotate(page, "#article");
    const names = await page.evaluate(() =>
      performance.getEntriesByType("measure").map(({ name }) => name),
    );
    assert.ok(names.filter((name) => name.startsWith("postil:")).length >= 2, String(names));
  }));

/**
 * What of a list is not in another, each as often as it is there.
 * @param {string[]} list
 * @param {string[]} others
 */
function without(list, others) {
  const left = [...others];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
