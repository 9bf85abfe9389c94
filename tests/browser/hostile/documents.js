/*
 * Pages whose elements stand in the way: names that hide the document's own, and shapes that cost.
 */

import { PROSE } from "./fixture.js";

/** @import { Fixture } from "./fixture.js" */

/** Properties that a form hides with a field of that name. */
const FIELDS = ["childNodes", "nodeType", "ownerDocument", "parentNode", "getRootNode", "children"];

/** Properties of the document that a named image hides, and nothing of ours needs from it. */
const IMAGES = ["body", "head", "title", "forms", "location", "currentScript"];

/** Globals that an element's id would stand for, were they not there. */
const IDS = ["CSS", "Highlight", "customElements", "localStorage", "postil", "postil-layer"];

/** @type {Fixture[]} */
const CLOBBERED = [
  ...FIELDS.map((field) => ({
    name: `a form that hides its ${field}`,
    article: `<form><input name="${field}"><input id="${field}">${PROSE}</form>`,
  })),
  ...IMAGES.map((name) => ({
    name: `a document that hides its ${name}`,
    article: PROSE,
    before: `<img name="${name}" alt=""><form name="${name}"></form>`,
  })),
  ...IDS.map((id) => ({
    name: `an element with the id ${id}`,
    article: PROSE,
    before: `<a id="${id}" href="#"></a><a id="${id}" name="parse" href="#"></a>`,
  })),
];

/** @type {Fixture[]} */
const COSTLY = [
  {
    name: "an attribute of a megabyte",
    article: `<p title="${"x".repeat(1_000_000)}" class="${"y ".repeat(100_000)}">Passau is near.</p>${PROSE}`,
  },
  {
    name: "elements two thousand deep",
    article: `${"<i>".repeat(2_000)}Passau ${"</i>".repeat(2_000)}${PROSE}`,
  },
  {
    name: "an element a letter",
    article: `${[..."The mayor of Passau, Ilse Brandt, said they were to leave. ".repeat(60)].map((c) => `<b>${c}</b>`).join("")}${PROSE}`,
  },
  {
    name: "twenty thousand empty elements",
    article: `${"<i></i>".repeat(20_000)}${PROSE}`,
  },
  {
    name: "elements that postil makes itself",
    article: PROSE,
    before: `<postil-layer><div class="card">Trust me.</div></postil-layer>`,
  },
];

export const DOCUMENTS = [...CLOBBERED, ...COSTLY];
