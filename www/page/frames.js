/*
 * Reads what stands in the frames of an article, where the browser lets a page look into them.
 *
 * In: the element whose frames are meant. Out: in each frame of the same origin the tag of this
 * script, and with it readers of the frame's own, whose marks and cards are in the frame.
 */

export class Frames {
  /** @type {Map<HTMLIFrameElement, AbortController>} */
  #frames = new Map();
  #attributes;

  /** @param {Record<string, string>} attributes Those of the tag, by the names of the options. */
  constructor(attributes) {
    this.#attributes = attributes;
  }

  /**
   * Reads the frames in an element, those that have come since last time too.
   * @param {Element} root
   */
  look(root) {
    for (const frame of root.querySelectorAll("iframe")) {
      if (this.#frames.has(frame)) continue;
      const listening = new AbortController();
      this.#frames.set(frame, listening);
      frame.addEventListener("load", () => this.#read(frame, listening.signal), listening);
      this.#read(frame, listening.signal);
    }
  }

  /** Takes all of it from the frames. */
  destroy() {
    for (const listening of this.#frames.values()) listening.abort();
    this.#frames.clear();
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {AbortSignal} signal
   */
  #read(frame, signal) {
    const page = frame.contentDocument;
    if (!page?.head || page.querySelector("script[data-postil]")) return;
    const tag = page.createElement("script");
    tag.type = "module";
    Object.assign(tag.dataset, { postil: "body", ...this.#attributes });
    // The reader in the frame is another script's: it is ended when this one is.
    const ended = (/** @type {Event} */ event) => {
      const { reader } = /** @type {CustomEvent} */ (event).detail;
      signal.addEventListener("abort", () => reader.destroy());
    };
    page.addEventListener("postil-ready", ended, { signal });
    signal.addEventListener("abort", () => tag.remove());
    tag.src = new URL("./postil.js", import.meta.url).href;
    page.head.append(tag);
  }
}
