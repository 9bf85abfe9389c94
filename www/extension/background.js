/*
 * The extension behind its pages: its button, and the analysis of their texts.
 *
 * In: presses; questions from the pages that a press has let it into, `{ text, options }` or
 * `"outlines"`. Out: `content.js` run in the page that is shown, and in no other, since the permission
 * is for this page and this press alone; for each question `{ answer }`, annotations as JSON or the
 * outlines of the world, or `{ message }` where there is none. The module is held to the extension's
 * own policy here, whatever that of the page says.
 */

import { analyze, load } from "../analysis/analysis.js";

/** @import { AnalysisOptions } from "../analysis/engine.js" */

/** @typedef {{ text: string, options: AnalysisOptions } | "outlines"} Question */

const { action, runtime, scripting } = /** @type {any} */ (globalThis).chrome;

/** @type {Promise<void> | null} The module, once a text has come; the browser ends idle scripts. */
let loaded = null;

action.onClicked.addListener((/** @type {{ id: number }} */ tab) =>
  scripting.executeScript({ target: { tabId: tab.id }, files: ["content.js"] }),
);

runtime.onMessage.addListener(
  (/** @type {Question} */ question, /** @type {unknown} */ _page, /** @type {any} */ reply) => {
    answerTo(question).then(
      (answer) => reply({ answer }),
      (error) => reply({ message: String(error.message ?? error) }),
    );
    // The answer comes later.
    return true;
  },
);

/** @param {Question} question */
async function answerTo(question) {
  if (question === "outlines") {
    const response = await fetch(runtime.getURL("outlines.json"));
    return response.json();
  }
  loaded ??= load(runtime.getURL("postil.wasm"));
  await loaded.catch((error) => {
    // The next text tries again.
    loaded = null;
    throw error;
  });
  return analyze(question.text, question.options);
}
