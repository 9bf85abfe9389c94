/*
 * The margin in a frame of its own, so that no event in it passes through the page.
 *
 * In: a layer in a closed shadow tree, and the margin. Out: a stage for it. The frame has an empty
 * document of the page's origin, which the page has no way to: its window is no child window of the
 * page's, and in a closed tree its element is nobody's. It is as large as the window, so that the
 * margin is laid out as anywhere, and cut down to the margin, also for the pointer.
 */

/** @import { Ground, Home } from "../base/platform.js" */

export class MarginFrame {
  #frame = document.createElement("iframe");
  #ground;
  #margin;
  /** @type {Home} */
  #home;
  #resized = new ResizeObserver(() => this.#cut());

  /**
   * @param {Ground} ground
   * @param {HTMLElement} margin
   */
  constructor(ground, margin) {
    this.#ground = ground;
    this.#margin = margin;
    const host = document.createElement("div");
    this.#home = { outer: host, host, tree: host.attachShadow({ mode: "open" }) };
    this.#home.tree.append(margin);
    this.#frame.className = "margin-frame";
    this.#frame.popover = "manual";
    ground.append(this.#frame);
  }

  isOpen() {
    return this.#frame.matches(":popover-open");
  }

  /** With a frame that is thrown out of the page the listeners of all in it are gone. */
  isLost() {
    const { ownerDocument } = this.#home.host;
    return ownerDocument !== document && ownerDocument !== this.#frame.contentDocument;
  }

  show() {
    this.#frame.showPopover();
    this.#furnish();
    this.#margin.showPopover();
    this.#cut();
    this.#resized.observe(this.#margin);
    this.#resized.observe(this.#frame);
  }

  hide() {
    this.#resized.disconnect();
    this.#margin.hidePopover();
    this.#frame.hidePopover();
  }

  remove() {
    this.#resized.disconnect();
    this.#frame.remove();
  }

  /** Puts the margin into the frame, once: it has a document only in the page. */
  #furnish() {
    const { contentDocument } = this.#frame;
    const { host } = this.#home;
    if (!contentDocument || host.isConnected) return;
    contentDocument.documentElement.append(host);
    this.#ground.extend(this.#home);
  }

  #cut() {
    const { top, right, bottom, left } = this.#margin.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#frame;
    const insets = [top, clientWidth - right, clientHeight - bottom, left];
    this.#frame.style.clipPath = `inset(${insets.map((inset) => `${inset}px`).join(" ")})`;
  }
}
