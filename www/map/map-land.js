/*
 * Land within a map.
 *
 * In: a ring in degrees and a frame. Out: the pieces of it that the frame shows, in pixels, cut by
 * Sutherland and Hodgman's way a little outside of the edge, so that the cut is not seen.
 */

/** @import { Frame } from "./map-frame.js" */
/** @import { Point } from "./outlines.js" */

/** How far outside of the map land is cut, in pixels. */
const BLEED = 6;

/**
 * @param {Point[]} ring
 * @param {Frame} frame
 * @returns {Point[][]} One piece, or more where the map reaches across the date line.
 */
export function clipped(ring, frame) {
  return [-360, 0, 360].flatMap((turn) => {
    const points = ring.map(([x, y]) => frame.pixel([x + turn, y]));
    const piece = cut(points, frame.width, frame.height);
    return piece.length > 2 ? [piece] : [];
  });
}

/**
 * @param {Point[]} points
 * @param {number} width
 * @param {number} height
 * @returns {Point[]}
 */
function cut(points, width, height) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  if (Math.max(...xs) < 0 || Math.min(...xs) > width) return [];
  if (Math.max(...ys) < 0 || Math.min(...ys) > height) return [];
  const left = cutOff(points, 0, -BLEED, 1);
  const right = cutOff(left, 0, width + BLEED, -1);
  const top = cutOff(right, 1, -BLEED, 1);
  return cutOff(top, 1, height + BLEED, -1);
}

/**
 * @param {Point[]} points
 * @param {0 | 1} axis
 * @param {number} edge
 * @param {1 | -1} side Which side of the edge stays.
 * @returns {Point[]}
 */
function cutOff(points, axis, edge, side) {
  const isIn = (/** @type {Point} */ point) => (point[axis] - edge) * side >= 0;
  return points.flatMap((point, index) => {
    const before = points.at(index - 1) ?? point;
    if (isIn(point) === isIn(before)) return isIn(point) ? [point] : [];
    const part = (edge - before[axis]) / (point[axis] - before[axis]);
    /** @type {Point} */
    const crossing = [
      before[0] + part * (point[0] - before[0]),
      before[1] + part * (point[1] - before[1]),
    ];
    return isIn(point) ? [crossing, point] : [crossing];
  });
}

/**
 * @param {Point[]} points
 * @returns {string} A closed path.
 */
export function toPath(points) {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}
