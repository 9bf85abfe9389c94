/*
 * A reader's own text made into an article.
 *
 * In: plain text, or the source of a page. Out: a fragment of plain elements without attributes,
 * so that nothing of a foreign page runs, loads or is styled.
 */

/** Elements that carry the structure of an article; of others only the content is taken over. */
const KEPT =
  "article, b, blockquote, br, caption, cite, dd, div, dl, dt, em, figcaption, figure, footer, " +
  "h1, h2, h3, h4, h5, h6, header, hr, i, li, ol, p, pre, q, s, section, small, strong, sub, sup, " +
  "table, tbody, td, th, thead, time, tr, u, ul";

/** Elements whose content is no part of an article. */
const DROPPED = "script, style, noscript, template, head, nav, svg, form, iframe, object, [hidden]";

/**
 * Paragraphs are parted by blank lines; where there are none, every line is one.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function fromText(text) {
  const lines = text.replaceAll("\r\n", "\n").trim();
  const parts = lines.split(/\n\s*\n/);
  const fragment = document.createDocumentFragment();
  for (const part of parts.length > 1 ? parts : lines.split("\n")) {
    const paragraph = document.createElement("p");
    paragraph.textContent = part;
    fragment.append(paragraph);
  }
  return fragment;
}

/**
 * The article of a page, else all of its text.
 * @param {string} source
 * @returns {DocumentFragment}
 */
export function fromHtml(source) {
  const page = new DOMParser().parseFromString(source, "text/html");
  for (const element of page.querySelectorAll(DROPPED)) element.remove();
  const root = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
  const fragment = document.createDocumentFragment();
  copyChildren(root, fragment);
  return fragment;
}

/**
 * @param {Node} from
 * @param {Node} to
 */
function copyChildren(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.appendChild(new Text(node.nodeValue ?? ""));
    if (node instanceof Element) copyChildren(node, copyOf(node, to));
  }
}

/**
 * @param {Element} element
 * @param {Node} parent
 * @returns {Node} Where its children go.
 */
function copyOf(element, parent) {
  if (!element.matches(KEPT)) return parent;
  return parent.appendChild(document.createElement(element.localName));
}
