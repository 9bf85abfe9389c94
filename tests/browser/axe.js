/*
 * What axe-core objects to.
 *
 * In: a page under test. Out: the rules that are broken, each with the element that breaks it.
 */

/** @import { Page } from "playwright-core" */

/**
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run();
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ { target }) => `${id}: ${target}`),
    );
  });
}
