/*
 * What a card says about an annotation or an entity.
 *
 * In: an analysis and one of its annotations or entities. Out: plain data, `CardContent`, which
 * `card.js` puts on the page as text. What is not known is left unsaid: there are no empty rows.
 */

import { piecesOf } from "../annotations/content-spans.js";
import { daysAround } from "../format/days.js";
import { Format } from "../format/format.js";
import { chosenUnits, conversionsTo } from "../format/units.js";
import { sitesOf } from "../map/map-slot.js";

/** @import { Annotation, Attribution, Certainty, Entity, Kind, Mention, Output, Place, Quantity, Span, TermMention, Time } from "../base/contract.js" */
/** @import { Cell } from "../format/days.js" */
/** @import { Site } from "../map/map-frame.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { Strings } from "../format/strings.js" */
/** @import { Voices } from "../annotations/speakers.js" */

/** @typedef {{ term: string, text: string }} Row */
/** @typedef {{ text: string, aside: string, at: number }} Link */
/** What one source says; `at` is null for the card's own. */
/** @typedef {{ source: string, voice: string | null, text: string, certainty: Certainty, at: number | null }} Account */
/** @typedef {{ sites: Site[], current: Site, country: (code: string) => string | null }} CardMap */
/** `current` is the mention that the card hangs on, `places` where each stands, from 0 to 1. */
/** @typedef {{ at: number[], places: number[], current: number }} Mentions */
/**
 * `links` lead to what else is said; `at` indexes the annotations.
 * `more` is the address of a page that says more.
 * `leadsTo` is the entity, an index, whose card the title leads to; `units` those chosen, where
 * there is a choice; `accounts` what several sources say on the same, the card's own first.
 * @typedef {{
 *   kind: Kind,
 *   label: string,
 *   title: string,
 *   leadsTo?: number,
 *   note?: string | null,
 *   more?: string | null,
 *   rows: Row[],
 *   mentions?: Mentions,
 *   map?: CardMap | null,
 *   days?: Cell[],
 *   units?: Choices["units"] | null,
 *   accounts?: Account[],
 *   links?: { heading: string, links: Link[] },
 * }} CardContent
 */

/** Longest stretch of an article given as a title, in UTF-16 units: two lines of a card. */
const TITLE_LENGTH = 90;

/** Longest stretch between source and cue that is shown with them: "had", or a few words more. */
const NEAR = 20;

export class CardContents {
  #text;
  #output;
  #strings;
  #format;
  #units;
  #voices;

  /**
   * @param {string} text
   * @param {Output} output
   * @param {Strings} strings
   * @param {Choices["units"]} units Those that numbers are converted to.
   * @param {Voices} voices
   */
  constructor(text, output, strings, units, voices) {
    this.#text = text;
    this.#output = output;
    this.#strings = strings;
    this.#format = new Format(strings, navigator.languages);
    this.#units = units;
    this.#voices = voices;
  }

  /**
   * @param {Annotation} annotation
   * @returns {CardContent}
   */
  of(annotation) {
    switch (annotation.kind) {
      case "time":
        return this.#time(annotation);
      case "quantity":
        return this.#quantity(annotation);
      case "quote":
      case "claim":
        return this.#attribution(annotation);
      case "term":
        return this.#term(annotation);
      default:
        return this.#mention(annotation);
    }
  }

