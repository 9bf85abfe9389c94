/*
 * A small map: the article's places on the outlines of Natural Earth.
 *
 * In: places, the one the map is about, and the size. Out: a drawing, labeled where there is room.
 * What lies outside of it stands on a map of the world in the corner. A screen reader gets the
 * names; nothing here is reached by keys, for the card and the margin list the same places.
 */

import sheet from "./map.css";
import { frameOf, worldFrame } from "./map-frame.js";
import { Labels } from "./map-labels.js";
import { clipped, toPath } from "./map-land.js";
import { outlines } from "./outlines.js";

export { sheet };

/** @import { Frame, Site } from "./map-frame.js" */
/** @import { Ring } from "./outlines.js" */
/** @import { Outlines } from "../base/platform.js" */

/**
 * `country` names a country by its code; `go` leads to a place in the text; `load` gets the outlines.
 * @typedef {{
 *   sites: Site[],
 *   current: Site | null,
 *   size: { width: number, height: number },
 *   label: string,
 *   country: (code: string) => string | null,
 *   go: (at: number) => void,
 *   load: () => Promise<Outlines>,
 * }} Plan
 */

/** Size of the world in the corner, in pixels. */
const INSET = { width: 92, height: 46 };

/**
 * Rejects where the outlines cannot be loaded.
 * @param {Plan} plan
 * @returns {Promise<SVGElement>}
 */
export async function drawMap(plan) {
  const rings = await outlines(plan.load);
  const { sites, current, size, label } = plan;
  const frame = frameOf(sites, current, rings, size);
  const shown = sites.filter(({ place }) => place.level !== "country" && frame.holds(place));
  const countries = sites.filter(({ place }) => place.level === "country");
  const named = new Set((current ? [current] : countries).map(({ place }) => place.country));
  const drawing = svg("svg", {
    class: "map",
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: "img",
    "aria-label": label,
  });
  const labels = new Labels(frame);
  drawing.append(...lands(rings, frame, named, labels, plan));
  for (const site of shown) labels.keepClear(frame.pixel(spot(site)));
  const order = [...shown].sort(
    (one, other) => Number(other === current) - Number(one === current),
  );
  const words = order.flatMap((site) => {
    const placed = labels.beside(frame.pixel(spot(site)), site.name, site === current);
    return placed ? [text(placed, site.name, site === current ? "site current" : "site")] : [];
  });
  const dots = order.toReversed().map((site) => dot(site, frame, site === current, plan.go));
  drawing.append(...labels.countries().map(({ name, ...at }) => text(at, name, "country")));
  drawing.append(...dots, ...words);
  if (sites.some(({ place }) => !frame.holds(place) && place.level !== "country")) {
    drawing.append(world(rings, frame, plan, labels.emptiest(INSET)));
  }
  return drawing;
}

/**
 * @param {Ring[]} rings
 * @param {Frame} frame
 * @param {Set<string | null>} named Countries that the map is about.
 * @param {Labels} labels
 * @param {Plan} plan
 * @returns {SVGElement[]}
 */
function lands(rings, frame, named, labels, { country }) {
  return rings.flatMap(({ code, points }) => {
    const pieces = clipped(points, frame);
    if (pieces.length === 0) return [];
    for (const piece of pieces) labels.offer(code, country(code), piece);
    const name = named.has(code) ? "land named" : "land";
    return [svg("path", { class: name, d: pieces.map(toPath).join("") })];
  });
}

/**
 * The world with all places, and the part of it that the map shows.
 * @param {Ring[]} rings
 * @param {Frame} frame
 * @param {Plan} plan
 * @param {{ x: number, y: number }} corner
 * @returns {SVGElement}
 */
function world(rings, frame, { sites, current }, { x, y }) {
  const whole = worldFrame(INSET);
  const group = svg("svg", { class: "world", x, y, ...INSET });
  group.append(svg("rect", { class: "sea", ...INSET }));
  const d = rings.flatMap(({ points }) => clipped(points, whole).map(toPath)).join("");
  group.append(svg("path", { class: "land", d }));
  const [[left, top], [right, bottom]] = frame.corners.map((corner) => whole.pixel(corner));
  const part = { x: left, y: top, width: right - left, height: bottom - top };
  group.append(svg("rect", { class: "part", ...part }));
  const pointed = sites.filter(({ place }) => place.level !== "country");
  for (const site of pointed) {
    const [cx, cy] = whole.pixel(spot(site));
    group.append(
      svg("circle", { class: site === current ? "dot current" : "dot", cx, cy, r: 1.6 }),
    );
  }
  return group;
}

/**
 * @param {Site} site
 * @param {Frame} frame
 * @param {boolean} isCurrent
 * @param {(at: number) => void} go
 * @returns {SVGElement}
 */
function dot(site, frame, isCurrent, go) {
  const [cx, cy] = frame.pixel(spot(site));
  const isArea = site.place.level === "region";
  const name = `dot${isCurrent ? " current" : ""}${isArea ? " area" : ""}`;
  const circle = svg("circle", { class: name, cx, cy, r: isCurrent ? 4.5 : 3 });
  const title = svg("title", {});
  title.textContent = site.name;
  circle.append(title);
  circle.addEventListener("click", () => go(site.at));
  return circle;
}

/**
 * @param {Site} site
 * @returns {[number, number]}
 */
function spot({ place: { longitude, latitude } }) {
  return [longitude, latitude];
}

/**
 * @param {import("./map-labels.js").Label} at
 * @param {string} words
 * @param {string} name Its class.
 * @returns {SVGElement}
 */
function text({ x, y, anchor }, words, name) {
  const element = svg("text", { class: name, x, y, "text-anchor": anchor });
  element.textContent = words;
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === "number" ? value.toFixed(1) : value);
  }
  return /** @type {SVGElement} */ (element);
}
