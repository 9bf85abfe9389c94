/*
 * Which places a reader may not know.
 *
 * In: an entity and the reader's country. Out: whether a map and a line about it say something new.
 */

/** @import { Entity, Place } from "../base/contract.js" */

/** Inhabitants from which on a country is known to every reader. */
const LARGE_COUNTRY = 4e6;

/** Inhabitants of a city that needs no map: anywhere, and in the reader's own country. */
const METROPOLIS = 3e6;
const OWN_CITY = 1e5;

/** Countries whose states and provinces readers of English know by name. */
const KNOWN_STATES = ["US", "GB", "CA", "AU"];

/**
 * @param {Entity} entity
 * @param {string} country ISO 3166, of the reader.
 * @param {Entity[]} entities Those of the article.
 * @returns {boolean}
 */
export function needsMap({ name, place }, country, entities) {
  // "Neb." and "D.C." are known to whom they are written for.
  if (!place || name.endsWith(".")) return false;
  const { level, capital } = place;
  const isOwn = place.country === country;
  // A sea belongs to no country: of it there is nothing to say.
  if (!place.country) return false;
  if (level === "country") return hasFewerThan(place, LARGE_COUNTRY) && place.population !== null;
  if (level === "region") {
    // "West" is a region of Cameroon, too: an article that means it says more of that country.
    const isMeant = entities.some(
      (other) => other.name !== name && other.place?.country === place.country,
    );
    return isMeant && !isOwn && !KNOWN_STATES.includes(place.country);
  }
  // A capital mostly stands for its government.
  return !capital && hasFewerThan(place, isOwn ? OWN_CITY : METROPOLIS);
}

/**
 * @param {Place} place
 * @param {number} most
 */
function hasFewerThan({ population }, most) {
  return (population ?? 0) < most;
}
