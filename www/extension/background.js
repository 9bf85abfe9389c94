/*
 * The extension's button: a press reads the article of the page, another takes all of it back.
 *
 * In: presses. Out: `content.js` run in the page that is shown, and in no other; the permission is
 * for this page and this press alone.
 */

const { action, scripting } = /** @type {any} */ (globalThis).chrome;

action.onClicked.addListener((/** @type {{ id: number }} */ tab) =>
  scripting.executeScript({ target: { tabId: tab.id }, files: ["content.js"] }),
);
