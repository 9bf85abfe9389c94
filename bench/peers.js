/*
 * Postil's peers: what each is asked for, and the three ways they are compared.
 *
 * In: samples of `target/bench/browser.json`. Out: sections of the report, and rows of its goals.
 */

import { median, quartiles, ratios } from "./statistics.js";
import { short, spread, table } from "./tables.js";

/** @typedef {{ cpu_ms: number, elapsed_ms: number, stages_ms: Record<string, number>, found: number }} Sample */
/** @typedef {Record<string, Sample[]>} Samples By library. */
/** @typedef {{ article: string, samples: Samples }} Measured */
/** @typedef {{ warm: Measured[], unseen: Measured[], first: Samples }} Browser */

/** What each library is asked for, in its own words, and what that gives. */
const ASKED = {
  postil: [
    "`annotate(text)`",
    "all it has: parts of speech, people, places, organizations, groups and events, each with who is meant; times, quantities, quotes and claims with source and certainty; as objects",
  ],
  compromise: [
    "`nlp(text)`, then `people()`, `places()` and `organizations()`, each `out('array')`",
    "names of people, places and organizations, as texts",
  ],
  "compromise-dates": ["`nlp(text).dates().get()`", "times, as objects"],
  "chrono-node": ["`parse(text, reference)`", "times, as objects"],
  "wink-nlp": [
    "pipe `sbd`, `pos`, `ner`; `tokens().out(its.pos)`, `entities().out(its.detail)`",
    "parts of speech; dates, times, money, numbers and the like, as objects; no names",
  ],
  "wink-nlp, all": [
    "the same with `negation`, `sentiment` and `cer` in the pipe",
    "the same, and the feeling of each sentence",
  ],
  "harper.js": ["`LocalLinter.lint(text)`", "errors of grammar and spelling"],
};

/** The ways of comparing, as the report calls them. */
const AGAIN = "the same text again";
const UNSEEN = "a text not seen before";
const FIRST = "the first text in a page";

/**
 * Peers that are to be outrun, how many times, and the stages that answer what the peer is asked.
 *
 * @type {[string, number, string[]][]}
 */
const GOALS = [
  ["compromise", 15, ["document", "names"]],
  ["wink-nlp", 2, ["document", "time", "quantity"]],
];

const times = (/** @type {Samples} */ samples, /** @type {string} */ name) =>
  samples[name].map(({ cpu_ms }) => cpu_ms);

/**
 * Rows for the table of goals, each way of comparing on the article of 1,200 words.
 * @param {Browser} browser
 * @returns {[string, string, number, number][]} name, unit, goal, measured
 */
export function peerGoals({ warm, unseen, first }) {
  const ways = { [AGAIN]: warm[1].samples, [UNSEEN]: unseen[1].samples, [FIRST]: first };
  return GOALS.flatMap(([peer, goal, stages]) =>
    Object.entries(ways).flatMap(([way, samples]) => {
      const all = ratios(times(samples, peer), times(samples, "postil"));
      const elapsed = samples[peer].map(({ elapsed_ms }) => elapsed_ms);
      const alike = ratios(elapsed, stagesOf(samples, stages));
      return /** @type {[string, string, number, number][]} */ ([
        [`${peer} against all of Postil, ${way}`, "×", goal, median(all)],
        [`${peer} against ${stages.join(" + ")}, ${way}`, "×", goal, median(alike)],
      ]);
    }),
  );
}

/** The time of some stages together. @param {Samples} samples @param {string[]} stages */
const stagesOf = ({ postil }, stages) =>
  postil.map(({ stages_ms }) => stages.reduce((sum, stage) => sum + stages_ms[stage], 0));

/**
 * @param {Browser} browser
 * @param {Record<string, string>} words how long each article is
 */
export function peerSections({ warm, unseen, first }, words) {
  const named = (/** @type {Measured[]} */ articles) =>
    articles.map(({ article, samples }) => ({ words: words[article], samples }));
  const asked = Object.entries(ASKED).map(
    ([name, [call, gives]]) => `- **${name}**: ${call}: ${gives}`,
  );
  return `Milliseconds of the main thread for what each library is asked for, and how many times as long as
all of Postil in the same round. They are asked for different things, so that the goals above are held
against the stages that answer the same questions as well, by elapsed time:

${asked.join(";\n")}.

#### ${capital(AGAIN)}

Each library has read this very text before, and keeps what it likes of it: warm code, and, as
wink-nlp does, what it knows of each word.

${compared(named(warm))}

#### ${capital(UNSEEN)}

Warm code, from twenty texts and more; then each text once, as long as the article but of other
people, half of whose names nobody has, and in other words where \`bench/articles/other-words.tsv\`
has some. A reader who goes from article to article without loading the page is here.

${compared(named(unseen))}

#### ${capital(FIRST)}

What a reader pays who opens an article: each library in a page of its own, fetched and started
before the clock, and nothing read yet. Nothing is compiled in advance then but what the browser chose to.
Postil reads on the main thread here; in a page that allows workers it reads beside it.

${compared([{ words: words.talks, samples: first }])}`;
}

/** @param {string} words */
const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {{ words: string, samples: Samples }[]} articles */
function compared(articles) {
  const head = articles.flatMap(({ words }) => [`${words}, ms`, "found", "ratio"]);
  const names = Object.keys(articles[0].samples);
  const rows = names.map((name) => [
    name,
    ...articles.flatMap(({ samples }) => cells(samples, name)),
  ]);
  return table(["", ...head], rows);
}

/**
 * @param {Samples} samples
 * @param {string} name
 * @returns {string[]}
 */
function cells(samples, name) {
  if (!samples[name]) return ["—", "—", "—"];
  const own = times(samples, name);
  const [low, middle, high] = quartiles(ratios(own, times(samples, "postil"))).map(short);
  const ratio = name === "postil" ? "1" : `${middle} (${low}–${high})`;
  return [spread(own), String(median(samples[name].map(({ found }) => found))), ratio];
}
