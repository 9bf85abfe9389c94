/*
 * Articles whose words look like code, or are names that mean something to JavaScript.
 */

/** @import { Fixture } from "./fixture.js" */

/**
 * Words that stand in an article as text: the page escaped them, and so must we.
 * @type {Record<string, string>}
 */
const WORDS = {
  "a script element": "<script>ran()</script>",
  "an image that fails": "<img src=x onerror=ran()>",
  "a quote that closes an attribute": `"><svg onload=ran()>`,
  "an apostrophe that closes an attribute": `' onfocus='ran()' autofocus='`,
  "an end of style": "</style><script>ran()</script>",
  "an end of a template": "</template><img src=x onerror=ran()>",
  "a comment that is cut": "--><script>ran()</script><!--",
  "an address that runs": "javascript:ran()",
  "a data address": "data:text/html,<script>ran()</script>",
  "a template literal": "$" + "{ran()}",
  "a mustache": "{{constructor.constructor('ran()')()}}",
  "an entity": "&lt;img src=x onerror=ran()&gt;",
  "a style that loads": "url(javascript:ran())",
  "an expression of old style sheets": "expression(ran())",
  "a section of XML": "<![CDATA[<script>ran()</script>]]>",
  "a frame with a source": `<iframe srcdoc="<script>parent.ran()</script>">`,
};

/**
 * People whose surnames are properties that every object has.
 * @type {readonly string[]}
 */
const SURNAMES = [
  "Constructor",
  "Prototype",
  "__proto__",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "Then",
  "Undefined",
  "NaN",
  "Onload",
];

/**
 * Characters that break what counts or compares them.
 * @type {Record<string, string>}
 */
const CHARACTERS = {
  "an override of direction": "\u202eIlse\u202c Brandt",
  "a lone surrogate": "Ilse \ud83d Brandt",
  "characters beyond the first plane": "Ilse \u{1f6a8}\u{1d504} Brandt",
  "zero width": "Ilse\u200b\u200d Brandt",
  "marks upon marks": `Ilse${"\u0301".repeat(500)} Brandt`,
  "separators of lines": "Ilse\u2028\u2029 Brandt",
  "a word without end": "Brandt".repeat(20_000),
};

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", '"': "&quot;" })[mark] ?? mark);

/** @type {Fixture[]} */
export const TEXTS = [
  ...Object.entries(WORDS).map(([name, words]) => ({
    name: `words that look like code: ${name}`,
    article: `<p>Mayor Ilse ${escaped(words)} Brandt said 35 km of road near Passau were lost.</p>
      <p>“We saw ${escaped(words)} on Wednesday,” said Ilse ${escaped(words)}, the mayor.</p>`,
  })),
  ...SURNAMES.map((surname) => ({
    name: `a surname that every object has: ${surname}`,
    article: `<p>Mayor Ilse ${surname} said 35 km of road near Passau were lost.</p>
      <p>“We left on Wednesday,” ${surname} said. ${surname} denied that ${surname} had failed.</p>`,
  })),
  ...Object.entries(CHARACTERS).map(([name, words]) => ({
    name: `characters: ${name}`,
    article: `<p>Mayor ${words} said 35 km of road near Passau were lost on Wednesday.</p>`,
  })),
];
