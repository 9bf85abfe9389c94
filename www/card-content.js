/*
 * What a card says about an annotation or an entity.
 *
 * In: an analysis and one of its annotations or entities. Out: plain data, `CardContent`, which
 * `card.js` puts on the page as text. What is not known is left unsaid: there are no empty rows.
 */

import { Format } from "./format.js";
import { piecesOf } from "./pieces.js";
import { conversionsTo } from "./units.js";
import { Voices } from "./voices.js";

/** @import { Annotation, Attribution, Kind, Mention, Output, Place, Quantity, Span, TermMention, Time } from "./contract.js" */
/** @import { Choices } from "./settings.js" */
/** @import { Strings } from "./strings.js" */

/** @typedef {{ term: string, text: string }} Row */
/** @typedef {{ text: string, aside: string, at: number }} Link */
/** `current` is the mention that the card hangs on, `places` where each stands, from 0 to 1. */
/** @typedef {{ at: number[], places: number[], current: number }} Mentions */
/**
 * `links` lead to what else is said; `at` indexes the annotations.
 * `more` is the address of a page that says more.
 * `leadsTo` is the entity, an index, whose card the title leads to.
 * @typedef {{
 *   kind: Kind,
 *   label: string,
 *   title: string,
 *   leadsTo?: number,
 *   note?: string | null,
 *   more?: string | null,
 *   rows: Row[],
 *   mentions?: Mentions,
 *   links?: { heading: string, links: Link[] },
 * }} CardContent
 */

/** Longest stretch of an article given as a title, in UTF-16 units: two lines of a card. */
const TITLE_LENGTH = 90;

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
   */
  constructor(text, output, strings, units) {
    this.#text = text;
    this.#output = output;
    this.#strings = strings;
    this.#format = new Format(strings, navigator.languages);
    this.#units = units;
    this.#voices = new Voices(text, output);
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
    const { kind, name, title, description, mentions, place } = this.#output.entities[index];
    const { terms } = this.#strings;
    return {
      kind,
      label: title ?? this.#strings.kinds[kind],
      title: name,
      note: description === title ? null : description,
      rows: [
        ...this.#placeRows(place),
        { term: terms.mentions, text: this.#strings.mentions(mentions.length) },
      ],
      mentions: this.#mentions(mentions, current),
      links: { heading: this.#strings.says, links: this.#saidBy(index) },
    };
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
   * What other sources say on the same thing.
   * @param {Attribution} attribution
   * @returns {Link[]}
   */
  #relatedTo(attribution) {
    const own = this.#voices.sourceOf(attribution);
    return attribution.related.flatMap((index) => {
      const other = this.#output.annotations[index];
      const source = "certainty" in other ? this.#voices.sourceOf(other) : own;
      if (!("certainty" in other) || source === own) return [];
      const standing = this.#strings.certainties[other.certainty];
      const aside = source ? `${source} · ${standing}` : standing;
      return [{ text: this.#said(other), aside, at: index }];
    });
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
    return {
      kind: "time",
      label: kinds.time,
      title: this.#format.time(time) ?? this.#words(time),
      rows: row(terms.published, distance),
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
    };
  }

  /**
   * @param {Attribution} attribution
   * @returns {CardContent}
   */
  #attribution(attribution) {
    const { kind, source, cue, speaker, certainty } = attribution;
    const { kinds, certainties, terms } = this.#strings;
    const who = speaker === null ? null : this.#output.entities[speaker].name;
    const said = source && this.#words(source);
    const words = cue && (said && said !== who ? this.#inOrder(source, cue) : this.#words(cue));
    const title = who ?? said;
    return {
      kind,
      label: kinds[kind],
      title: title ? capitalize(title) : certainties[certainty],
      leadsTo: speaker ?? undefined,
      rows: [
        ...row(terms.cue, words && `“${words}”`),
        ...row(terms.certainty, title && certainties[certainty]),
      ],
      links: { heading: this.#strings.related, links: this.#relatedTo(attribution) },
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
   * @param {Span} source
   * @param {Span} cue
   * @returns {string}
   */
  #inOrder(source, cue) {
    const [first, second] = source.start < cue.start ? [source, cue] : [cue, source];
    return `${this.#words(first)} ${this.#words(second)}`;
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
  return `${end > 0 ? kept.slice(0, end) : kept}…`;
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
 * @param {string} text
 * @returns {string}
 */
function capitalize(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
