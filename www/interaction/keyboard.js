/*
 * The way through the annotations without a pointer.
 *
 * In: keys. Out: what they ask for. Nothing of the page can take the focus for us, so the layer has
 * a stop of its own, seen only while it has the focus: there, and on an open card, the arrow keys
 * step. With Alt some keys work from anywhere but where text is typed; the rest is the page's.
 */

import { makeButton } from "../base/dom.js";

/** @import { Layer } from "../marks/layer.js" */
/** @import { CommonStrings } from "../format/strings.js" */

/** Keys that step where the focus is ours: from mark to mark, from mention to mention. */
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);
const MENTION_STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

/** Keys that step from anywhere, with Alt, by their place on the keyboard; Shift keeps to mentions. */
const ALT_STEPS = new Map([
  ["KeyJ", 1],
  ["KeyK", -1],
]);

export class Keyboard {
  /** @type {(direction: number) => void} */
  onstep = () => {};
  /** @type {(direction: number) => void} To the next mention of the same. */
  onmention = () => {};
  /** Opens the card where the reader is. */
  onopen = () => {};
  onescape = () => {};
  onpanel = () => {};
  /** The next density of marks. */
  ondensity = () => {};
  onkeys = () => {};
  /** Whether keys that are pressed anywhere in the page are meant for this one. */
  isMeant = true;
  #layer;
  #strings;
  /** @type {HTMLElement | null} */
  #stop = null;
  /** @type {HTMLElement | null} What of the page had the focus last. */
  #cameFrom = null;
  #listening = new AbortController();

  /**
   * @param {Document} page
   * @param {Layer} layer
   * @param {CommonStrings} strings
   */
  constructor(page, layer, strings) {
    this.#layer = layer;
    this.#strings = strings;
    this.listen(page);
  }

  /**
   * Listens there too.
   * @param {EventTarget} target
   */
  listen(target) {
    const press = (/** @type {Event} */ event) => this.#press(/** @type {KeyboardEvent} */ (event));
    target.addEventListener("keydown", press, this.#listening);
  }

  /** Puts the stop into the layer, once. */
  build() {
    this.#stop = makeButton("stop", this.#strings.stepper, null, () => this.onopen());
    this.#stop.title = this.#strings.stepperHelp;
    this.#layer.append(this.#stop);
  }

  /** Notes what of the page has the focus, before a card takes it. */
  noteFocus() {
    if (this.#layer.focused) return;
    const { activeElement, body } = document;
    this.#cameFrom = activeElement === body ? null : /** @type {HTMLElement} */ (activeElement);
  }

  /** Gives the focus back to where it was, or else to the stop, from which the arrow keys step on. */
  giveBackFocus() {
    const from = this.#cameFrom?.isConnected ? this.#cameFrom : this.#stop;
    from?.focus({ preventScroll: true });
  }

  /** Stops listening. */
  remove() {
    this.#listening.abort();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (!this.#layer.hears(event) || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") this.onescape();
    const isOurs = this.#layer.holds(event);
    if (!isOurs && isTyping(event)) return;
    if (event.altKey ? this.#pressAlt(event) : isOurs && this.#pressOurs(event)) {
      event.preventDefault();
    }
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} Whether the key is one of ours.
   */
  #pressAlt({ code, shiftKey }) {
    // Whose turn it is among several articles is known from then on.
    this.#layer.attach();
    if (!this.isMeant) return false;
    const direction = ALT_STEPS.get(code) ?? 0;
    if (direction && shiftKey) this.onmention(direction);
    else if (direction) this.onstep(direction);
    else if (code === "KeyM" && shiftKey) this.ondensity();
    else if (code === "KeyM") this.onpanel();
    else return false;
    return true;
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean}
   */
  #pressOurs(event) {
    const { key } = event;
    const isMirrored = this.#layer.direction === "rtl";
    const step = STEPS.get(key);
    const mention = MENTION_STEPS.get(key);
    if (step) this.onstep(step);
    else if (mention) this.onmention(isMirrored ? -mention : mention);
    else if (key === "?") this.onkeys();
    else return false;
    return true;
  }
}

/**
 * Whether a key types into a field of the page.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
function isTyping(event) {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}
