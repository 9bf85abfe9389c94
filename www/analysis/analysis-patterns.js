/*
 * The analysis for glossaries with patterns, on the main thread: `analysis.js` once more, as a file
 * of its own. The glue holds one core, and a page may have begun without patterns.
 */

export { analyze, load } from "./analysis.js";
