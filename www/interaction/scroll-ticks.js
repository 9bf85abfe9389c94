/*
 * Ticks beside the scroll bar: where in the page the current entity or source occurs.
 *
 * In: an annotation. Out: a strip at the edge of the window that stands for the whole page, with a
 * tick for each that is of its kin. It takes no pointer: the card and the margin lead to the same
 * places.
 */

import { kinOf } from "../annotations/related-annotations.js";
import { make } from "../base/dom.js";

/** @import { Annotation, Output } from "../base/contract.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { TextMap } from "../text/text-map.js" */
/** @import { Speakers } from "../annotations/speakers.js" */

/** Most ticks: more would be a line. */
const MOST = 200;

export class Trail {
  #strip = make("div", "trail");

  /** @param {Layer} layer */
  constructor(layer) {
    layer.append(this.#strip);
  }

  /**
   * @param {Annotation} annotation
   * @param {{ map: TextMap, output: Output, speakers: Speakers }} shown
   */
  show(annotation, { map, output, speakers }) {
    const height = document.documentElement.scrollHeight;
    const kin = kinOf(annotation, output, speakers).slice(0, MOST);
    const boxes = kin.map((index) => map.rectanglesOf(output.annotations[index])[0]);
    const ticks = boxes.flatMap((box) => (box ? [tickAt((box.top + scrollY) / height)] : []));
    this.#strip.replaceChildren(...(ticks.length > 1 ? ticks : []));
  }

  hide() {
    this.#strip.replaceChildren();
  }
}

/**
 * @param {number} place From 0 to 1.
 * @returns {HTMLElement}
 */
function tickAt(place) {
  const tick = make("div", "trail-tick");
  tick.style.top = `${place * 100}%`;
  return tick;
}
