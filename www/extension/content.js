/*
 * Reads the article of the page, or stops reading it.
 *
 * Run anew in the page with each press. The scripts come from the extension, apart from the page's
 * own; the analysis runs in the extension's background, so that no policy of the page forbids it.
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
