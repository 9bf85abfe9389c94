/*
 * The card: one popover that tells what is known about the annotation it hangs on.
 *
 * In: an annotation, those around it, and the line that was hit. Out: a popover in the layer, by
 * anchor positioning, else placed by script, on phones a sheet at the edge that is farther from the
 * line; all content is set as text. It never covers its line and never scrolls the page. `onopen`
 * and `onclose` tell what it shows.
 */

import { isWithin } from "../annotations/content-spans.js";
import { make, makeButton } from "../base/dom.js";
import {
  accountParts,
  dayParts,
  doubtPart,
  introductionParts,
  linkParts,
  mapParts,
  mentionParts,
  moreParts,
} from "./card-parts.js";

/** @import { Annotation } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { CardContent, CardContents } from "./card-content.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Nesting } from "../annotations/nesting.js" */
/** @import { CommonStrings } from "../format/strings.js" */

/** Space between the card and its line or the edge of the window where a script places it. */
const GAP_PX = 8;

/** Space from which on it is not at its line. */
const ASTRAY_PX = 40;

/** Windows in which it is a sheet, as in `card.css`. */
const PHONE = "(width < 40rem)";

/** `focus`: the keyboard opened it, so the card takes the focus. */
/** @typedef {"hover" | "press" | "focus"} Cause */
/** @typedef {{ contents: CardContents, nesting: Nesting<Annotation> }} Reading */

export class Card {
  /** @type {Annotation | null} What the card tells about; null while it is closed. */
  annotation = null;
  /** @type {Cause | null} */
  cause = null;
  /** @type {(annotation: Annotation) => void} */
  onopen = () => {};
  /** @type {(annotation: Annotation) => void} */
  onclose = () => {};
  /** The reader wants no card. */
  ondismiss = () => this.close();
  /** @type {(index: number) => void} The reader wants to see an annotation. */
  ongo = () => {};
  #element = document.createElement("div");
  #layer;
  #platform;
  #strings;
  /** @type {Reading | null} */
  #reading = null;
  /** What it tells, written down. */
  #told = "";
  /** @type {DOMRect | null} The line it hangs on. */
  line = null;

  /**
   * @param {Layer} layer
   * @param {Platform} platform
   * @param {CommonStrings} strings
   */
  constructor(layer, platform, strings) {
    this.#layer = layer;
    this.#platform = platform;
    this.#strings = strings;
  }

  /** Puts the card into the layer, once. */
  build() {
    this.#element.className = "card";
    this.#element.part.add("card");
    this.#element.popover = "manual";
    this.#element.tabIndex = -1;
    this.#element.setAttribute("role", "dialog");
    this.#element.setAttribute("aria-labelledby", "title");
    this.#layer.append(this.#element);
  }

