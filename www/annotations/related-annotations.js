/*
 * What belongs together in an article.
 *
 * In: an annotation and the analysis. Out: the annotations that tell of the same: all mentions of
 * an entity, all that a source says; else the annotation alone.
 */

/** @import { Annotation, Output } from "../base/contract.js" */
/** @import { Speakers } from "./speakers.js" */

/**
 * @param {Annotation} annotation
 * @param {Output} output
 * @param {Speakers} speakers
 * @returns {number[]} Indices of annotations, by position.
 */
export function kinOf(annotation, { annotations, entities }, speakers) {
  if ("mention" in annotation && entities[annotation.entity]) {
    return entities[annotation.entity].mentions;
  }
  const source = "certainty" in annotation ? speakers.sourceOf(annotation) : null;
  if (source === null) return [annotations.indexOf(annotation)];
  return [...annotations.keys()].filter((index) => {
    const other = annotations[index];
    return "certainty" in other && speakers.sourceOf(other) === source;
  });
}
