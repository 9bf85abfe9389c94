/*
 * The platform of a publisher's page, whose scripts may see and do all that a reader can.
 *
 * In: nothing. Out: the analysis in a worker, the outlines beside the script, the reader's choices in
 * the storage of the site, an open shadow tree, and events on the page.
 */

import { analyze } from "../analysis/engine.js";

/** @import { Ground, Home, Platform, Stage } from "../base/platform.js" */

/** Name of the reader's choices in the storage of the site. */
const KEY = "postil";

/** @type {Platform} */
export const platform = {
  analyze,
  outlines,
  choices: { read, write },
  highlights: "allowed",
  sidenotes: "allowed",
  home,
  style: (css) => css,
  stage,
  isHeard: () => true,
  announce: (root, name, detail) =>
    root.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })),
};

async function outlines() {
  // Beside this script, wherever it is served from; bundlers know this way to write it.
  const address = new URL("./outlines.json", import.meta.url);
  const response = await fetch(address, { integrity: OUTLINES_INTEGRITY });
  return response.json();
}

/** @returns {unknown} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {object} choices */
function write(choices) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** @returns {Home} */
function home() {
  const host = document.createElement("postil-layer");
  return { outer: host, host, tree: host.attachShadow({ mode: "open" }) };
}

/**
 * @param {Ground} ground
 * @param {HTMLElement} margin
 * @returns {Stage}
 */
function stage(ground, margin) {
  ground.append(margin);
  return {
    isOpen: () => margin.matches(":popover-open"),
    isLost: () => false,
    show: () => margin.showPopover(),
    hide: () => margin.hidePopover(),
    remove: () => margin.remove(),
  };
}
