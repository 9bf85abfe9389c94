/*
 * Who or what an entity is, in one line.
 *
 * In: an entity and its analysis. Out: text, in the article's own words where they are the article's:
 *
 *   title "Mayor", description "who built the pumps"    "Mayor, who built the pumps"
 *   a place                                             "Town in Russia, 45 miles southwest of Kursk · 6,900 people"
 */

import { includesWords } from "../annotations/same-words.js";
import { chosenUnits } from "../format/units.js";
import { directionTo, kilometersBetween } from "../map/distance.js";

/** @import { Entity, Output, Place } from "../base/contract.js" */
/** @import { Format } from "../format/format.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */

/** Distances worth telling, in km: nearer it is the same place, farther no help. */
const [NEAREST, FARTHEST] = [15, 700];

/** Relative pronouns that a description may start with. */
const RELATIVE = /^(who|which|that|whose)\b/i;

/**
 * @param {Entity} entity
 * @returns {string | null}
 */
export function identityOf({ name, title, description }) {
  if (description === null || includesWords(`${title ?? ""} ${name}`, description)) {
    return title && capitalize(title);
  }
  const plain = description.replace(/^(an?|the) /i, "");
  if (title === null || includesWords(description, title)) {
    const isClause = title !== null && RELATIVE.test(plain);
    return capitalize(isClause ? `${title}, ${plain}` : plain);
  }
  const rest = description.replace(/^(An?|The) /, (article) => article.toLowerCase());
  return capitalize(`${title}, ${RELATIVE.test(plain) ? plain : rest}`);
}

/**
 * Where a place is and how many people live there; null where neither is known.
 * @param {Entity} entity
 * @param {Output} output
 * @param {{ strings: CommonStrings, format: Format, units: Choices["units"] }} words
 * @returns {string | null}
 */
export function whereaboutsOf({ name, place }, output, { strings, format, units }) {
  if (!place) return null;
  const { country, level, population } = place;
  const land = country && level !== "country" ? format.country(country) : null;
  const where = land && strings.placeIn(level, land, population);
  const people = population && strings.people(format.number(population));
  const away = awayFrom(name, place, output, { strings, format, units });
  return [[where, away].filter(Boolean).join(", "), people].filter(Boolean).join(" · ") || null;
}

/**
 * How far it is from the place that the article names most, of those that are near.
 * @param {string} name
 * @param {Place} place
 * @param {Output} output
 * @param {{ strings: CommonStrings, format: Format, units: Choices["units"] }} words
 * @returns {string}
 */
function awayFrom(name, place, { entities }, { strings, format, units }) {
  if (place.level === "country") return "";
  /** @type {{ name: string, place: Place, km: number, count: number } | null} */
  let reference = null;
  for (const other of entities) {
    if (!other.place || other.place.level === "country" || other.name === name) continue;
    const km = kilometersBetween(place, other.place);
    const count = other.mentions.length;
    if (km < NEAREST || km > FARTHEST || count <= (reference?.count ?? 0)) continue;
    reference = { name: other.name, place: other.place, km, count };
  }
  if (!reference) return "";
  const wind = strings.winds[directionTo(reference.place, place)];
  return strings.awayFrom(format.far(reference.km, chosenUnits(units)), wind, reference.name);
}

/**
 * @param {string} text
 * @returns {string}
 */
export function capitalize(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
