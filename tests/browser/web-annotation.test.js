/*
 * Web Annotations out of a page and back into it, against an independent implementation,
 * `@apache-annotator/dom`: it finds what our selectors select, and we find what its do.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { build } from "esbuild";
import { setUp } from "./browser.js";
import { annotate } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const DOCS = await readFile(new URL("../../docs/web-annotation.md", import.meta.url), "utf8");

const ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Flood</title>
<nav>😀 Home</nav>
<article>
  <h1>Bridge at Passau may reopen</h1>
  <p id="first">Mayor <b>Ilse</b> Brandt said on Monday that the bridge at
     Passau may reopen within three weeks.</p>
  <p id="second">“We lost 35 km of road,” she said. Engineers from Linz had measured the damage twice.</p>
  <p id="third">In Bavaria, officials denied that a dam had failed. He counted 1,200 people in tents.</p>
</article></html>`;

const { outputFiles } = await build({
  stdin: { contents: 'export * from "@apache-annotator/dom"', resolveDir: import.meta.dirname },
  bundle: true,
  format: "esm",
  write: false,
});

const ANSWERS = {
  "/apache.js": { content: outputFiles[0].text },
  "/pages/flood.html": { content: ARTICLE },
};

/**
 * @param {string} what
 * @param {(page: Page) => Promise<void>} run
 */
function floodTest(what, run) {
  const annotated = async (/** @type {Page} */ page) => {
    await annotate(page, "article", { published: "2024-06-05" });
    await run(page);
  };
  test(what, () => visit("/pages/flood.html", annotated, { answers: ANSWERS }));
}

/** @param {Page} page @returns {Promise<any[]>} */
const stored = (page) => page.evaluate(() => /** @type {any} */ (window).reader.toWebAnnotations());

/**
 * What is anchored, as words and how, by id; and the ids of what is lost.
 * @param {Page} page
 * @param {unknown} annotations
 * @returns {Promise<{ anchored: Record<string, [string, string]>, lost: string[] }>}
 */
function anchored(page, annotations) {
  return page.evaluate(async (annotations) => {
    const { anchor } = await import("/postil.js");
    const { anchored, lost } = await anchor(annotations);
    const live = document.createRange();
    const words = anchored.map((/** @type {any} */ { annotation, range, how }) => {
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return [annotation.id, [live.toString().replace(/\s+/g, " "), how]];
    });
    return {
      anchored: Object.fromEntries(words),
      lost: lost.map((/** @type {any} */ { id }) => id),
    };
  }, annotations);
}

/** @param {any} annotation @returns {string} */
const exactOf = (annotation) => annotation.target.selector[0].exact.replace(/\s+/g, " ");

floodTest(
  "every annotation has what the data model demands, and counts code points",
  async (page) => {
    const annotations = await stored(page);
    const found = await page.evaluate(() => /** @type {any} */ (window).reader.annotations.length);
    assert.equal(annotations.length, found);
    assert.ok(found > 8, `${found} annotations`);
    const text = [...(await page.evaluate(() => document.body.textContent ?? ""))];
    for (const { "@context": context, id, type, motivation, body, target } of annotations) {
      assert.equal(context, "http://www.w3.org/ns/anno.jsonld");
      assert.equal(new URL(id).origin, new URL(page.url()).origin);
      assert.equal(type, "Annotation");
      assert.ok(["identifying", "classifying", "describing"].includes(motivation));
      assert.ok(body.every((/** @type {any} */ part) => part.type === "TextualBody" && part.value));
      assert.equal(JSON.parse(body.at(-1).value).kind, body[0].value);
      assert.equal(target.source, page.url());
      const [{ exact, prefix, suffix }, { start, end }] = target.selector;
      assert.equal(text.slice(start, end).join(""), exact);
      assert.equal(text.slice(Math.max(0, start - 32), start).join(""), prefix);
      assert.equal(text.slice(end, end + 32).join(""), suffix);
    }
    assert.equal(new Set(annotations.map(({ id }) => id)).size, annotations.length);
  },
);

floodTest("an independent implementation finds what our selectors select", async (page) => {
  const annotations = await stored(page);
  const words = await page.evaluate(async (annotations) => {
    // @ts-expect-error made by the test
    const apache = await import("/apache.js");
    const first = async (/** @type {AsyncIterable<Range>} */ matches) => {
      for await (const range of matches) return range.toString();
      return null;
    };
    return Promise.all(
      annotations.map(async ({ target }) => {
        const [quote, position] = target.selector;
        return [
          await first(apache.createTextQuoteSelectorMatcher(quote)(document.body)),
          await first(apache.createTextPositionSelectorMatcher(position)(document.body)),
        ];
      }),
    );
  }, annotations);
  const exact = annotations.map(({ target }) => target.selector[0].exact);
  assert.deepEqual(
    words,
    exact.map((text) => [text, text]),
  );
});

