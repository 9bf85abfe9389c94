/*
 * The outlines of the world's countries, fetched when the first map is drawn.
 *
 * In: `outlines.json`, which lies beside the script and is made by `cargo xtask lexicon`. Out:
 * rings of points in degrees, by country. An arc is a string: two letters for each coordinate of
 * its first point, then a letter sideways and a letter up for each step; "N" is no step.
 */

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
 * Rejects where they cannot be fetched, and tries again the next time.
 * @returns {Promise<Ring[]>}
 */
export function outlines() {
  loading ??= load().catch((reason) => {
    loading = null;
    throw reason;
  });
  return loading;
}

/** @returns {Promise<Ring[]>} */
async function load() {
  const response = await fetch(new URL("./outlines.json", import.meta.url));
  const { arcs, countries } = await response.json();
  const lines = arcs.map(toLine);
  return Object.entries(countries).flatMap(([code, rings]) =>
    rings.map((/** @type {number[]} */ ring) => ({ code, points: toRing(ring, lines) })),
  );
}

/**
 * @param {string} letters
 * @returns {Point[]}
 */
function toLine(letters) {
  const steps = Array.from(letters, (letter) => letter.charCodeAt(0) - NO_STEP);
  let x = steps[0] * ROW + steps[1];
  let y = steps[2] * ROW + steps[3];
  /** @type {Point[]} */
  const line = [[x / GRID, y / GRID]];
  for (let index = 4; index < steps.length; index += 2) {
    x += steps[index];
    y += steps[index + 1];
    line.push([x / GRID, y / GRID]);
  }
  return line;
}

/**
 * Where a ring crosses the date line, its longitudes run on past 180 degrees.
 * @param {number[]} numbers Those of its arcs; ~number runs backwards.
 * @param {Point[][]} lines
 * @returns {Point[]}
 */
function toRing(numbers, lines) {
  let before = 0;
  return numbers
    .flatMap((number) => (number < 0 ? lines[~number].toReversed() : lines[number]))
    .map(([longitude, latitude], index) => {
      const turns = index === 0 ? 0 : Math.round((longitude - before) / 360);
      before = longitude - 360 * turns;
      return [before, latitude];
    });
}
