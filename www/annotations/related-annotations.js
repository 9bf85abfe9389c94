/*
 * What belongs together in an article.
 *
 * In: an annotation and the analysis. Out: the annotations that tell of the same: all mentions of
 * an entity, all that a source says; else the annotation alone.
 */

/** @import { Annotation, Output } from "../base/contract.js" */
/** @import { Voices } from "./speakers.js" */

/**
 * @param {Annotation} annotation
 * @param {Output} output
 * @param {Voices} voices
 * @returns {number[]} Indices of annotations, by position.
 */
export function kinOf(annotation, { annotations, entities }, voices) {
  if ("mention" in annotation && entities[annotation.entity]) {
    return entities[annotation.entity].mentions;
  }
  const source = "certainty" in annotation ? voices.sourceOf(annotation) : null;
  if (source === null) return [annotations.indexOf(annotation)];
  return [...annotations.keys()].filter((index) => {
    const other = annotations[index];
    return "certainty" in other && voices.sourceOf(other) === source;
  });
}
