/*
 * Reads the article of the page, or stops reading it.
 *
 * Run anew in the page with each press, apart from the page's own scripts. Whatever names the page
 * gives to its elements, none of them is a symbol.
 */

import { Follower } from "../reader/page-reader.js";
import { extensionPlatform, storedChoices } from "./platform.js";

const FOLLOWER = Symbol.for("postil.follower");

/** @typedef {{ destroy: () => void }} Destroyable */

const state = /** @type {{ [FOLLOWER]?: Destroyable | null }} */ (globalThis);

if (state[FOLLOWER]) stop();
else start();

function stop() {
  state[FOLLOWER]?.destroy();
  state[FOLLOWER] = null;
}

async function start() {
  let isStopped = false;
  // A press before the choices are there is one to stop.
  state[FOLLOWER] = { destroy: () => (isStopped = true) };
  const platform = extensionPlatform(await storedChoices());
  if (!isStopped) state[FOLLOWER] = new Follower(null, {}, platform);
}
