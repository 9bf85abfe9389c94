/*
 * How far one place is from another, and in which direction, on the globe.
 */

/** @import { Place } from "../base/contract.js" */

const EARTH_RADIUS_KM = 6371;

/** Directions of the wind, from the north by the east. */
const WINDS = 8;

/**
 * @param {Place} one
 * @param {Place} other
 * @returns {number}
 */
export function kilometersBetween(one, other) {
  const [north, south] = [radians(one.latitude), radians(other.latitude)];
  const across = radians(other.longitude - one.longitude);
  const half =
    Math.sin((south - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin(across / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}

/**
 * @param {Place} from
 * @param {Place} to
 * @returns {number} Which of eight directions: 0 is north, 2 east.
 */
export function directionTo(from, to) {
  const east = radians(to.longitude - from.longitude) * Math.cos(radians(from.latitude));
  const angle = Math.atan2(east, radians(to.latitude - from.latitude));
  return (Math.round((angle / (2 * Math.PI)) * WINDS) + WINDS) % WINDS;
}

/** @param {number} degrees */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}
