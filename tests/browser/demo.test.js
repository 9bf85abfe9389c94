/*
 * The demo page as a newcomer meets it: the article with its margin, and a text of one's own.
 */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { paintedTexts } from "./in-page.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

test("the article has notes of every kind, and some doubt, and shows them beside it", () =>
  visit(
    "/",
    async (page) => {
      assert.match(await found(page), /^\d+ things found in \d+ ms$/);
      const painted = await paintedTexts(page);
      assert.deepEqual(Object.keys(painted).sort(), ["postil-doubt", "postil-note"]);
      for (const words of ["Wednesday", "6 km", "Rotterdam"]) {
        assert.ok(painted["postil-note"].includes(words), words);
      }
      await page.locator("postil-layer .sidenote").first().waitFor();
      const count = await page.locator("postil-layer .sidenote").count();
      assert.equal(count, painted["postil-note"].length + painted["postil-doubt"].length);
    },
    { context: { viewport: { width: 1280, height: 800 } } },
  ));

test("the marks are switched between densities", () =>
  visit("/", async (page) => {
    await found(page);
    const before = await paintedTexts(page);
    const marks = page.getByRole("group", { name: "Marks", exact: true });
    await marks.getByRole("radio", { name: "Everything" }).check();
    assert.ok((await paintedTexts(page))["postil-person"].length > 3);
    await marks.getByRole("radio", { name: "None" }).check();
    assert.deepEqual(await paintedTexts(page), {});
    await marks.getByRole("radio", { name: "Notes" }).check();
    assert.deepEqual(await paintedTexts(page), before);
  }));

test("the page dresses as other papers do, and Postil with it", () =>
  visit("/", async (page) => {
    await found(page);
    const look = async () => {
      const panel = page.locator("postil-layer .panel");
      await panel.waitFor();
      return panel.evaluate((element) => {
        const { backgroundColor, color, fontFamily } = getComputedStyle(element);
        const accent = element.querySelector("[aria-selected=true]");
        const { borderBottomColor } = getComputedStyle(/** @type {Element} */ (accent));
        return [backgroundColor, color, fontFamily, borderBottomColor];
      });
    };
    const looks = [await look()];
    for (const name of ["a serif paper", "a sans paper", "a dark one"]) {
      await page.getByRole("radio", { name }).check();
      await found(page);
      const [paper, ink, face, accent] = await look();
      looks.push([paper, ink, face, accent]);
      const page_ = await page.evaluate(() => {
        const { backgroundColor, color, fontFamily } = getComputedStyle(document.body);
        const link = getComputedStyle(/** @type {Element} */ (document.querySelector("p a")));
        return [backgroundColor, color, fontFamily, link.color];
      });
      assert.deepEqual([paper, ink, face, accent], page_);
    }
    assert.equal(new Set(looks.map(String)).size, 4);
  }));

test("a pasted text is annotated, by its date, and the article comes back", () =>
  visit(
    "/",
    async (page) => {
      await found(page);
      await page.getByRole("radio", { name: "Everything" }).check();
      await paste(page, "Talks in Moscow failed on Wednesday.\n\nThe road is 35 km long.");
      await page.getByLabel("Published").fill("2024-08-15");
      await page.getByRole("button", { name: "Annotate" }).click();
      await page.locator("#own p").nth(1).waitFor();
      await found(page);
      const painted = await paintedTexts(page);
      assert.deepEqual(painted["postil-place"], ["Moscow"]);
      assert.deepEqual(painted["postil-quantity"], ["35 km"]);
      await click(page, "Wednesday");
      assert.equal(await titleOf(page), "Wednesday, August 14, 2024");
      await page.getByRole("button", { name: "Back to the article" }).click();
      await found(page);
      assert.ok((await paintedTexts(page))["postil-place"].length > 1);
    },
    { context: { permissions: ["clipboard-read", "clipboard-write"] } },
  ));

test("hostile text stays text", () =>
  visit(
    "/",
    async (page) => {
      await found(page);
      const text =
        '<img src=x onerror="hacked=1"> Talks in Moscow failed.<script>hacked=1</script>';
      await paste(page, text);
      await page.getByRole("button", { name: "Annotate" }).click();
      await page.locator("#own p").waitFor();
      assert.equal(await page.locator("#own").innerText(), text);
      assert.equal(await page.evaluate(() => "hacked" in window), false);
    },
    { context: { permissions: ["clipboard-read", "clipboard-write"] } },
  ));

