/*
 * What readers need of where they run: in a publisher's page (`reader/page-platform.js`), or in the
 * extension (`extension/platform.js`). Types only.
 */

/** @import { Entry, Output } from "./contract.js" */

/** @typedef {{ published?: string | null, glossary?: readonly Entry[] | null }} AnalysisOptions */

/**
 * The outlines of the world, as `outlines.json` has them.
 * @typedef {{ arcs: string, countries: Record<string, string> }} Outlines
 */

/**
 * Where a page has the files of the analysis, relative to itself, if not beside the script.
 * @typedef {{ worker?: string, wasm?: string }} Places
 */

/**
 * The element that a layer stands in: `outer` goes into the page and `host` holds `tree`. They are
 * the same unless the page is to see nothing of `host`.
 * @typedef {{ outer: HTMLElement, host: HTMLElement, tree: ShadowRoot }} Home
 */

/**
 * Where the margin stands. `isLost` tells that another stage and another margin are needed.
 * @typedef {{
 *   isOpen: () => boolean,
 *   isLost: () => boolean,
 *   show: () => void,
 *   hide: () => void,
 *   remove: () => void,
 * }} Stage
 */

/**
 * The layer as a stage sees it: `extend` tells that part of it stands in a frame from now on.
 * @typedef {{ append: (...elements: Element[]) => void, extend: (home: Home) => void }} Ground
 */

/**
 * `analyze` and `outlines` may reject; the others never throw. The highlights of a page can be read
 * by all of its scripts, and its custom properties reach into shadow trees: `style` gives the sheet
 * that a layer adopts; `sidenotes` tells whether notes may stand in the page, beside their lines.
 * `announce` tells the page of an event on an element.
 * @typedef {{
 *   analyze: (
 *     text: string,
 *     options: AnalysisOptions,
 *     places: Places,
 *   ) => Promise<{ output: Output, elapsed_ms: number }>,
 *   outlines: () => Promise<Outlines>,
 *   choices: { read: () => unknown, write: (choices: object) => void },
 *   highlights: "allowed" | "forbidden",
 *   sidenotes: "allowed" | "forbidden",
 *   home: () => Home,
 *   style: (css: string) => string,
 *   stage: (ground: Ground, margin: HTMLElement) => Stage,
 *   isHeard: (event: Event) => boolean,
 *   announce: (root: Element, name: string, detail: object) => void,
 * }} Platform
 */

export {};
