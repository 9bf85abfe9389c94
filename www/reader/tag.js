/*
 * The one tag: a script element that says what is to be read, and how.
 *
 *   <script type="module" src="/postil/postil.js" data-postil="article" data-show="all"></script>
 *
 * In: the script element; the value of `data-postil` is a selector, and without one the article of
 * the page is found. Of all markup, this alone may say where worker and WebAssembly are, in
 * `data-worker` and `data-wasm`. Out: readers of what the selector matches, now and later.
 */

import { tell } from "../base/log.js";
import { optionsFrom } from "./options.js";
import { platform } from "./page-platform.js";
import { Follower } from "./page-reader.js";

/** @param {HTMLScriptElement} script */
export function start(script) {
  try {
    const { postil, worker, wasm } = script.dataset;
    const options = optionsFrom((name) => script.dataset[name]);
    new Follower(postil || null, { ...options, worker, wasm }, platform);
  } catch (error) {
    tell(error);
  }
}
