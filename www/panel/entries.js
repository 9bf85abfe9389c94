/*
 * Entries of the margin: buttons that lead to places in the text and light them up when pointed at.
 *
 * In: the annotations that an entry is about. Out: a button; each press leads to the next of them.
 */

import { make, makeButton } from "../base/dom.js";

/** @import { Annotation } from "../base/contract.js" */
/** @import { Strings } from "../format/strings.js" */

/**
 * What entries do to the text, and the words they are made with.
 * @typedef {{
 *   go: (annotation: Annotation) => void,
 *   spot: (annotations: Annotation[]) => void,
 *   strings: Strings,
 * }} Reach
 */

/**
 * @param {string} name Its class.
 * @param {Annotation[]} annotations
 * @param {Reach} reach
 * @returns {HTMLButtonElement}
 */
export function makeEntry(name, annotations, { go, spot }) {
  let pressed = 0;
  const button = makeButton(name, "", null, () => go(annotations[pressed++ % annotations.length]));
  const light = () => spot(annotations);
  const dim = () => spot([]);
  button.addEventListener("pointerenter", light);
  button.addEventListener("focus", light);
  button.addEventListener("pointerleave", dim);
  button.addEventListener("blur", dim);
  return button;
}

/**
 * @param {string} title
 * @param {string} count What stands after it in small, if anything.
 * @param {HTMLElement[]} entries
 * @returns {HTMLElement}
 */
export function makeGroup(title, count, entries) {
  const group = make("section", "group");
  const heading = make("h2", "group-title", title);
  if (count) heading.append(" ", make("span", "count", count));
  group.append(heading, ...entries);
  return group;
}
