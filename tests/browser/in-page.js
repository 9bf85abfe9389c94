/*
 * Questions about what is in a page.
 *
 * In: a page under test. Out: plain data, or a function that compares the page with itself later.
 */

/** @import { Page } from "playwright-core" */

/**
 * The texts painted under each highlight, in the order they were added; on dark paper its name
 * ends in `-dark`, which is left out.
 * @param {Page} page
 * @returns {Promise<Record<string, string[]>>}
 */
export function paintedTexts(page) {
  return page.evaluate(() => {
    const live = document.createRange();
    const texts = [...CSS.highlights].map(([name, ranges]) => [
      name.replace(/-dark$/, ""),
      [...ranges].map((range) => {
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return live.toString();
      }),
    ]);
    return Object.fromEntries(texts);
  });
}

/**
 * Notes every node of the page, and its attributes, style sheets and highlights. The function that
 * is returned tells what is not as it was: nothing, if all is.
 * @param {Page} page
 * @returns {Promise<(outside?: string) => Promise<string[]>>} `outside` is an element to leave out.
 */
export async function noteNodes(page) {
  await page.evaluate(() => {
    /** @param {string} [outside] */
    const nodes = (outside) => {
      const all = [];
      // Not by way of the document: elements with names hide what it has.
      const walker = Document.prototype.createTreeWalker.call(document, document);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (outside === undefined || node.nodeName !== outside) all.push(node);
      }
      return all;
    };
    const look = (/** @type {Node} */ node) =>
      node instanceof Element
        ? [...node.attributes].map(({ name, value }) => `${name}=${value}`).join(" ")
        : node.nodeValue;
    const before = nodes().map((node) => ({ node, look: look(node) }));
    const sheets = [...document.adoptedStyleSheets];
    Object.assign(window, {
      changes: (/** @type {string} */ outside) => {
        const after = nodes(outside);
        const changed = before.filter(
          ({ node, look: was }, i) => node !== after[i] || look(node) !== was,
        );
        return [
          ...changed.map(({ look }) => `changed: ${look}`),
          ...after.slice(before.length).map((node) => `added: ${look(node)}`),
          ...(outside || document.adoptedStyleSheets.length === sheets.length
            ? []
            : ["style sheets"]),
          ...(outside ? [] : [...CSS.highlights.keys()].map((name) => `highlight: ${name}`)),
        ];
      },
    });
  });
  return (outside) => page.evaluate((name) => /** @type {any} */ (window).changes(name), outside);
}

/**
 * Annotates an element, or the article of the page where the selector is empty; `window.reader` is
 * then its reader. All is marked, unless the options say otherwise.
 * @param {Page} page
 * @param {string} selector
 * @param {object} [options]
 */
export async function annotate(page, selector, options = {}) {
  await page.evaluate(
    async ({ selector, options }) => {
      const { annotate } = await import("/postil.js");
      const root = selector && (document.querySelector(selector) ?? "no-such-element");
      Object.assign(window, { reader: await annotate(root || null, { marks: "all", ...options }) });
    },
    { selector, options },
  );
}

/**
 * Waits until the layer is in the page: the marks come first. A line that tells that the article is
 * being read has a layer too, which has no button.
 * @param {Page} page
 */
export async function layerIn(page) {
  await page.locator("postil-layer .opener").first().waitFor({ state: "attached" });
}

/**
 * The message that annotating an element rejects with; null where it does not.
 * @param {Page} page
 * @param {string} selector
 * @param {object} [options]
 * @returns {Promise<string | null>}
 */
export async function refusal(page, selector, options = {}) {
  return annotate(page, selector, options).then(
    () => null,
    (error) => error.message,
  );
}

/**
 * What the page warns of in the console.
 * @param {Page} page
 * @returns {string[]} Grows as the page warns.
 */
export function warningsOf(page) {
  /** @type {string[]} */
  const warnings = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warnings.push(message.text());
  });
  return warnings;
}
