/*
 * The extension on hostile pages: what their scripts learn of the reader, and what they can do to it.
 * Every promise of `docs/security.md` about the extension is held here.
 */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { EXTENSION, withExtension } from "./extension-page.js";
import { globalNames } from "./global-names.js";
import { placeOf } from "./story.js";

/** @import { Page } from "playwright-core" */
/** @import { Extended } from "./extension-page.js" */

const { all, ofDocument } = await globalNames();

/** Runs before the page's own scripts: notes whatever happens in it, and whatever nodes it is given. */
function spy() {
  /** @type {string[]} */
  const events = [];
  /** @type {Set<Node>} */
  const nodes = new Set();
  Object.assign(window, { spied: { events, nodes } });
  const names = Object.keys(HTMLElement.prototype).concat(Object.keys(window));
  const types = new Set(names.filter((name) => name.startsWith("on")).map((name) => name.slice(2)));
  for (const type of ["beforeinput", "compositionstart", "compositionupdate", "compositionend"])
    types.add(type);
  for (const type of ["keypress", "focusin", "focusout", "textInput", "selectionchange"])
    types.add(type);
  for (const name of ["ready", "update", "open", "close"]) types.add(`postil-${name}`);
  for (const type of types) {
    const note = (/** @type {any} */ event) => {
      events.push([type, event.key, event.data, event.detail?.reader && "reader"].join(" "));
      for (const node of event.composedPath()) if (node instanceof Node) nodes.add(node);
    };
    for (const target of [window, document]) target.addEventListener(type, note, true);
  }
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, { ...options, mode: "open" });
    nodes.add(root);
    return root;
  };
  // An element of a known name is handed to the page that defines it, with all above it.
  const define = (/** @type {string} */ name) =>
    customElements.define(
      name,
      class extends HTMLElement {
        constructor() {
          super();
          nodes.add(this);
        }
        connectedCallback() {
          nodes.add(this.getRootNode());
        }
      },
    );
  for (const name of ["postil-layer", "postil-reader", "postil-margin"]) define(name);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records)
      for (const node of [target, ...addedNodes]) nodes.add(node);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        const sources = entry.sources?.map((/** @type {any} */ { node }) => node) ?? [];
        for (const node of [entry.target, entry.element, ...sources]) if (node) nodes.add(node);
        if (/extension:/.test(JSON.stringify(entry))) events.push(`performance ${entry.name}`);
      }
    }).observe({ type, buffered: true });
  }
}

/**
 * The events since the last time, and what the page can see of the extension now.
 * @param {Page} page
 * @returns {Promise<{ events: string[], [seen: string]: unknown }>}
 */
function spied(page) {
  return page.evaluate(() => {
    const { events, nodes } = /** @type {any} */ (window).spied;
    const all = new Set(document.querySelectorAll("*"));
    const found = [...nodes, document.activeElement, document.getSelection()?.anchorNode];
    for (const [x, y] of [1, 3, 5, 7, 9].flatMap((x) => [1, 3, 5, 7, 9].map((y) => [x, y])))
      found.push(document.elementFromPoint((innerWidth * x) / 10, (innerHeight * y) / 10));
    const foreign = found.filter(
      (node) => node?.getRootNode?.() instanceof ShadowRoot || node instanceof ShadowRoot,
    );
    const own = [...document.documentElement.children].slice(2);
    return {
      events: events.splice(0),
      foreign: foreign.map((node) => node.nodeName),
      added: own.map((element) => element.outerHTML),
      looks: own.map((element) => {
        const style = getComputedStyle(element);
        return [style.display, ...[...style].filter((name) => name.startsWith("--postil"))];
      }),
      shadows: [...all].filter((element) => element.shadowRoot).length,
      windows: [window.length, typeof window[0], document.querySelectorAll("iframe").length],
      highlights: CSS.highlights.size,
      sheets: document.adoptedStyleSheets.length,
      animations: document.getAnimations().length,
      resources: performance.getEntries().filter(({ name }) => /extension:/.test(name)).length,
      stored: Object.keys(localStorage),
    };
  });
}

/**
 * What a page sees of the extension: one plain, empty element.
 * @type {Record<string, unknown>}
 */
const SEEN = {
  foreign: [],
  added: ["<div></div>"],
  looks: [["contents"]],
  shadows: 0,
  windows: [0, "undefined", 0],
  highlights: 0,
  sheets: 0,
  animations: 0,
  resources: 0,
  stored: [],
};

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
    const stored = JSON.stringify({ marks: "off", lenses: [], cards: "click" });
    await extended.page.evaluate((stored) => localStorage.setItem("postil", stored), stored);
    await read(extended);
    await extended.shows("postil-place");
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
    const names = ["paper", "ink", "active", "edge", "muted", "people", "places"];
    const image = (/** @type {string} */ name) => `url(${location.origin}/leak-${name})`;
    const registered = names.map(
      (name) =>
        `@property --postil-${name} { syntax: "<image>"; inherits: true; initial-value: ${image(name)} }`,
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${registered.join("")}
      :root { --mark: ${image("mark")}; --voice: ${image("voice")}; --postil-face: Spy }
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
