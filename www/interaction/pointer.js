/*
 * What the pointer points at, and what follows from it.
 *
 * In: mouse, touch and pen events on the page. Out: `onpoint` with the annotation under the pointer
 * when a card is to open, `onleave` when it is to close, and `onhint` at once when a mouse comes upon
 * words that would open one and are not marked. To a finger only what is marked responds. The page
 * keeps every event: nothing is prevented, links work, and text can be selected.
 */

/** @import { Annotation } from "../base/contract.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Marks } from "../marks/marks.js" */
/** @import { TextMap } from "../text/text-map.js" */

/** Pause before a card opens, in ms: shorter ones flash while the pointer crosses the text. */
const OPEN_PAUSE_MS = 500;

/** Pause before a card closes, in ms: time to move from the text onto the card. */
const CLOSE_PAUSE_MS = 300;

/** What reacts to clicks of its own. */
const INTERACTIVE =
  "a[href], button, input, label, select, summary, textarea, [contenteditable]:not([contenteditable=false]), [role=button], [role=link]";

/** @typedef {{ map: TextMap, marks: Marks }} Ground */
/** @typedef {{ annotation: Annotation, line: DOMRect, isMarked: boolean }} Hit */
/** @typedef {{ clientX: number, clientY: number }} Point */

export class Pointer {
  /** @type {(hit: Hit, cause: "hover" | "press") => void} */
  onpoint = () => {};
  /** @type {(cause: "hover" | "press") => void} */
  onleave = () => {};
  /** @type {(annotation: Annotation | null) => void} What is under the mouse and not marked. */
  onhint = () => {};
  /** @type {Ground | null} */
  #ground = null;
  #layer;
  #listening = new AbortController();
  /** @type {Annotation | "card" | null} */
  #under = null;
  /** @type {Point | null} Where the pointer was last. */
  #point = null;
  #frame = 0;
  #pause = 0;
  #clicked = 0;

  /**
   * @param {Document} page
   * @param {Layer} layer
   */
  constructor(page, layer) {
    this.#layer = layer;
    const { signal } = this.#listening;
    // Before the page's own listeners, which may stop an event.
    const options = { capture: true, passive: true, signal };
    page.addEventListener("pointermove", (event) => this.#move(event), options);
    // Within a frame beside the text it moves unseen.
    page.addEventListener("pointerover", (event) => this.#move(event), options);
    const leave = (/** @type {PointerEvent} */ event) => {
      // A finger that is lifted leaves, too.
      if (event.pointerType !== "touch") this.#rest(event);
    };
    page.documentElement.addEventListener("pointerleave", leave, options);
    page.addEventListener("click", (event) => this.#click(event), { passive: true, signal });
    page.addEventListener("click", (event) => this.#clickLater(event), options);
  }

  /**
   * The text and annotations that are pointed at from now on.
   * @param {Ground} ground
   */
  read(ground) {
    this.#ground = ground;
    if (!this.#point || this.#under === null || this.#under === "card") return;
    // The pointer rests: what it rests on is another object in another analysis.
    this.#under = this.hitAt(this.#point)?.annotation ?? null;
  }

  /**
   * The innermost annotation that responds at a point, with the part of its line there.
   * @param {Point} point
   * @returns {Hit | null}
   */
  hitAt({ clientX, clientY }) {
    if (!this.#ground) return null;
    const { map, marks } = this.#ground;
    const caret = caretAt(clientX, clientY, [...map.trees]);
    const offset = caret && map.offsetOf(caret.node, caret.offset);
    if (offset === null) return null;
    // The caret stands beside the letter that was hit, on either side of it.
    for (const { annotation, spans, isMarked } of [...marks.at(offset), ...marks.at(offset - 1)]) {
      const boxes = spans.flatMap((span) => map.rectanglesOf(span));
      const line = boxes.find((box) => contains(box, clientX, clientY));
      if (line) return { annotation, line, isMarked };
    }
    return null;
  }

  /** Stops listening. */
  remove() {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    clearTimeout(this.#clicked);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType === "touch" || !this.#layer.hears(event)) return;
    const isInLayer = this.#layer.holds(event);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (isInLayer) this.#restOnCard();
      else if (event.buttons === 0) this.#rest(event);
    });
  }

  #restOnCard() {
    clearTimeout(this.#pause);
    this.#under = "card";
  }

  /**
   * The pointer is over the page; what it is over has its effect if it is still there after a pause.
   * @param {Point} point
   */
  #rest(point) {
    this.#point = point;
    const hit = this.hitAt(point);
    const annotation = hit?.annotation ?? null;
    if (annotation === this.#under) return;
    this.#under = annotation;
    this.onhint(hit?.isMarked ? null : annotation);
    clearTimeout(this.#pause);
    this.#pause = annotation
      ? window.setTimeout(() => this.#openAt(point), OPEN_PAUSE_MS)
      : window.setTimeout(() => this.onleave("hover"), CLOSE_PAUSE_MS);
  }

  /** @param {Point} point */
  #openAt(point) {
    // The page may have scrolled or changed during the pause.
    const hit = this.hitAt(point);
    if (hit && hit.annotation === this.#under) this.onpoint(hit, "hover");
  }

  /**
   * The page has a click first, and may prevent it, or keep it from coming up to us.
   * @param {MouseEvent} event
   */
  #clickLater(event) {
    if (this.#layer.holds(event)) return;
    const [target] = event.composedPath();
    const click = () => this.#click(event, /** @type {Element} */ (target));
    this.#clicked = window.setTimeout(click);
  }

  /**
   * @param {MouseEvent} event
   * @param {Element} [target]
   */
  #click(event, target = /** @type {Element} */ (event.composedPath()[0])) {
    clearTimeout(this.#clicked);
    if (!this.#layer.hears(event) || event.defaultPrevented || event.button !== 0) return;
    if (this.#layer.holds(event)) return;
    const isOurs = !target?.closest(INTERACTIVE) && getSelection()?.isCollapsed !== false;
    const found = isOurs ? this.hitAt(event) : null;
    const isFinger = /** @type {PointerEvent} */ (event).pointerType === "touch";
    const hit = found && (found.isMarked || !isFinger) ? found : null;
    // A move just before must not open by and by what is closed again by then.
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    this.#under = hit?.annotation ?? null;
    if (hit) this.onpoint(hit, "press");
    else this.onleave("press");
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @param {ShadowRoot[]} shadowRoots Trees to look into.
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y, shadowRoots) {
  // Not by way of the document, whose elements may go by these names.
  const { caretPositionFromPoint, caretRangeFromPoint } = Document.prototype;
  if (caretPositionFromPoint) {
    const caret = caretPositionFromPoint.call(document, x, y, { shadowRoots });
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = caretRangeFromPoint.call(document, x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/**
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function contains(box, x, y) {
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}