  /**
   * @param {number} index
   * @param {Mention} [current] The mention that the card hangs on.
   * @returns {CardContent}
   */
  ofEntity(index, current) {
    const entity = this.#output.entities[index];
    const { name, mentions, place } = entity;
    return {
      ...this.#headOf(entity),
      title: name,
      rows: [
        ...this.#placeRows(place),
        ...row(this.#strings.terms.mentions, this.#strings.mentions(mentions.length)),
      ],
      map: place && this.#map(index),
      mentions: this.#mentions(mentions, current),
      links: { heading: this.#strings.says, links: this.#saidBy(index) },
    };
  }

  /**
   * The title stands above the name, the description below, unless one says the other again.
   * @param {Entity} entity
   */
  #headOf({ kind, name, title, description }) {
    const isSaid = description !== null && includes(`${title ?? ""} ${name}`, description);
    const isRepeated = title === null || (description !== null && includes(description, title));
    return {
      kind,
      label:
        isRepeated && !isSaid ? this.#strings.kinds[kind] : (title ?? this.#strings.kinds[kind]),
      note: isSaid ? null : description,
    };
  }

  /**
   * @param {number} entity
   * @returns {CardMap | null}
   */
  #map(entity) {
    const { mentions } = this.#output.entities[entity];
    const sites = sitesOf(this.#output);
    const current = sites.find(({ at }) => at === mentions[0]);
    return current ? { sites, current, country: (code) => this.#format.country(code) } : null;
  }

  /**
   * @param {number[]} at
   * @param {Mention | TermMention} [current]
   * @returns {Mentions}
   */
  #mentions(at, current) {
    const { annotations } = this.#output;
    return {
      at,
      places: at.map((index) => annotations[index].start / this.#text.length),
      current: at.findIndex((index) => annotations[index] === current),
    };
  }

  /**
   * @param {number} entity
   * @returns {Link[]}
   */
  #saidBy(entity) {
    const all = [...this.#output.annotations.keys()];
    return all.flatMap((index) => {
      const annotation = this.#output.annotations[index];
      if (!("certainty" in annotation) || annotation.speaker !== entity) return [];
      const aside = this.#strings.certainties[annotation.certainty];
      return [{ text: this.#said(annotation), aside, at: index }];
    });
  }

  /**
   * What several sources say on the same thing, this one first; nothing where no other does.
   * @param {Attribution} attribution
   * @returns {Account[]}
   */
  #accounts(attribution) {
    const own = this.#voices.sourceOf(attribution);
    const others = attribution.related.flatMap((index) => {
      const other = this.#output.annotations[index];
      const isOther = "certainty" in other && this.#voices.sourceOf(other) !== own;
      return isOther ? [this.#account(other, index)] : [];
    });
    return others.length > 0 ? [this.#account(attribution, null), ...others] : [];
  }

  /**
   * @param {Attribution} attribution
   * @param {number | null} at
   * @returns {Account}
   */
  #account(attribution, at) {
    const source = this.#voices.sourceOf(attribution);
    return {
      source: source ?? this.#strings.noSource,
      voice: this.#voices.of(source),
      text: this.#said(attribution),
      certainty: attribution.certainty,
      at,
    };
  }

  /**
   * @param {Mention} mention
   * @returns {CardContent}
   */
  #mention(mention) {
    if (this.#output.entities[mention.entity]) return this.ofEntity(mention.entity, mention);
    const { kind } = mention;
    return { kind, label: this.#strings.kinds[kind], title: this.#words(mention), rows: [] };
  }

  /**
   * @param {Place | null} place
   * @returns {Row[]}
   */
  #placeRows(place) {
    if (!place) return [];
    const { terms } = this.#strings;
    const country =
      place.country && place.level !== "country" && this.#format.country(place.country);
    const population = place.population && this.#format.number(place.population);
    return [...row(terms.country, country), ...row(terms.population, population)];
  }

  /**
   * @param {Time} time
   * @returns {CardContent}
   */
  #time(time) {
    const { kinds, terms } = this.#strings;
    const distance = this.#format.distance(time, this.#output.published);
    const today = new Date().toISOString().slice(0, 10);
    return {
      kind: "time",
      label: kinds.time,
      title: this.#format.time(time) ?? this.#words(time),
      rows: [
        ...row(terms.published, distance),
        ...row(terms.today, this.#format.fromToday(time, today)),
      ],
      days: daysAround(time, this.#output, this.#format),
    };
  }

  /**
   * @param {Quantity} quantity
   * @returns {CardContent}
   */
  #quantity(quantity) {
    const { kinds, terms } = this.#strings;
    const conversions = conversionsTo(this.#units, quantity);
    return {
      kind: "quantity",
      label: kinds.quantity,
      title: capitalize(this.#format.quantity(quantity)),
      rows: [
        ...row(terms.counted, quantity.of && this.#words(quantity.of)),
        ...row(terms.conversions, conversions),
      ],
      units: quantity.conversions.length > 0 ? chosenUnits(this.#units) : null,
    };
  }

  /**
   * @param {Attribution} attribution
   * @returns {CardContent}
   */
  #attribution(attribution) {
    const { kind, source, cue, speaker, certainty, because } = attribution;
    const { kinds, certainties, terms } = this.#strings;
    const entity = speaker === null ? null : this.#output.entities[speaker];
    const said = source && this.#words(source);
    const isOther = source && said !== entity?.name;
    const words = cue && (isOther ? this.#inOrder(source, cue) : this.#words(cue));
    const title = entity?.name ?? said;
    const note = entity && (entity.description ?? entity.title);
    const deciding = because && this.#words(because);
    return {
      kind,
      label: kinds[kind],
      title: title ? capitalize(title) : certainties[certainty],
      note: note && includes(words ?? "", note) ? null : note,
      leadsTo: speaker ?? undefined,
      rows: [
        ...row(terms.cue, words && `“${words}”`),
        ...row(terms.certainty, title && certainties[certainty]),
        ...row(terms.because, deciding !== words && deciding && `“${deciding}”`),
      ],
      accounts: this.#accounts(attribution),
    };
  }

  /**
   * @param {TermMention} mention
   * @returns {CardContent}
   */
  #term(mention) {
    const term = this.#output.terms.find(({ entry }) => entry === mention.entry);
    return {
      kind: "term",
      label: this.#strings.kinds.term,
      title: term?.title ?? this.#words(mention),
      note: term?.text,
      more: term?.url,
      rows: [],
      mentions: term && this.#mentions(term.mentions, mention),
    };
  }

  /**
   * Source and cue as the article has them: what stands between is kept, or its absence shown.
   * @param {Span} source
   * @param {Span} cue
   * @returns {string}
   */
  #inOrder(source, cue) {
    const [first, second] = source.start < cue.start ? [source, cue] : [cue, source];
    const isNear = second.start - first.end <= NEAR;
    if (isNear) return this.#words({ start: first.start, end: second.end });
    return `${this.#words(first)} … ${this.#words(second)}`;
  }

  /**
   * What is said, without what breaks it, shortened.
   * @param {Attribution} attribution
   * @returns {string}
   */
  #said(attribution) {
    const pieces = piecesOf(attribution).map(({ start, end }) => this.#text.slice(start, end));
    return shorten(pieces.join(" … "));
  }

  /**
   * The words of the article in a span, shortened.
   * @param {Span} span
   * @returns {string}
   */
  #words({ start, end }) {
    return shorten(this.#text.slice(start, end));
  }
}

/**
 * At most a title's length, ended between words.
 * @param {string} text
 * @returns {string}
 */
function shorten(text) {
  if (text.length <= TITLE_LENGTH) return text;
  const kept = text.slice(0, TITLE_LENGTH);
  const end = kept.lastIndexOf(" ");
  return `${(end > 0 ? kept.slice(0, end) : kept).replace(/[\s,;:–—-]+$/, "")}…`;
}

/**
 * A row, where there is something to say.
 * @param {string} term
 * @param {string | null | false | 0 | undefined} text
 * @returns {Row[]}
 */
function row(term, text) {
  return text ? [{ term, text }] : [];
}

/**
 * Whether words say, but for articles, commas and the size of letters, what others say.
 * @param {string} words
 * @param {string} others
 * @returns {boolean}
 */
function includes(words, others) {
  const plain = (/** @type {string} */ text) =>
    ` ${text.toLowerCase().replaceAll(/\b(the|an?) /g, "")} `.replaceAll(/[\s,]+/g, " ");
  return plain(words).includes(plain(others));
}

/**
 * @param {string} text
 * @returns {string}
 */
function capitalize(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
