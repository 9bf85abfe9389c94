/*
 * What readers need, in the extension: the page's scripts are to learn nothing of them.
 *
 * In: the choices stored. Out: a platform whose analysis and outlines are asked of `background.js`,
 * whose events go nowhere, whose marks are no highlights of the page and whose elements stand in a
 * closed shadow tree; the margin, in which text is typed, in a frame there.
 */

import { MarginFrame } from "./margin-frame.js";

/** @import { Home, Platform } from "../base/platform.js" */

/** Name of the reader's choices in the storage of the extension, for all sites. */
const KEY = "postil";

/** Takes the layer's outer element from the page's styles; the layer places its parts itself. */
const OUTER_SHEET = ":host { all: initial !important; display: contents !important }";

/**
 * None of the layer's text in the page can be selected: the page can read a selection wherever it is
 * made. That in the margin's frame can.
 */
const IN_PAGE = "in-page";
const UNSELECTABLE = `:host(.${IN_PAGE}) { user-select: none !important }`;

/**
 * What names of our style sheets start with. A page that knew them could give a color an image for a
 * value, or letters a font, and would be asked for it when a card opens.
 */
const SECRET = `--p${crypto.getRandomValues(new Uint32Array(4)).join("-")}-`;

const { runtime, storage } = /** @type {any} */ (globalThis).chrome;

/** @returns {Promise<unknown>} */
export async function storedChoices() {
  const { [KEY]: stored } = await storage.local.get(KEY).catch(() => ({}));
  return stored;
}

/**
 * @param {unknown} stored
 * @returns {Platform}
 */
export function extensionPlatform(stored) {
  return {
    analyze: async (text, options) => {
      const start_ms = performance.now();
      const output = JSON.parse(await asked({ text, options }));
      return { output, elapsed_ms: performance.now() - start_ms };
    },
    outlines: () => asked("outlines"),
    choices: {
      read: () => stored,
      write: (choices) => {
        stored = choices;
        // Without storage the choice holds for this page.
        storage.local.set({ [KEY]: choices }).catch(() => {});
      },
    },
    highlights: "forbidden",
    // What is pressed in the margin is to reach no listener of the page.
    sidenotes: "forbidden",
    home,
    style: (css) => css.replace(/--(?=[a-z])/g, SECRET) + UNSELECTABLE,
    stage: (ground, margin) => new MarginFrame(ground, margin),
    isHeard: ({ isTrusted }) => isTrusted,
    announce: () => {},
  };
}

/**
 * @param {import("./background.js").Question} question
 * @returns {Promise<any>} Rejects with what the background says.
 */
async function asked(question) {
  const { answer, message } = await runtime.sendMessage(question);
  if (message) throw new Error(message);
  return answer;
}

/**
 * Plain elements: a page may define any other name, and is then given each element that has it.
 * @returns {Home}
 */
function home() {
  const outer = document.createElement("div");
  const host = document.createElement("div");
  const closed = outer.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(OUTER_SHEET);
  closed.adoptedStyleSheets = [sheet];
  host.className = IN_PAGE;
  closed.append(host);
  return { outer, host, tree: host.attachShadow({ mode: "open" }) };
}
