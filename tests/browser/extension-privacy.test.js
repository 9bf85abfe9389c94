/*
 * The extension on hostile pages: what their scripts learn of the reader, and what they can do to it.
 * Every promise of `docs/security.md` about the extension is held here.
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { EXTENSION, withExtension } from "./extension-page.js";
import { SEEN, spied, spy } from "./extension-spy.js";
import { globalNames } from "./global-names.js";
import { placeOf } from "./story.js";

/** @import { Extended } from "./extension-page.js" */

const { all, ofDocument } = await globalNames();

/**
 * Presses the button and waits for the layer.
 * @param {Extended} extended
 */
async function read({ press, shows }) {
  await press();
  await shows("opener");
}

/** @param {Extended} extended */
const cardTitle = ({ inside }) =>
  inside(({ layer }) => layer.querySelector(".card:popover-open .title")?.textContent ?? null);

/**
 * Where a word of the card would be selected, the page reads none.
 * @param {Extended} extended
 */
async function selectsNothing({ page, inside }) {
  const at = await inside(({ layer }) => {
    const title = /** @type {Element} */ (layer.querySelector(".card .title"));
    const { left, top, height } = title.getBoundingClientRect();
    return { x: left + 10, y: top + height / 2 };
  });
  await page.mouse.dblclick(at.x, at.y);
  assert.equal(await page.evaluate(() => String(getSelection())), "");
}

/** @param {Extended} extended */
const searched = ({ inside }) =>
  inside(({ layer, margin }) => {
    const tree = margin ?? layer;
    return /** @type {HTMLInputElement} */ (tree.querySelector("input[type=search]")).value;
  });

/** @param {Extended} extended */
const isMarginOpen = ({ inside }) =>
  inside(({ layer, margin }) => (margin ?? layer).querySelector(".panel:popover-open") !== null);

/**
 * @param {string} promise
 * @param {(extended: Extended) => Promise<void>} check
 * @param {() => void} [script]
 */
function promises(promise, check, script = spy) {
  test(promise, () => withExtension(check, { script }));
}

