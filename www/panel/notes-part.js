/*
 * The notes of the margin: one for each mark, in the order of the text.
 *
 * In: the notes and what cards say. Out: a button for each: "Voronezh City in Russia, 140 miles east
 * of Kursk", "Not confirmed No source named".
 */

import { make } from "../base/dom.js";
import { makeEntry } from "./entries.js";
import { shortDays } from "./short-days.js";

/** @import { Note } from "../marks/note-rules.js" */
/** @import { Reading } from "../reader/reading.js" */
/** @import { Reach } from "./entries.js" */

/**
 * @param {Note} note
 * @param {Reading} reading
 * @param {Reach} reach
 * @returns {HTMLButtonElement}
 */
export function noteEntry(note, reading, reach) {
  const button = makeEntry("entry", [note.annotation], reach);
  button.append(...noteParts(note, reading));
  return button;
}

/**
 * What a note says, with the words it is about.
 * @param {Note} note
 * @param {Reading} reading
 * @returns {(Node | string)[]}
 */
export function noteParts(note, reading) {
  const { map, contents } = reading;
  const { doubt, title } = contents.of(note.annotation);
  if (doubt) return [make("b", "doubt", doubt.text), " ", make("span", "said-by", title)];
  const words = map.text.slice(note.start, note.end);
  return [make("b", "name", words), " ", sayingOf(note, reading)];
}

/**
 * @param {Note} note
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
function sayingOf({ annotation, start, end }, { contents, map }) {
  const { title, note, links, introduction } = contents.of(annotation);
  const { strings, format } = contents;
  if (annotation.kind === "time" && annotation.first && annotation.last) {
    return make("span", "says", shortDays(format.locale, annotation.first, annotation.last, null));
  }
  if (annotation.kind === "quantity") return make("span", "says", title);
  const says = make("span", "says", note ?? "");
  const isShort = map.text.slice(start, end).length < title.length;
  if (isShort) says.prepend(title, note ? ". " : "");
  const count = links?.links.length ?? 0;
  if (!note && introduction) {
    const { before, words, after } = introduction;
    says.replaceChildren(before, words, after);
  } else if (!note && links && count > 0) {
    says.append(`${isShort ? " · " : ""}${links.heading}: ${links.links[0].text}`);
  } else if (count > 1) says.append(make("span", "aside", ` · ${strings.statements(count)}`));
  return says;
}
