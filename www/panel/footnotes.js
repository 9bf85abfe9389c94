/*
 * The notes as they are printed: a list at the end of the page, in the order of the text.
 */

import { make } from "../base/dom.js";
import sheet from "./footnotes.css";
import { noteParts } from "./notes-part.js";

/** @import { Layer } from "../marks/layer.js" */
/** @import { Note } from "../marks/note-rules.js" */
/** @import { Reading } from "../reader/reading.js" */

export class Footnotes {
  #list = make("ol", "footnotes");
  #layer;

  /** @param {Layer} layer */
  constructor(layer) {
    this.#layer = layer;
    layer.dressFurther(sheet);
  }

  /**
   * @param {Note[]} notes
   * @param {Reading} reading
   */
  show(notes, reading) {
    const items = notes.map((note) => {
      const item = make("li", "footnote");
      item.append(...noteParts(note, reading));
      return item;
    });
    this.#list.replaceChildren(...items);
    this.#layer.append(this.#list);
  }

  /** Takes them from the layer. */
  remove() {
    this.#list.remove();
  }
}
