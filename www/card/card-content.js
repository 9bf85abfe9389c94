/*
 * What a card says about an annotation or an entity: the answer first.
 *
 * In: an analysis and one of its annotations or entities. Out: plain data, `CardContent`, which
 * `card.js` puts on the page as text. What is not known, or stands in the line, is left unsaid.
 */

import { KINDS } from "../annotations/kinds.js";
import { includesWords } from "../annotations/same-words.js";
import { daysAround } from "../format/days.js";
import { Format } from "../format/format.js";
import { conversionsTo, inWords } from "../format/units.js";
import { sitesOf } from "../map/map-slot.js";
import { capitalize, identityOf, whereaboutsOf } from "./identity.js";
import { Statements, shorten } from "./statements.js";

/** @import { Annotation, Attribution, Certainty, Entity, Kind, Mention, Output, Quantity, Span, TermMention, Time } from "../base/contract.js" */
/** @import { CardMaker } from "../annotations/kinds.js" */
/** @import { Excerpt, Sentences } from "../annotations/sentences.js" */
/** @import { Speakers } from "../annotations/speakers.js" */
/** @import { Cell } from "../format/days.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */
/** @import { Site } from "../map/map-frame.js" */
/** @import { Account, Link } from "./statements.js" */

/** @typedef {{ sites: Site[], current: Site, country: (code: string) => string | null }} CardMap */
/** `current` is the mention that the card hangs on, `places` where each stands, from 0 to 1. */
/** @typedef {{ at: number[], places: number[], current: number }} Mentions */
/**
 * `doubt` is how it is said, where not plainly; `note` who or what it is, `introduction` the
 * sentence that names it first, where that is not enough; `links` lead to what else is said, `at`
 * indexes the annotations; `more` is the address of a page that says more; `leadsTo` is the entity,
 * an index, whose card the title leads to; `accounts` are what others say on the same. `isNews` tells
 * whether any of it says more than the line does.
 * @typedef {{
 *   kind: Kind,
 *   label: string,
 *   title: string,
 *   isNews: boolean,
 *   doubt?: { certainty: Certainty, text: string } | null,
 *   leadsTo?: number,
 *   note?: string | null,
 *   introduction?: (Excerpt & { at: number }) | null,
 *   more?: string | null,
 *   mentions?: Mentions,
 *   map?: CardMap | null,
 *   days?: Cell[],
 *   accounts?: Account[],
 *   links?: { heading: string, links: Link[] },
 * }} CardContent
 */
/**
 * What all cards are made from; `isProse` tells of an offset whether it is in running prose.
 * @typedef {{
 *   text: string,
 *   output: Output,
 *   speakers: Speakers,
 *   sentences: Sentences,
 *   isProse: (offset: number) => boolean,
 * }} Article
 */

/** Length from which on a line on who somebody is says enough by itself, in UTF-16 units. */
const TELLING = 28;

/** Least distance from the sentence that names somebody first, in UTF-16 units: nearer it is still in view. */
const AWAY = 400;

/** Mentions from which on the way along them is worth showing. */
const LEAST_MENTIONS = 3;

export class CardContents {
  format;
  strings;
  #article;
  #units;
  #statements;

  /**
   * @param {Article} article
   * @param {CommonStrings} strings
   * @param {Choices["units"]} units Those that numbers are converted to.
   */
  constructor(article, strings, units) {
    this.#article = article;
    this.#units = units;
    this.strings = strings;
    this.format = new Format(strings, navigator.languages);
    const { text, output, speakers } = article;
    this.#statements = new Statements(text, output, speakers, strings);
  }

  /**
   * @param {Annotation} annotation
   * @returns {CardContent}
   */
  of(annotation) {
    /** @type {Record<CardMaker, (annotation: any) => CardContent>} */
    const makers = {
      entity: (mention) => this.#mention(mention),
      time: (time) => this.#time(time),
      quantity: (quantity) => this.#quantity(quantity),
      speech: (attribution) => this.#attribution(attribution),
      term: (mention) => this.#term(mention),
    };
    return makers[KINDS[annotation.kind].card](annotation);
  }

  /**
   * @param {number} index
   * @param {Mention} [current] The mention that the card hangs on.
   * @returns {CardContent}
   */
  ofEntity(index, current) {
    const { output, text, sentences } = this.#article;
    const entity = output.entities[index];
    const { kind, name, mentions, place } = entity;
    const note = this.noteOf(entity);
    const introduction =
      place || (note?.length ?? 0) > TELLING ? null : this.#introduction(entity, current);
    const map = place && this.#map(index);
    const links = this.#statements.of(index, current);
    const here = current ? sentences.holding(current) : { start: 0, end: 0 };
    const isSaid = note !== null && includesWords(text.slice(here.start, here.end), note);
    return {
      kind,
      label: this.strings.kinds[kind],
      title: name,
      isNews: (note !== null && !isSaid) || Boolean(introduction || map) || links.length > 0,
      note,
      introduction,
      map,
      mentions: mentions.length < LEAST_MENTIONS ? undefined : this.#mentions(mentions, current),
      links: { heading: this.strings.says, links },
    };
  }

