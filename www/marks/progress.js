/*
 * Says that the article is being read, where that takes long enough to be noticed.
 *
 * In: the start and the end of an analysis. Out: a line in a layer of its own, gone at the end.
 */

import { make } from "../base/dom.js";
import { Layer } from "./layer.js";

/** Pause before progress shows, in ms: what takes less feels immediate. */
const PAUSE_MS = 200;

export class Progress {
  /** @type {Layer | null} */
  #layer = null;
  #pause;

  /**
   * @param {Element} root
   * @param {string} words
   */
  constructor(root, words) {
    this.#pause = setTimeout(() => this.#show(root, words), PAUSE_MS);
  }

  end() {
    clearTimeout(this.#pause);
    this.#layer?.remove();
  }

  /**
   * @param {Element} root
   * @param {string} words
   */
  #show(root, words) {
    const line = make("p", "progress", words);
    line.setAttribute("role", "status");
    this.#layer = new Layer(root, []);
    this.#layer.append(line);
    this.#layer.attach();
  }
}
