/*
 * The outlines of the world's countries, loaded when the first map is drawn.
 *
 * In: a way to `outlines.json`, which is made by `cargo xtask lexicon`. Out: rings of points in
 * degrees, by country. How they are written is told in `xtask/src/lexicon/map.rs`:
 * arcs in the order in which rings need them, a letter sideways and one up for each step; "N" is none.
 */

/** @import { Outlines } from "../base/platform.js" */

/** @typedef {[longitude: number, latitude: number]} Point */
/** @typedef {{ code: string, points: Point[] }} Ring `code` is ISO 3166, or empty. */

const NO_STEP = 78;

/** What the first letter of a coordinate counts, in steps. */
const ROW = 40;

/** Steps to a degree. */
const GRID = 10;

/** @type {Promise<Ring[]> | null} */
let loading = null;

/**
 * Rejects where they cannot be loaded, and tries again the next time.
 * @param {() => Promise<Outlines>} load
 * @returns {Promise<Ring[]>}
 */
export function outlines(load) {
  loading ??= load()
    .then(ringsOf)
    .catch((reason) => {
      loading = null;
      throw reason;
    });
  return loading;
}

/**
 * @param {Outlines} outlines
 * @returns {Ring[]}
 */
function ringsOf({ arcs, countries }) {
  const letters = arcs.split(" ");
  /** @type {Point[][]} Those read so far. */
  const lines = [];
  return Object.entries(countries).flatMap(([code, rings]) =>
    rings.split(" ").map((/** @type {string} */ ring) => ({
      code,
      points: turned(toRing(ring, letters, lines)),
    })),
  );
}

/**
 * @param {string} ring A full stop for the next arc, two letters for one backwards.
 * @param {string[]} letters Those of all arcs.
 * @param {Point[][]} lines
 * @returns {Point[]}
 */
function toRing(ring, letters, lines) {
  /** @type {Point[]} */
  const points = [];
  for (const arc of ring.match(/\.|../g) ?? []) {
    if (arc === ".") {
      const line = toLine(letters[lines.length], points.at(-1));
      points.push(...line);
      lines.push(line);
    } else {
      const [ones, forties] = stepsOf(arc);
      points.push(...lines[lines.length - forties * ROW - ones - ROW / 2].toReversed());
    }
  }
  return points;
}

/**
 * @param {string} letters
 * @param {Point | undefined} start Where the line before ends.
 * @returns {Point[]}
 */
function toLine(letters, start) {
  const steps = stepsOf(letters);
  const [east, x = 0, north = 0, y = 0] = start ? [] : steps.splice(0, 4);
  const line = [start ?? [east * ROW + x, north * ROW + y]];
  for (let index = 0; index < steps.length; index += 2) {
    const [x, y] = line[line.length - 1];
    line.push([x + steps[index], y + steps[index + 1]]);
  }
  return line;
}

/** @param {string} letters */
function stepsOf(letters) {
  return Array.from(letters, (letter) => letter.charCodeAt(0) - NO_STEP);
}

/**
 * In degrees. Where a ring crosses the date line, its longitudes run on past 180.
 * @param {Point[]} points
 * @returns {Point[]}
 */
function turned(points) {
  let before = points[0][0] / GRID;
  return points.map(([x, y]) => {
    before = x / GRID - 360 * Math.round((x / GRID - before) / 360);
    return [before, y / GRID];
  });
}
