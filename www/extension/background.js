/*
 * The extension behind its pages: its button, and the analysis of their texts.
 *
 * In: presses; texts, `{ text, options }`, from the pages that a press has let it into. Out:
 * `content.js` run in the page that is shown, and in no other, since the permission is for this page
 * and this press alone; for each text `{ packed }`, or `{ message }` where the analysis failed. The
 * module is held to the extension's own policy here, whatever that of the page says.
 */

import { analyze, load } from "../analysis/analysis.js";

/** @import { AnalysisOptions } from "../analysis/engine.js" */

/** @typedef {{ text: string, options: AnalysisOptions }} Question */

const { action, runtime, scripting } = /** @type {any} */ (globalThis).chrome;

/** @type {Promise<void> | null} The module, once a text has come; the browser ends idle scripts. */
let loaded = null;

action.onClicked.addListener((/** @type {{ id: number }} */ tab) =>
  scripting.executeScript({ target: { tabId: tab.id }, files: ["content.js"] }),
);

runtime.onMessage.addListener(
  (/** @type {Question} */ question, /** @type {unknown} */ _page, /** @type {any} */ answer) => {
    reply(question).then(answer, (error) => answer({ message: String(error.message ?? error) }));
    // The answer comes later.
    return true;
  },
);

/** @param {Question} question */
async function reply({ text, options }) {
  loaded ??= load(runtime.getURL("postil/postil.wasm"));
  await loaded.catch((error) => {
    // The next text tries again.
    loaded = null;
    throw error;
  });
  const { numbers, listed } = analyze(text, options);
  // A message between parts of an extension is JSON, which has no typed arrays.
  return { packed: { numbers: Array.from(numbers), listed } };
}
