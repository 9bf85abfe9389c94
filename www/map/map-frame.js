/*
 * Which part of the world a map shows, and where things stand in it.
 *
 * In: places, and the one the map is about. Out: a `Frame` that turns degrees into pixels. A town
 * is shown with its region, a country whole; the article's other places come into the picture as
 * long as they are near. Degrees are even across a map, those of longitude narrower to the poles.
 */

/** @import { Place } from "../base/contract.js" */
/** @import { Point, Ring } from "./outlines.js" */

/**
 * `at` is where a press leads, an index among the annotations.
 * @typedef {{ name: string, place: Place, at: number }} Site
 */

/** Least height of a map, in degrees: a town, a region, a country. */
const LEAST = { city: 5, other: 5, region: 6.5, country: 9 };

/** Others are taken in up to this many degrees away: around one place, around all. */
const REACH = { city: 3.5, other: 3.5, region: 5, country: 20 };
const REACH_OF_ALL = 10;

/** Room left around what is shown, as a part of it. */
const AIR = 1.35;

/** Latitudes that a map of the world ends at. */
const [SOUTH, NORTH] = [-56, 76];

export class Frame {
  #west;
  #north;
  #right;
  #down;

  /**
   * @param {number[]} bounds West, south, east and north, of which none may be cut off.
   * @param {{ width: number, height: number }} size In pixels.
   */
  constructor([west, south, east, north], { width, height }) {
    const middle = (south + north) / 2;
    const narrow = Math.cos((middle * Math.PI) / 180);
    const tall = Math.max(north - south, ((east - west) * narrow * height) / width);
    this.width = width;
    this.height = height;
    this.#down = height / tall;
    this.#right = this.#down * narrow;
    this.#west = (west + east) / 2 - width / 2 / this.#right;
    this.#north = middle + tall / 2;
  }

  /**
   * @param {Point} point
   * @returns {Point} In pixels.
   */
  pixel([longitude, latitude]) {
    return [(longitude - this.#west) * this.#right, (this.#north - latitude) * this.#down];
  }

  /**
   * The degrees at the corner to the left and above, and at the one opposite.
   * @returns {[Point, Point]}
   */
  get corners() {
    const east = this.#west + this.width / this.#right;
    return [
      [this.#west, this.#north],
      [east, this.#north - this.height / this.#down],
    ];
  }

  /**
   * Whether a place stands within, away from the edge.
   * @param {Place} place
   */
  holds({ longitude, latitude }) {
    const [x, y] = this.pixel([longitude, latitude]);
    return x > 8 && y > 8 && x < this.width - 8 && y < this.height - 8;
  }
}

/**
 * @param {{ width: number, height: number }} size
 * @returns {Frame}
 */
export function worldFrame(size) {
  return new Frame([-170, SOUTH, 180, NORTH], size);
}

/**
 * The part of the world around a place, or around most of the places where none is named.
 * @param {Site[]} sites
 * @param {Site | null} current
 * @param {readonly Ring[]} rings
 * @param {{ width: number, height: number }} size
 * @returns {Frame}
 */
export function frameOf(sites, current, rings, size) {
  const pointed = sites.filter(({ place }) => place.level !== "country");
  const level = current?.place.level ?? (pointed.length > 0 ? "region" : "country");
  if (current && level === "country") return countryFrame(current.place, rings, size);
  const all = (pointed.length > 0 ? pointed : sites).map(({ place }) => place);
  const middle = current?.place ?? middleOf(all);
  const away = all.map((place) => distance(place, middle)).sort((one, other) => one - other);
  // Half of the places draw the map; of the others those that lie no farther than usual come in.
  const usual = 2.5 * (away[Math.floor(away.length / 2)] ?? 0);
  const reach = current ? REACH[level] : Math.max(REACH_OF_ALL, usual);
  const near = all.filter((place) => distance(place, middle) <= reach);
  const around = current ? near.flatMap((place) => [place, opposite(place, middle)]) : near;
  return new Frame(boundsOf([...around, middle], LEAST[level]), size);
}

/**
 * The spot on the other side of the middle, which keeps that in the middle.
 * @param {Spot} spot
 * @param {Spot} middle
 * @returns {Spot}
 */
function opposite(spot, middle) {
  return {
    longitude: 2 * middle.longitude - spot.longitude,
    latitude: 2 * middle.latitude - spot.latitude,
  };
}

/**
 * The largest piece of a country's land.
 * @param {Place} place
 * @param {readonly Ring[]} rings
 * @param {{ width: number, height: number }} size
 * @returns {Frame}
 */
function countryFrame(place, rings, size) {
  const [ring] = rings.filter(({ code }) => code === place.country);
  const corners = (ring?.points ?? []).map(([longitude, latitude]) => ({ longitude, latitude }));
  return new Frame(boundsOf(corners.length > 0 ? corners : [place], LEAST.country), size);
}

/** @typedef {{ longitude: number, latitude: number }} Spot */

/**
 * @param {Spot[]} spots
 * @param {number} least
 * @returns {number[]}
 */
function boundsOf(spots, least) {
  const [west, east] = widened(
    spots.map(({ longitude }) => longitude),
    least,
  );
  const [south, north] = widened(
    spots.map(({ latitude }) => latitude),
    least,
  );
  return [west, south, east, north];
}

/**
 * @param {number[]} values
 * @param {number} least
 * @returns {[number, number]}
 */
function widened(values, least) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const half = Math.max(least, (high - low) * AIR) / 2;
  return [(low + high) / 2 - half, (low + high) / 2 + half];
}

/**
 * @param {Spot[]} spots
 * @returns {Spot}
 */
function middleOf(spots) {
  const median = (/** @type {number[]} */ values) =>
    values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
  return {
    longitude: median(spots.map(({ longitude }) => longitude)),
    latitude: median(spots.map(({ latitude }) => latitude)),
  };
}

/**
 * @param {Spot} one
 * @param {Spot} other
 * @returns {number} In degrees of latitude.
 */
function distance(one, other) {
  const narrow = Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot((one.longitude - other.longitude) * narrow, one.latitude - other.latitude);
}