promises("a page sees one empty element, whatever is read, opened and set", async (extended) => {
  const { page, inside } = extended;
  await read(extended);
  const { events, ...seen } = await spied(page);
  assert.deepEqual(seen, SEEN);
  assert.deepEqual(
    events.filter((event) => /postil|extension|reader/.test(event)),
    [],
  );
  const { x, y } = await placeOf(page, "Glasgow");
  await page.mouse.click(x, y);
  assert.equal(await cardTitle(extended), "Glasgow");
  await selectsNothing(extended);
  await page.keyboard.press("Alt+KeyM");
  await inside(({ layer, margin }) => {
    const [, select] = (margin ?? layer).querySelectorAll("select");
    select.value = "dark";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const { events: later, ...still } = await spied(page);
  assert.deepEqual(still, SEEN);
  assert.deepEqual(
    later.filter((event) => /postil|extension|reader/.test(event)),
    [],
  );
});

promises("nothing that is typed or pressed in the margin reaches the page", async (extended) => {
  const { page } = extended;
  await read(extended);
  await page.keyboard.press("Alt+KeyM");
  await spied(page);
  await page.keyboard.press("/");
  await page.keyboard.type("Ross zq");
  await page.keyboard.insertText("é");
  assert.equal(await searched(extended), "Ross zqé");
  await page.keyboard.press("Control+A");
  const { events, ...seen } = await spied(page);
  assert.deepEqual(events, []);
  assert.deepEqual(seen, SEEN);
  const told = await page.evaluate(() => [
    /** @type {any} */ (window).find("zqé", false, false, true, false, true),
    String(getSelection()),
    document.execCommand("insertText", false, "forged"),
  ]);
  assert.deepEqual(told, [false, "", false]);
  assert.equal(await searched(extended), "Ross zqé");
});

promises("where the margin is not, the pointer is the page's", async (extended) => {
  const { page } = extended;
  await read(extended);
  await page.keyboard.press("Alt+KeyM");
  const { x, y } = await placeOf(page, "Ferry strike");
  await page.mouse.click(x, y);
  const { events } = await spied(page);
  assert.ok(events.some((event) => event.startsWith("click")));
});

promises("a page can neither open a card nor the margin", async (extended) => {
  const { page, inside } = extended;
  await read(extended);
  // A card opens after a pause, which is left out: what would open is open a frame later.
  await inside(() => {
    Object.assign(window, { setTimeout: (/** @type {() => void} */ then) => then() });
  });
  const at = await placeOf(page, "Glasgow");
  for (const make of [forgeMove, forgePresses]) {
    await page.evaluate(make, at);
    await inside(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.equal(await cardTitle(extended), null);
    assert.equal(await isMarginOpen(extended), false);
  }
  await page.mouse.click(at.x, at.y);
  assert.equal(await cardTitle(extended), "Glasgow");
  await page.keyboard.press("Alt+KeyM");
  assert.equal(await isMarginOpen(extended), true);
});

/** @param {{ x: number, y: number }} at */
function forgeMove({ x, y }) {
  const place = { bubbles: true, composed: true, clientX: x, clientY: y };
  document.querySelector("p")?.dispatchEvent(new PointerEvent("pointermove", place));
}

/** @param {{ x: number, y: number }} at */
function forgePresses({ x, y }) {
  const place = { bubbles: true, composed: true, clientX: x, clientY: y };
  for (const target of [...document.documentElement.children, document.querySelector("p")]) {
    if (target instanceof HTMLElement) target.click();
    for (const code of ["KeyJ", "KeyM"]) {
      const key = { bubbles: true, composed: true, altKey: true, code };
      target?.dispatchEvent(new KeyboardEvent("keydown", key));
    }
    target?.dispatchEvent(new MouseEvent("click", place));
  }
}

promises(
  "a page that throws the layer out gets nothing, and the margin comes again",
  async (extended) => {
    const { page } = extended;
    await read(extended);
    for (const state of ["open", "closed"]) {
      if (state === "open") await page.keyboard.press("Alt+KeyM");
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      await page.keyboard.press("Alt+KeyM");
      assert.equal(await isMarginOpen(extended), true, state);
      await spied(page);
      await page.keyboard.press("/");
      await page.keyboard.type("Ross");
      assert.equal(await searched(extended), "Ross");
      const { events, ...seen } = await spied(page);
      assert.deepEqual([events, seen], [[], SEEN], state);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      assert.equal(await isMarginOpen(extended), false, state);
    }
  },
);

promises(
  "no name of an element switches the extension off",
  async (extended) => {
    const names = [...all, ...ofDocument, "postilFollower", "postil", "chrome"];
    await extended.page.evaluate((names) => {
      const link = document.createElement("a");
      const image = document.createElement("img");
      const { body } = document;
      for (const name of names) {
        const [named, shown] = [link.cloneNode(), image.cloneNode()];
        /** @type {Element} */ (named).id = name;
        /** @type {HTMLImageElement} */ (shown).name = name;
        body.append(named, shown);
      }
    }, names);
    await read(extended);
  },
  () => {},
);

promises(
  "the storage of the site neither switches the marks off nor is written to",
  async (extended) => {
    const stored = JSON.stringify({ marks: "none", cards: "click" });
    await extended.page.evaluate((stored) => localStorage.setItem("postil", stored), stored);
    await read(extended);
    await extended.shows("postil-note");
    await extended.page.keyboard.press("Alt+KeyM");
    await extended.inside(({ layer, margin }) =>
      (margin ?? layer).querySelector("input[type=checkbox]")?.dispatchEvent(new Event("change")),
    );
    assert.equal(await extended.page.evaluate(() => localStorage.postil), stored);
  },
  () => {},
);

promises("neither colors nor fonts of the page ask its server for anything", async (extended) => {
  const { page } = extended;
  await page.evaluate(() => {
    const names = ["paper", "ink", "accent", "mark", "active", "edge", "muted"];
    const image = (/** @type {string} */ name) => `url(${location.origin}/leak-${name})`;
    const registered = names.map(
      (name) =>
        `@property --postil-${name} { syntax: "<image>"; inherits: true; initial-value: ${image(name)} }`,
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${registered.join("")}
      :root { --mark: ${image("mark")}; --postil-face: Spy }
      @font-face { font-family: Spy; src: url(/leak-font); unicode-range: U+D7, U+2039 }
      * { font-family: Spy, serif }`);
    document.adoptedStyleSheets.push(sheet);
  });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await read(extended);
  const { x, y } = await placeOf(page, "Glasgow");
  await page.mouse.click(x, y);
  assert.equal(await cardTitle(extended), "Glasgow");
  await page.keyboard.press("Alt+KeyM");
  // What is asked for is asked for before the second frame.
  await extended.shows("opener");
  await page.evaluate(() => fetch("/asked-last"));
  assert.deepEqual(asked, ["/asked-last"]);
});

promises("a page cannot load a file of the extension", async ({ page, address }) => {
  const files = await readdir(process.env.EXTENSION ?? EXTENSION, { recursive: true });
  const addresses = files.map((file) => address + file);
  assert.ok(addresses.length >= 5);
  const loaded = await page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const fetched = await fetch(address).then(
            () => "fetched",
            () => null,
          );
          return (
            fetched ??
            import(address).then(
              () => "imported",
              () => null,
            )
          );
        }),
      ),
    addresses,
  );
  assert.deepEqual(
    addresses.filter((_, index) => loaded[index]),
    [],
  );
});

test("the manifest asks for no more than it must", async () => {
  const folder = process.env.EXTENSION ?? EXTENSION;
  const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  const { name, version, description, ...asked } = manifest;
  assert.deepEqual(asked, {
    manifest_version: 3,
    permissions: ["activeTab", "scripting", "storage"],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    },
    background: { service_worker: "background.js", type: "module" },
    action: { default_title: "Read this article with Postil, or stop reading" },
  });
});
