/*
 * Web Annotations that others wrote, or nobody: whatever is read in, nothing is thrown, it takes a
 * moment, and what is found stands where it is said to. Values come from a generator with a fixed
 * start, so that each run reads the same.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate } from "./in-page.js";

/** @import { Page } from "playwright-core" */

/** @typedef {{ values: string[], most_ms: number }} Batch JSON, and the time that one may take. */

const { visit } = setUp();

const PAGE = "/pages/import.html";

/** Values read in, in so many batches. */
const [VALUES, BATCHES] = [4_000, 8];

/** Articles that are annotated, stored, and found again. */
const ARTICLES = 12;

/** Time for one value, in ms: a hundred times what one takes, and less than a reader waits for. */
const MOMENT_MS = 2_000;

const SENTENCES = [
  "Mayor Ilse Brandt said on Monday that the bridge at Passau may reopen within three weeks.",
  "“We lost 35 km of road,” she said.",
  "Engineers from Linz 😀 had measured the damage twice.",
  "In Bavaria, officials denied that a dam had failed.",
  "He counted 1,200 people in tents near the river, and said so.",
  "Reports of looting were unconfirmed; the police in Vienna declined to comment.",
  "“It was late,” Tomas Novak told reporters. “We left.”",
];

const TEXT = SENTENCES.join(" ");

/** Keys that mean something to us, and some that mean something to JavaScript. */
const KEYS = ["items", "first", "target", "selector", "exact", "prefix", "suffix", "start", "end"];
const STRANGE_KEYS = ["type", "id", "__proto__", "constructor", "length", "toString", "0"];

/** Splitmix32: the same numbers from the same start. */
class Random {
  #state;

  /** @param {number} start */
  constructor(start) {
    this.#state = start;
  }

  /** @param {number} bound @returns {number} */
  below(bound) {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % bound;
  }

  /** @template T @param {readonly T[]} choices @returns {T} */
  one(choices) {
    return choices[this.below(choices.length)];
  }
}

/**
 * Words of the page, such words with a fault, or any units at all.
 * @param {Random} random
 * @returns {string}
 */
function anyString(random) {
  const start = random.below(TEXT.length);
  const words = TEXT.slice(start, start + random.below(80));
  const at = random.below(words.length + 1);
  const unit = String.fromCharCode(random.one([random.below(0x80), random.below(0x10000), 0xd83d]));
  return random.one([words, words, words.slice(0, at) + unit + words.slice(at), unit, "", " \n"]);
}

/**
 * @param {Random} random
 * @returns {unknown}
 */
function anyNumber(random) {
  const common = random.below(TEXT.length + 20);
  return random.one([common, common, -common, common / 3, 0, 1e300, -1e300, 2 ** 53, 2 ** 32]);
}

/**
 * Any JSON at all, the deeper the simpler; of objects, those that have our keys.
 * @param {Random} random
 * @param {number} depth
 * @returns {unknown}
 */
function anyValue(random, depth) {
  const kind = random.below(depth > 0 ? 10 : 5);
  if (kind < 2) return anyString(random);
  if (kind < 4) return anyNumber(random);
  if (kind === 4) return random.one([null, true, false]);
  const count = random.below(4);
  if (kind === 5) return Array.from({ length: count }, () => anyValue(random, depth - 1));
  const entries = Array.from({ length: count }, () => [
    random.one(random.below(4) ? KEYS : STRANGE_KEYS),
    anyValue(random, depth - 1),
  ]);
  return Object.fromEntries(entries);
}

/**
 * An annotation in good shape but for some part, which is anything.
 * @param {Random} random
 * @returns {unknown}
 */
function anyAnnotation(random) {
  const or = (/** @type {unknown} */ value) => (random.below(6) ? value : anyValue(random, 2));
  const start = random.below(TEXT.length);
  const end = start + random.below(60);
  const quote = {
    exact: or(TEXT.slice(start, end)),
    prefix: or(TEXT.slice(Math.max(0, start - 32), start)),
    suffix: or(TEXT.slice(end, end + 32)),
  };
  const position = { start: or(start), end: or(end) };
  const selector = or(random.one([[quote, position], [position, quote], [quote], position]));
  const target = or({ selector });
  return or({ id: "any", target: random.below(5) ? target : [target] });
}

/**
 * @param {number} batch
 * @returns {string[]}
 */
function batchOf(batch) {
  const random = new Random(batch);
  return Array.from({ length: VALUES / BATCHES }, () => {
    const annotation = anyAnnotation(random);
    const list = [annotation, anyAnnotation(random), anyValue(random, 3)];
    const value = random.one([annotation, list, { items: list }, { first: { items: list } }]);
    return JSON.stringify(random.below(3) ? value : anyValue(random, 5));
  });
}

