/*
 * Names of the highlights that the page is painted with; `marks.css` gives each its look.
 */

/** @import { Kind } from "../base/contract.js" */

/** @typedef {"light" | "dark" | "sepia"} Paper What the text stands on. */

/** Words with a note. */
export const NOTE = "postil-note";

/** Words that say that something is denied or not confirmed. */
export const DOUBT = "postil-doubt";

/** A name under a resting mouse that has a card and no mark. */
export const HINT = "postil-hint";

/** What is pointed at in the margin, wherever the article has it. */
export const SPOT = "postil-spot";

/** The annotation whose card is open. */
export const ACTIVE = "postil-active";

/** What the reader has just been led to. */
export const FLASH = "postil-flash";

/**
 * The highlight of a kind, where all annotations are marked.
 * @param {Kind} kind
 */
export const kindName = (kind) => `postil-${kind}`;

/**
 * What a highlight is called on a paper: the look of a name is the same in all of a page, and its
 * colors on dark paper are others.
 * @param {string} name
 * @param {Paper} paper
 */
export const namedOn = (name, paper) => (paper === "dark" ? `${name}-dark` : name);