  /**
   * What cards tell from now on. The open one closes, unless what it is about is there still: then it
   * stays, as it is where nothing else is told.
   * @param {Reading} reading
   * @param {Annotation | null} same What it is about, in the new reading.
   */
  read(reading, same) {
    if (!same) this.close();
    this.#reading = reading;
    if (!same) return;
    this.annotation = same;
    if (JSON.stringify(reading.contents.of(same)) !== this.#told) this.#tellAnew(same, reading);
  }

  /**
   * @param {Annotation} annotation
   * @param {DOMRect} line The part of the annotation's line that was hit, in the viewport.
   * @param {Cause} cause
   */
  open(annotation, line, cause) {
    if (!this.#reading) return;
    if (this.annotation && this.annotation !== annotation) this.onclose(this.annotation);
    this.annotation = annotation;
    this.cause = cause;
    this.line = line;
    this.#layer.place(this.#layer.anchor, line);
    this.#show(this.#reading.contents.of(annotation), this.#outer(annotation));
    this.onopen(annotation);
    if (cause === "focus") this.#element.focus({ preventScroll: true });
  }

  /** Closes the card, if it is open. */
  close() {
    const { annotation } = this;
    if (!annotation) return;
    this.annotation = null;
    this.cause = null;
    this.#element.hidePopover();
    this.#layer.unplace(this.#layer.anchor);
    this.onclose(annotation);
  }

  /**
   * Tells something else about the same; the focus stays where it is among the buttons.
   * @param {Annotation} annotation
   * @param {Reading} reading
   */
  #tellAnew(annotation, { contents }) {
    const buttons = () => [...this.#element.querySelectorAll("button")];
    const index = buttons().indexOf(/** @type {HTMLButtonElement} */ (this.#layer.focused));
    const { scrollTop } = this.#element;
    this.#show(contents.of(annotation), this.#outer(annotation));
    this.#element.scrollTop = scrollTop;
    if (index >= 0) (buttons()[index] ?? this.#element).focus({ preventScroll: true });
  }

  /**
   * Keeps to its line where that has moved.
   * @param {DOMRect} line
   */
  follow(line) {
    this.line = line;
    this.#layer.place(this.#layer.anchor, line);
    this.#fit();
  }

  /**
   * @param {CardContent} content
   * @param {Element[]} further
   */
  #show(content, further) {
    this.#told = JSON.stringify(content);
    const { doubt, note } = content;
    this.#element.dataset.cause = this.cause ?? "";
    this.#element.replaceChildren(
      make("p", "label", content.label),
      ...(doubt ? [doubtPart(doubt.certainty, doubt.text)] : []),
      this.#title(content),
      ...(note ? [make("p", "note", note)] : []),
      ...introductionParts(content, this.#strings, this.ongo),
      ...mapParts(content, this.#strings, this.ongo, {
        load: this.#platform.outlines,
        dress: (css) => this.#layer.dressFurther(css),
      }),
      ...moreParts(content, this.#strings),
      ...dayParts(content, this.#strings, this.ongo),
      ...accountParts(content, this.#strings, this.ongo),
      ...linkParts(content, this.#strings, this.ongo),
      ...mentionParts(content, this.#strings, this.ongo),
      ...further,
      makeButton("close", "×", this.#strings.close, () => this.ondismiss()),
    );
    if (!this.#element.matches(":popover-open")) this.#element.showPopover();
    this.#fit();
  }

  /**
   * @param {CardContent} content
   * @returns {Element}
   */
  #title({ title, leadsTo }) {
    const heading = make("h2", "title", leadsTo === undefined ? title : "");
    heading.id = "title";
    if (leadsTo !== undefined) {
      heading.append(makeButton("lead", title, null, () => this.#openEntity(leadsTo)));
    }
    return heading;
  }

  /**
   * Shows an entity in place of the annotation that named it, with the way back.
   * @param {number} entity
   */
  #openEntity(entity) {
    const { annotation } = this;
    if (!annotation || !this.#reading) return;
    const { contents } = this.#reading;
    const back = makeButton("around", this.#strings.back, null, () => {
      this.#show(contents.of(annotation), this.#outer(annotation));
      this.#element.focus({ preventScroll: true });
    });
    this.#show(contents.ofEntity(entity), [back]);
    back.focus({ preventScroll: true });
  }

  /**
   * The way to whoever gives a number or a date. Whose sentence a name stands in is no matter.
   * @param {Annotation} annotation
   * @returns {Element[]}
   */
  #outer(annotation) {
    const { contents, nesting } = /** @type {Reading} */ (this.#reading);
    if (annotation.kind !== "quantity" && annotation.kind !== "time") return [];
    const outer = nesting.around(annotation).find((one) => isWithin(annotation, one));
    const title = outer && contents.of(outer).title;
    if (!title || title === this.#strings.noSource) return [];
    const words = this.#strings.saidBy(title);
    const open = () => this.open(outer, /** @type {DOMRect} */ (this.line), "focus");
    return [makeButton("around", words, null, open)];
  }

  /** Makes the card as low as the larger side of its line, where it then scrolls. */
  #fit() {
    const { style, dataset } = this.#element;
    for (const name of ["margin", "left", "top", "position-area"]) style.removeProperty(name);
    const line = /** @type {DOMRect} */ (this.line);
    const room = { above: line.top - 2 * GAP_PX, below: innerHeight - line.bottom - 2 * GAP_PX };
    style.maxHeight = `${Math.max(room.above, room.below)}px`;
    dataset.edge = room.below >= room.above ? "bottom" : "top";
    if (matchMedia(PHONE).matches) return;
    if (!isAnchored() || this.#isAstray(line)) this.#placeByScript(line, room.below);
  }

  /**
   * Tells whether the browser has put the card elsewhere: it takes no account of transforms.
   * @param {DOMRect} line
   */
  #isAstray(line) {
    const box = this.#element.getBoundingClientRect();
    const [down, right] = [box.top - line.bottom, box.left - line.right];
    return Math.max(down, line.top - box.bottom, right, line.left - box.right) > ASTRAY_PX;
  }

  /**
   * Below the line if there is room, else above it; within the window.
   * @param {DOMRect} line
   * @param {number} below
   */
  #placeByScript(line, below) {
    const { style } = this.#element;
    style.margin = "0";
    style.setProperty("position-area", "none");
    // Where it stood before would narrow the card while it is measured.
    style.left = "0";
    style.top = "0";
    const { width, height } = this.#element.getBoundingClientRect();
    const top = height <= below ? line.bottom + GAP_PX : line.top - GAP_PX - height;
    style.top = `${top}px`;
    style.left = `${Math.max(GAP_PX, Math.min(line.left, innerWidth - width - GAP_PX))}px`;
  }
}

/** Whether the browser keeps the card at its line by itself. */
export function isAnchored() {
  return CSS.supports("position-area", "block-end");
}
