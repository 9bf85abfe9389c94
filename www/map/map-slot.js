/*
 * The place on the page where a map is drawn, once its script and outlines are there.
 *
 * In: an analysis, and which place the map is about. Out: an element of the map's size, so that
 * nothing moves when the map comes. Where there are no places, or no map can be had, there is none.
 */

import { make } from "../base/dom.js";

/** @import { Output } from "../base/contract.js" */
/** @import { Plan } from "./map.js" */
/** @import { Site } from "./map-frame.js" */

/**
 * The places of an article whose position is known.
 * @param {Output} output
 * @returns {Site[]}
 */
export function sitesOf({ entities }) {
  return entities.flatMap(({ name, place, mentions }) =>
    place && mentions.length > 0 ? [{ name, place, at: mentions[0] }] : [],
  );
}

/**
 * @param {Plan & { dress: (css: string) => void }} plan `dress` gives the layer the map's sheet.
 * @returns {HTMLElement}
 */
export function makePlate(plan) {
  const plate = make("div", "plate");
  plate.style.aspectRatio = `${plan.size.width} / ${plan.size.height}`;
  import("./map.js")
    .then(async ({ drawMap, sheet }) => {
      plan.dress(sheet);
      plate.append(await drawMap(plan));
    })
    .catch(() => plate.remove());
  return plate;
}
