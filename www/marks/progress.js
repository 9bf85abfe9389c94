/*
 * Says that the article is being read, where that takes long enough to be noticed.
 *
 * In: the start and the end of an analysis. Out: a line in a layer of its own, gone at the end.
 */

import { make } from "../base/dom.js";
import { Layer } from "./layer.js";

/** @import { Platform } from "../base/platform.js" */

/** Pause before progress shows, in ms: what takes less feels immediate. */
const PAUSE_MS = 200;

export class Progress {
  /** @type {Layer | null} */
  #layer = null;
  #pause;

  /**
   * @param {Element} root
   * @param {Platform} platform
   * @param {string} words
   */
  constructor(root, platform, words) {
    this.#pause = setTimeout(() => this.#show(root, platform, words), PAUSE_MS);
  }

  end() {
    clearTimeout(this.#pause);
    this.#layer?.remove();
  }

  /**
   * @param {Element} root
   * @param {Platform} platform
   * @param {string} words
   */
  #show(root, platform, words) {
    const line = make("p", "progress", words);
    line.setAttribute("role", "status");
    this.#layer = new Layer(root, platform, []);
    this.#layer.append(line);
    this.#layer.attach();
  }
}