floodTest("we find what an independent implementation selects", async (page) => {
  const wanted = [
    "Ilse",
    "reopen",
    "at\n     Passau",
    "35 km",
    "We lost",
    "tents",
    "Engineers from",
  ];
  const selected = await page.evaluate(async (wanted) => {
    // @ts-expect-error made by the test
    const apache = await import("/apache.js");
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    /** @type {any[]} */
    const annotations = [];
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      for (const words of wanted) {
        const start = node.nodeValue?.indexOf(words) ?? -1;
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + words.length);
        const quote = await apache.describeTextQuote(range, document.body);
        const position = await apache.describeTextPosition(range, document.body);
        const id = `${String(annotations.length)} ${words}`;
        annotations.push({ id: `${id} by quote`, target: { selector: quote } });
        annotations.push({ id: `${id} by position`, target: { selector: [position] } });
      }
    }
    return annotations;
  }, wanted);
  assert.ok(selected.length >= 2 * wanted.length, `${selected.length} selections`);
  const { anchored: found, lost } = await anchored(page, {
    type: "AnnotationPage",
    items: selected,
  });
  for (const { id } of selected) {
    const words = id.replace(/^\d+ | by \w+$/g, "").replace(/\s+/g, " ");
    assert.equal(found[id]?.[0], words, id);
  }
  assert.deepEqual(lost, []);
});

floodTest("on the same page all are found where they were", async (page) => {
  const annotations = await stored(page);
  const { anchored: found, lost } = await anchored(page, annotations);
  assert.deepEqual(lost, []);
  for (const annotation of annotations) {
    assert.deepEqual(found[annotation.id], [exactOf(annotation), "position"]);
  }
});

floodTest(
  "on an edited page what moved or changed a little is found, and the rest is lost",
  async (page) => {
    const annotations = await stored(page);
    await page.evaluate(() => {
      const part = (/** @type {string} */ id) =>
        /** @type {Element} */ (document.getElementById(id));
      // Moved, set anew, corrected, deleted, and one more "He" that is another man.
      part("first").before(part("second"));
      part("first").innerHTML =
        "Mayor Ilse Brandt said Monday that the <i>bridge</i> at Passau may be reopened in three weeks.";
      part("third").textContent = "He came late, said a baker whom nobody had asked for anything.";
    });
    const { anchored: found, lost } = await anchored(page, annotations);
    /** @type {Record<string, string>} */
    const results = {};
    for (const annotation of annotations) {
      const [words, how] = found[annotation.id] ?? ["", "lost"];
      results[exactOf(annotation)] = how === "near" ? `near: ${words}` : how;
    }
    assert.equal(results["35 km"], "quote");
    assert.equal(results["Ilse Brandt"], "quote");
    assert.equal(results.Monday, "quote");
    const claim = Object.keys(results).find((words) => words.includes("may reopen"));
    assert.match(results[claim ?? ""], /^near: .*at Passau may be reopened in three weeks$/);
    assert.equal(results.Bavaria, "lost");
    assert.equal(results["1,200 people"] ?? results["1,200"], "lost");
    assert.equal(results.He ?? "lost", "lost");
    assert.ok(lost.length >= 3 && lost.length < annotations.length / 2, String(lost));
  },
);

test("a stored set that is no set of annotations is lost, not an error", () =>
  visit("/pages/blank.html", async (page) => {
    const strange = [
      null,
      7,
      {},
      { target: "https://example.org" },
      { target: [{ selector: null }] },
    ];
    const found = await page.evaluate(async (strange) => {
      const { anchor } = await import("/postil.js");
      const { anchored, lost } = await anchor(strange);
      return [anchored.length, lost.length];
    }, strange);
    assert.deepEqual(found, [0, strange.length]);
  }));

test("a page gives what the command line gives of the same text", () =>
  visit("/pages/blank.html", async (page) => {
    const [, text] = /```text article.txt\n([^`]*)```/.exec(DOCS) ?? assert.fail("no article");
    const [, lines] = /```console\n\$[^\n]*\n([^`]*)```/.exec(DOCS) ?? assert.fail("no lines");
    await page.evaluate((text) => document.body.replaceChildren(new Text(text)), text);
    await annotate(page, "body", { published: "2024-08-14" });
    const plain = (/** @type {any} */ { body, id, target, ...annotation }) => ({
      ...annotation,
      id: id.split("#")[1],
      body: body.map((/** @type {any} */ { value, ...part }) => ({
        ...part,
        value: part.format === "application/json" ? JSON.parse(value) : value,
      })),
      selector: target.selector,
    });
    const printed = lines
      .trim()
      .split("\n")
      .map((line) => plain(JSON.parse(line)));
    assert.ok(printed.length >= 3);
    assert.deepEqual((await stored(page)).map(plain), printed);
  }));
