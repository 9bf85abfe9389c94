/*
 * harper.js from nothing to its first answer: fetch, compile, start, analyze.
 *
 * In: the name of an article, as the page's fragment. Out: what a call of `measure` gives.
 */

globalThis.measure = async () => {
  const text = await (await fetch(`/bench/${location.hash.slice(1)}.txt`)).text();
  const start = performance.now();
  const [{ LocalLinter }, { binary }] = await Promise.all([
    import("/harper/index.js"),
    import("/harper/binary.js"),
  ]);
  const linter = new LocalLinter({ binary });
  await linter.setup();
  const found = (await linter.lint(text)).length;
  return { all_ms: performance.now() - start, found };
};