  /**
   * Who or what an entity is, in one line.
   * @param {Entity} entity
   * @returns {string | null}
   */
  noteOf(entity) {
    const identity = identityOf(entity);
    if (!entity.place) return identity;
    const { format, strings } = this;
    const words = { format, strings, units: this.#units };
    const where = whereaboutsOf(entity, this.#article.output, words);
    return [where, identity].filter(Boolean).join(" · ") || null;
  }

  /**
   * What somebody says, shortened.
   * @param {Attribution} attribution
   * @returns {string}
   */
  said(attribution) {
    return this.#statements.said(attribution);
  }

  /**
   * What other sources say on the same matter.
   * @param {Attribution} attribution
   * @returns {Account[]}
   */
  others(attribution) {
    return this.#statements.others(attribution);
  }

  /**
   * An amount in the reader's units; empty where it is in them.
   * @param {Quantity} quantity
   * @returns {string}
   */
  converted(quantity) {
    return inWords(conversionsTo(this.#units, quantity));
  }

  /**
   * The words of the article in a span, shortened.
   * @param {Span} span
   * @returns {string}
   */
  words({ start, end }) {
    return shorten(this.#article.text.slice(start, end));
  }

  /**
   * The sentence of prose that names an entity first, unless the reader is still there.
   * @param {Entity} entity
   * @param {Mention | undefined} current
   * @returns {(Excerpt & { at: number }) | null}
   */
  #introduction({ mentions }, current) {
    const { output, isProse, sentences } = this.#article;
    const at = mentions.find((index) => {
      const mention = output.annotations[index];
      return "mention" in mention && mention.mention === "name" && isProse(mention.start);
    });
    if (at === undefined || !current) return null;
    const first = output.annotations[at];
    if (current.start - first.end < AWAY) return null;
    return { ...sentences.around(first), at };
  }

  /**
   * @param {number} entity
   * @returns {CardMap | null}
   */
  #map(entity) {
    const { output } = this.#article;
    const [first] = output.entities[entity].mentions;
    const sites = sitesOf(output);
    const current = sites.find(({ at }) => at === first);
    return current ? { sites, current, country: (code) => this.format.country(code) } : null;
  }

  /**
   * @param {number[]} at
   * @param {Mention | TermMention} [current]
   * @returns {Mentions}
   */
  #mentions(at, current) {
    const { output, text } = this.#article;
    return {
      at,
      places: at.map((index) => output.annotations[index].start / text.length),
      current: at.findIndex((index) => output.annotations[index] === current),
    };
  }

  /**
   * @param {Mention} mention
   * @returns {CardContent}
   */
  #mention(mention) {
    if (this.#article.output.entities[mention.entity]) {
      return this.ofEntity(mention.entity, mention);
    }
    const { kind } = mention;
    return { kind, label: this.strings.kinds[kind], title: this.words(mention), isNews: false };
  }

  /**
   * @param {Time} time
   * @returns {CardContent}
   */
  #time(time) {
    const { output } = this.#article;
    const title = this.format.time(time);
    const distance = this.format.distance(time, output.published);
    const today = new Date().toISOString().slice(0, 10);
    const note = [distance, this.format.fromToday(time, today)].filter(Boolean).join(" · ");
    const cells = daysAround(time, output, this.format);
    const showsOther = cells.some(
      ({ at, isPublished, isCurrent }) => at !== null || (isPublished && !isCurrent),
    );
    return {
      kind: "time",
      label: this.strings.kinds.time,
      title: title ?? this.words(time),
      isNews: title !== null && time.type !== "DURATION" && title !== this.words(time),
      note,
      days: showsOther ? cells : [],
    };
  }

  /**
   * @param {Quantity} quantity
   * @returns {CardContent}
   */
  #quantity(quantity) {
    const converted = this.converted(quantity);
    const counted = quantity.of && capitalize(this.words(quantity.of));
    return {
      kind: "quantity",
      label: this.strings.kinds.quantity,
      title: converted || capitalize(this.format.quantity(quantity)),
      isNews: converted !== "",
      note: converted ? this.strings.given(this.words(quantity)) : counted,
    };
  }

  /**
   * @param {Attribution} attribution
   * @returns {CardContent}
   */
  #attribution(attribution) {
    const { output, speakers } = this.#article;
    const { kind, speaker, certainty } = attribution;
    const entity = speaker === null ? null : output.entities[speaker];
    const source = speakers.sourceOf(attribution);
    const isUnnamed = speakers.isUnnamed(attribution);
    const links = speaker === null ? [] : this.#statements.of(speaker, attribution);
    return {
      kind,
      label: this.strings.kinds[kind],
      title: source === null ? this.strings.noSource : shorten(source),
      isNews: true,
      doubt:
        certainty === "stated" ? null : { certainty, text: this.strings.certainties[certainty] },
      note: entity ? this.noteOf(entity) : isUnnamed ? this.strings.unnamed : null,
      leadsTo: speaker ?? undefined,
      accounts: this.others(attribution),
      links: { heading: this.strings.alsoSays, links },
    };
  }

  /**
   * @param {TermMention} mention
   * @returns {CardContent}
   */
  #term(mention) {
    const term = this.#article.output.terms.find(({ entry }) => entry === mention.entry);
    return {
      kind: "term",
      label: this.strings.kinds.term,
      title: term?.title ?? this.words(mention),
      isNews: true,
      note: term?.text,
      more: term?.url,
      mentions:
        term && term.mentions.length >= LEAST_MENTIONS
          ? this.#mentions(term.mentions, mention)
          : undefined,
    };
  }
}
