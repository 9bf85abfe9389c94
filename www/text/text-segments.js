/*
 * A text under construction, and where each stretch of it stands in the page.
 *
 * In: words, spaces and breaks, in the order of the document. Out: the text in `chunks`, and
 * segments: stretches of the text that stand in one Text node, letter by letter, by offset. Breaks
 * stand nowhere in the page, so there are gaps between segments.
 */

/** @typedef {{ node: Text, offset: number }} Position */
/** @typedef {{ element: Element, start: number }} Paragraph */

export class TextSegments {
  /** @type {string[]} */ chunks = [];
  /** @type {Paragraph[]} */ paragraphs = [];
  /** @type {number[]} Offsets of the segments in the text. */ starts = [];
  /** @type {Text[]} */ nodes = [];
  /** @type {number[]} Offsets of the segments in their nodes. */ nodeStarts = [];
  /** @type {number[]} */ lengths = [];
  /** @type {WeakSet<Element>} What is no part of the article. */ leftOut = new WeakSet();
  /** @type {Set<Element>} What is not shown now. */ hidden = new Set();
  /** @type {Set<ShadowRoot>} Trees that hold some of the text. */ trees = new Set();
  #length = 0;
  /** @type {"none" | "space" | "break"} What parts the next word from the last. */
  #separator = "none";
  /** @type {Position | null} Where the space that parts them stands in the page, if it does. */
  #space = null;

  /** What was read last. */
  get last() {
    return this.#separator === "none" ? (this.chunks.at(-1) ?? "") : "";
  }

  /**
   * A stretch of a Text node that is taken over as it is.
   * @param {Element} block
   * @param {Text} node
   * @param {number} start
   * @param {string} word
   */
  word(block, node, start, word) {
    this.#separate(block);
    this.#append(word, { node, offset: start });
  }

  /**
   * White space that collapses: one space before the next word, if one follows in the paragraph.
   * @param {Position | null} position
   */
  space(position) {
    if (this.#separator !== "none" || this.#length === 0) return;
    this.#separator = "space";
    this.#space = position;
  }

  /** The end of a paragraph or of a line broken by hand. */
  break() {
    if (this.#length > 0) this.#separator = "break";
  }

  /** @param {Element} block */
  #separate(block) {
    const separator = this.#separator;
    this.#separator = "none";
    if (separator === "space") this.#append(" ", this.#space);
    if (separator === "break") this.#append("\n", null);
    if (separator === "break" || this.#length === 0) {
      this.paragraphs.push({ element: block, start: this.#length });
    }
  }

  /**
   * @param {string} chunk
   * @param {Position | null} position
   */
  #append(chunk, position) {
    if (position) this.#addSegment(position, chunk.length);
    this.chunks.push(chunk);
    this.#length += chunk.length;
  }

  /**
   * @param {Position} position
   * @param {number} length
   */
  #addSegment({ node, offset }, length) {
    const last = this.nodes.length - 1;
    const continues =
      this.nodes[last] === node &&
      this.nodeStarts[last] + this.lengths[last] === offset &&
      this.starts[last] + this.lengths[last] === this.#length;
    if (continues) {
      this.lengths[last] += length;
      return;
    }
    this.starts.push(this.#length);
    this.nodes.push(node);
    this.nodeStarts.push(offset);
    this.lengths.push(length);
  }
}
