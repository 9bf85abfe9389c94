/*
 * Reads the article of the page, or stops reading it.
 *
 * Run anew in the page with each press. The scripts come from the extension, apart from the page's
 * own; the analysis runs on the main thread, where a policy of the page that forbids WebAssembly
 * holds too.
 */

(async () => {
  const { chrome, postilFollower } = /** @type {any} */ (globalThis);
  if (postilFollower) {
    postilFollower.destroy();
    Object.assign(globalThis, { postilFollower: null });
    return;
  }
  const { follow } = await import(chrome.runtime.getURL("postil/postil.js"));
  Object.assign(globalThis, { postilFollower: follow() });
})();
