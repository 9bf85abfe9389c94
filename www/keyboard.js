/*
 * The way through the annotations without a pointer.
 *
 * In: keys. Out: `onstep` with the direction, `onescape`. Nothing of the page can take the focus
 * for us, so the layer has a stop of its own, seen only while it has the focus: there, and on an
 * open card, the arrow keys step. Alt+J and Alt+K step from anywhere.
 */

/** @import { Layer } from "./layer.js" */
/** @import { Strings } from "./strings.js" */

/** Keys that step where the focus is ours. */
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowRight", 1],
  ["ArrowUp", -1],
  ["ArrowLeft", -1],
]);

/** Keys that step from anywhere, with Alt, by their place on the keyboard. */
const ALT_STEPS = new Map([
  ["KeyJ", 1],
  ["KeyK", -1],
]);

export class Keyboard {
  /** @type {(direction: number) => void} */
  onstep = () => {};
  onescape = () => {};
  onpanel = () => {};
  /** Whether keys that are pressed anywhere in the page are meant for this one. */
  isMeant = true;
  #layer;
  #stop = document.createElement("button");
  #listening = new AbortController();

  /**
   * @param {Document} page
   * @param {Layer} layer
   * @param {Strings} strings
   */
  constructor(page, layer, strings) {
    this.#layer = layer;
    this.#stop.className = "stop";
    this.#stop.type = "button";
    this.#stop.textContent = strings.stepper;
    this.#stop.title = strings.stepperHelp;
    this.#stop.addEventListener("click", () => this.onstep(1));
    layer.append(this.#stop);
    page.addEventListener("keydown", (event) => this.#press(event), this.#listening);
  }

  /** Puts the focus on the stop, from which the arrow keys step on. */
  focus() {
    this.#stop.focus({ preventScroll: true });
  }

  /** Stops listening. */
  remove() {
    this.#listening.abort();
    this.#stop.remove();
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") this.onescape();
    if (this.isMeant && isPanelKey(event)) {
      event.preventDefault();
      this.onpanel();
    }
    const direction = this.#direction(event);
    if (direction === 0) return;
    event.preventDefault();
    this.onstep(direction);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {number} 1 on, -1 back, 0 neither.
   */
  #direction(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return 0;
    if (event.altKey) return (this.isMeant && ALT_STEPS.get(event.code)) || 0;
    return this.#layer.holds(event) ? (STEPS.get(event.key) ?? 0) : 0;
  }
}

/**
 * Alt+M opens and closes the panel, from anywhere.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
function isPanelKey({ altKey, ctrlKey, metaKey, shiftKey, code }) {
  return altKey && !ctrlKey && !metaKey && !shiftKey && code === "KeyM";
}