/** @param {readonly string[]} paragraphs */
const pageOf = (paragraphs) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Flood</title><article>${paragraphs
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("\n")}</article></html>`;

/**
 * Reads each value in; returns what does not hold, and how many annotations were found.
 * @param {Page} page
 * @param {Batch} batch
 * @returns {Promise<{ faults: string[], found: number }>}
 */
function faultsOf(page, batch) {
  return page.evaluate(async ({ values, most_ms }) => {
    const { anchor } = await import("/postil.js");
    const flat = (/** @type {string} */ text) => text.replace(/\s+/g, " ");
    const live = document.createRange();

    /** @param {{ range: StaticRange, annotation: any, how: string }} found @returns {string[]} */
    const faultsOfOne = ({ range, annotation, how }) => {
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const words = flat(live.toString());
      const selectors = [[annotation.target].flat()[0].selector].flat();
      const exact = selectors.find((selector) => typeof selector?.exact === "string")?.exact;
      const isSame = exact === undefined || words === flat(exact);
      return [
        ...(words === "" ? ["nothing is selected"] : []),
        ...(document.body.contains(live.commonAncestorContainer) ? [] : ["out of the page"]),
        ...(isSame || how === "near" ? [] : [`by ${how}: ${words}`]),
      ];
    };

    /** @param {string} json @returns {Promise<{ faults: string[], found: number }>} */
    const read = async (json) => {
      const stored = JSON.parse(json);
      const start_ms = performance.now();
      const { anchored, lost } = await anchor(stored);
      const elapsed_ms = performance.now() - start_ms;
      const items = stored?.items ?? stored?.first?.items ?? stored;
      const count = Array.isArray(items) ? items.length : 1;
      const isComplete = anchored.length + lost.length === count;
      const faults = [
        ...anchored.flatMap(faultsOfOne),
        ...(isComplete ? [] : [`${anchored.length} and ${lost.length} of ${count}`]),
        ...(elapsed_ms < most_ms ? [] : [`${elapsed_ms} ms`]),
      ];
      return { faults, found: anchored.length };
    };

    const all = { faults: /** @type {string[]} */ ([]), found: 0 };
    for (const json of values) {
      const { faults, found } = await read(json).catch((error) => ({ faults: [error], found: 0 }));
      all.faults.push(
        ...faults.map((/** @type {unknown} */ fault) => `${fault}: ${json.slice(0, 300)}`),
      );
      all.found += found;
    }
    return all;
  }, batch);
}

test("whatever is read in, nothing is thrown, and what is found stands where it is said to", () =>
  visit(
    PAGE,
    async (page) => {
      let found = 0;
      for (let batch = 0; batch < BATCHES; batch++) {
        const all = await faultsOf(page, { values: batchOf(batch), most_ms: MOMENT_MS });
        assert.deepEqual(all.faults, []);
        found += all.found;
      }
      // Else the generator has lost its aim, and nothing was tried.
      assert.ok(found > VALUES / 2, `${found} annotations were found in ${VALUES} values`);
    },
    { answers: { [PAGE]: { content: pageOf(SENTENCES) } } },
  ));

test("words without end take a moment", () => {
  const random = new Random(1);
  const units = Array.from({ length: 400_000 }, () => 0x100 + random.below(0xd000));
  const any = units.map((unit) => String.fromCharCode(unit)).join("");
  const almost = `${TEXT.repeat(60)}!`;
  const quotes = [
    { exact: any },
    { exact: almost },
    { exact: "a".repeat(400_000) },
    { exact: "Linz", prefix: any, suffix: any },
    { exact: "Linz", prefix: almost, suffix: almost },
    { exact: "e", prefix: "e".repeat(100_000), suffix: "e".repeat(100_000) },
    { exact: "Passau was long ago", prefix: almost, suffix: any },
  ];
  const values = quotes.map((quote) => JSON.stringify({ target: { selector: quote } }));
  const paragraphs = Array.from({ length: 400 }, (_, i) => SENTENCES[i % SENTENCES.length]);
  return visit(
    PAGE,
    async (page) => {
      const { faults } = await faultsOf(page, { values, most_ms: MOMENT_MS });
      assert.deepEqual(faults, []);
    },
    { answers: { [PAGE]: { content: pageOf(paragraphs) } } },
  );
});

/** Sets that would stop a page if all of it were looked at for each annotation. */
const LARGE_SETS = {
  "words that are nowhere": (/** @type {number} */ count) =>
    Array.from({ length: count / 40 }, (_, i) => ({
      exact: `${i} ${"no such words ".repeat(580)}`,
    })),
  "places beyond the text": (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => ({ start: 1e7 + i, end: 1e7 + i + 5 })),
  "words that have moved": (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => ({ exact: `In year ${i}`, suffix: " the dam" })),
  "letters that repeat": (/** @type {number} */ count) =>
    Array.from({ length: count / 40 }, (_, i) => ({ exact: `${i}${"a".repeat(8_000)}` })),
};

/**
 * The longest time in ms that the page waits for its turn while a set is read in, how long that
 * takes, and how many are found.
 * @param {Page} page
 * @param {object[]} selectors
 */
function waits(page, selectors) {
  return page.evaluate(async (selectors) => {
    const { anchor } = await import("/postil.js");
    await anchor([]);
    let [last_ms, longest_ms] = [performance.now(), 0];
    const timer = setInterval(() => {
      longest_ms = Math.max(longest_ms, performance.now() - last_ms);
      last_ms = performance.now();
    });
    const start_ms = performance.now();
    const { anchored } = await anchor(selectors.map((selector) => ({ target: { selector } })));
    const elapsed_ms = performance.now() - start_ms;
    await new Promise((resolve) => setTimeout(resolve, 10));
    clearInterval(timer);
    return { longest_ms, elapsed_ms, found: anchored.length };
  }, selectors);
}

test("no set of annotations keeps a page from its turn", () => {
  const years = Array.from({ length: 4_000 }, (_, i) => `<p>In year ${i} the dam held.</p>`);
  const repeated = `<p>${"a".repeat(500_000)}</p><p>${SENTENCES.join(" ").repeat(400)}</p>`;
  const content = `${pageOf([])}${years.join("\n")}${repeated}`;
  return visit(
    PAGE,
    async (page) => {
      for (const [name, make] of Object.entries(LARGE_SETS)) {
        const { longest_ms, elapsed_ms, found } = await waits(page, make(4_000));
        // Seconds before; of slices of 30 ms a busy machine makes a few times as many.
        assert.ok(longest_ms < 500, `${name}: ${longest_ms} ms`);
        assert.ok(elapsed_ms < 20_000, `${name}: ${elapsed_ms} ms in all`);
        assert.equal(found, name === "words that have moved" ? 4_000 : 0, name);
      }
    },
    { answers: { [PAGE]: { content } } },
  );
});

test("what is found in any article is found again, also below a new paragraph", async () => {
  for (let article = 0; article < ARTICLES; article++) {
    const random = new Random(article);
    // No sentence twice: words in the same surroundings cannot be told apart.
    const left = [...SENTENCES];
    const paragraphs = [];
    while (left.length > 0) {
      const count = 1 + random.below(3);
      const drawn = Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(random.below(left.length), 1),
      );
      paragraphs.push(marked(random, drawn.flat()));
    }
    const answers = { [PAGE]: { content: pageOf(paragraphs) } };
    await visit(PAGE, roundTrips, { answers });
  }
});

/**
 * Sentences with white space and elements between their words, where a page may have them.
 * @param {Random} random
 * @param {string[]} sentences
 * @returns {string}
 */
function marked(random, sentences) {
  const joints = [" ", " ", " ", "\n    ", " <!-- cut --> ", " <b></b>", "<i> </i>"];
  const words = sentences.join(" ").split(" ");
  return words.map((word) => word + random.one(joints)).join("");
}

/** @param {Page} page */
async function roundTrips(page) {
  await annotate(page, "article", { published: "2024-06-05" });
  const { stored, same, below } = await page.evaluate(async () => {
    const { anchor } = await import("/postil.js");
    const json = JSON.stringify(await /** @type {any} */ (window).reader.toWebAnnotations());
    const stored = JSON.parse(json);
    const live = document.createRange();
    const words = async () => {
      const { anchored } = await anchor(JSON.parse(json));
      return anchored.map((/** @type {any} */ { annotation, range, how }) => {
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return [annotation.id, live.toString(), how];
      });
    };
    const same = await words();
    const paragraph = document.createElement("p");
    paragraph.textContent = "Correction: an earlier version of this story gave another number.";
    document.querySelector("article")?.prepend(paragraph);
    return { stored, same, below: await words() };
  });
  assert.ok(stored.length > 2, `${stored.length} annotations`);
  /** @param {string} how */
  const wanted = (how) =>
    stored.map((/** @type {any} */ { id, target }) => [id, target.selector[0].exact, how]);
  assert.deepEqual(same, wanted("position"));
  assert.deepEqual(below.map(withoutHow), wanted("").map(withoutHow));
}

/** @param {string[]} found */
const withoutHow = ([id, words]) => [id, words];