test("a dropped text file is annotated", () =>
  visit("/", async (page) => {
    await found(page);
    await page.getByRole("radio", { name: "Everything" }).check();
    await drop(page, "story.txt", "Talks in Moscow failed.");
    await page.locator("#own p").waitFor();
    await found(page);
    assert.deepEqual((await paintedTexts(page))["postil-place"], ["Moscow"]);
    assert.equal(await page.locator("#text").inputValue(), "Talks in Moscow failed.");
  }));

test("of a dropped page the article is annotated, and nothing of it runs", () =>
  visit("/", async (page) => {
    await found(page);
    await page.getByRole("radio", { name: "Everything" }).check();
    const source = `<nav>Paris</nav><article onclick="hacked=1"><h1 style="color:red">Talks in
      <b id="text">Mos</b>cow</h1><script>hacked=1</script><img src=x onerror="hacked=1">
      <svg onload="hacked=1"></svg><a href="javascript:hacked=1">They failed.</a></article>`;
    await drop(page, "story.html", source);
    await page.locator("#own h1").waitFor();
    await found(page);
    assert.deepEqual((await paintedTexts(page))["postil-place"], ["Moscow"]);
    const inside = await page.evaluate(() =>
      [...document.querySelectorAll("#own *")].map(
        ({ localName, attributes }) => `${localName} ${attributes.length}`,
      ),
    );
    assert.deepEqual(inside, ["h1 0", "b 0"]);
    assert.equal(await page.evaluate(() => "hacked" in window), false);
  }));

test("a window of 320 pixels scrolls one way only", () =>
  visit(
    "/",
    async (page) => {
      await found(page);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(widths[0] <= widths[1], String(widths));
    },
    { context: { viewport: { width: 320, height: 640 } } },
  ));

test("nothing is marked in print", () =>
  visit("/", async (page) => {
    await found(page);
    assert.equal(await lineOf(page), "underline");
    await page.emulateMedia({ media: "print" });
    assert.equal(await lineOf(page), "none");
  }));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing wrong, in ${colorScheme}, with a card open and without`, () =>
    visit(
      "/",
      async (page) => {
        await found(page);
        await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
        assert.deepEqual(await violations(page), []);
        await click(page, "Gdansk");
        await page.locator("postil-layer .card").waitFor();
        assert.deepEqual(await violations(page), []);
      },
      { context: { colorScheme, reducedMotion: "reduce" } },
    ));

  test(`axe finds nothing wrong, in ${colorScheme}, with the margin open`, () =>
    visit(
      "/",
      async (page) => {
        await found(page);
        await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
        if (!(await page.getByRole("dialog").isVisible())) await page.keyboard.press("Alt+KeyM");
        await page.getByRole("dialog").waitFor();
        for (const tab of await page.getByRole("tab").all()) {
          await tab.click();
          assert.deepEqual(await violations(page), []);
        }
      },
      { context: { colorScheme, reducedMotion: "reduce" } },
    ));
}

/**
 * Waits for the analysis; returns what the page says of it.
 * @param {Page} page
 * @returns {Promise<string>}
 */
async function found(page) {
  const status = page.locator("#status", { hasText: "found in" });
  await status.waitFor();
  return status.innerText();
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
function titleOf(page) {
  return page.locator("postil-layer .card .title").textContent();
}

/**
 * Pastes from the clipboard, by the keys for it.
 * @param {Page} page
 * @param {string} text
 */
async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.locator("#text").focus();
  await page.keyboard.press("ControlOrMeta+V");
  assert.equal(await page.locator("#text").inputValue(), text);
}

/**
 * Drops a file on the page, as from the desktop.
 * @param {Page} page
 * @param {string} name
 * @param {string} content
 */
async function drop(page, name, content) {
  const folder = await mkdtemp(join(tmpdir(), "postil-"));
  const file = join(folder, name);
  await writeFile(file, content);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) {
    await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  }
  await page.locator("#own > *").first().waitFor();
  await rm(folder, { recursive: true });
}

/**
 * The line that notes are marked with.
 * @param {Page} page
 */
function lineOf(page) {
  return page.evaluate(
    () => getComputedStyle(document.body, "::highlight(postil-note)").textDecorationLine,
  );
}

/**
 * What axe objects to, with the elements.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function violations(page) {
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run();
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ { target }) => `${id}: ${target}`),
    );
  });
}
