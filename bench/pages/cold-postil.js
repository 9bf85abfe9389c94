/*
 * From nothing to the first annotations: fetch, compile, start, analyze; and the memory that takes.
 *
 * In: the name of an article, as the page's fragment. Out: what a call of `measure` gives.
 */

import { annotate, initSync } from "../../target/bindgen/postil.js";

globalThis.measure = async () => {
  const text = await (await fetch(`/bench/${location.hash.slice(1)}.txt`)).text();
  const start = performance.now();
  const module = await WebAssembly.compileStreaming(fetch("/glue/postil_bg.wasm"));
  const compiled = performance.now();
  const { memory } = initSync({ module });
  const started = performance.now();
  const { annotations } = JSON.parse(annotate(text, { published: null }));
  const done = performance.now();
  return {
    all_ms: done - start,
    compile_ms: compiled - start,
    start_ms: started - compiled,
    first_ms: done - started,
    memory_bytes: memory.buffer.byteLength,
    found: annotations.length,
  };
};
