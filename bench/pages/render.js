/*
 * Marks in a page: Postil's and those of mark.js, each on its own copy of the article; and cards.
 *
 * In: calls of `measureRendering`. Out: for each round the milliseconds from the call until the next
 * frame is painted. Postil reads the article anew each time, and the time of the analysis is taken
 * off: what is left is reading the page, marks in view, and the margin.
 */

import Mark from "mark.js";

/** @param {{ article: string, rounds: number, cards: number }} plan */
globalThis.measureRendering = async ({ article, rounds, cards }) => {
  const text = await (await fetch(`/bench/${article}.txt`)).text();
  const [ours, theirs] = [addArticle(text), addArticle(text)];
  const { annotate } = await import("/postil.js");
  let reader = await annotate(ours, { published: null });
  await painted();
  const ranges = rangesIn(reader.annotations);
  const marker = new Mark(theirs);
  const samples = { postil: [], "mark.js": [], card: [] };
  for (let round = 0; round < rounds; round++) {
    reader.destroy();
    const anew = async () => {
      reader = await annotate(ours, { published: null });
    };
    samples.postil.push((await timed(anew)) - reader.analysis_ms);
    samples["mark.js"].push(await timed(() => marker.markRanges(ranges)));
    await new Promise((resolve) => marker.unmark({ done: resolve }));
    await painted();
  }
  const people = reader.annotations.filter(({ kind }) => kind === "person").slice(0, cards);
  for (const person of people) samples.card.push(await timed(() => reader.open(person)));
  return { article, marks: ranges.length, samples_ms: samples };
};

/**
 * One text node: then Postil's offsets are those that mark.js counts.
 * @param {string} text
 */
function addArticle(text) {
  const article = document.body.appendChild(document.createElement("article"));
  article.style.whiteSpace = "pre-wrap";
  article.textContent = text;
  return article;
}

/** The outermost annotations: mark.js takes none that overlap. */
function rangesIn(annotations) {
  let end = 0;
  return annotations.flatMap((annotation) => {
    if (annotation.start < end) return [];
    end = annotation.end;
    return [{ start: annotation.start, length: annotation.end - annotation.start }];
  });
}

/** @param {() => unknown} work */
async function timed(work) {
  const start = performance.now();
  await work();
  await painted();
  return performance.now() - start;
}

/** Resolves after the next frame: a message is delivered when it has been painted. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
}
