/*
 * The demo page: its own article annotated, and the reader's text in its place.
 *
 * In: what is typed, pasted or dropped, how densely it is to be marked, and which paper the page is
 * to look like. Out: an annotated article, with how long it took, and its notes beside it.
 */

import { annotate } from "../postil.js";
import { fromHtml, fromText } from "./own-text.js";

/** @import { Reader } from "../postil.js" */

const article = element("article", HTMLElement);
const own = element("own", HTMLElement);
const status = element("status", HTMLElement);
const text = element("text", HTMLTextAreaElement);
const published = element("published", HTMLInputElement);
const back = element("back", HTMLButtonElement);
const bar = element("bar", HTMLFormElement);

/** Names of the papers, all invented, whose dress the page can wear. @type {Record<string, string>} */
const PAPERS = { "": "Postil", courier: "The Courier", post: "Harbor Post", night: "Nightly" };

/** Windows with room for the notes beside the text. */
const ROOMY = "(width >= 68rem)";

/** @type {Reader | null} */
let reader = null;
let readings = 0;

element("form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  readOwn(fromText(text.value));
});

back.addEventListener("click", () => readDemo());

bar.addEventListener("change", ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target);
  if (name === "dress") wear(value);
  else reader?.mark(/** @type {"notes" | "all" | "none"} */ (value));
});

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});

document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));

document.addEventListener("drop", async (event) => {
  document.body.classList.remove("dropping");
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  const content = await file.text();
  const isHtml = file.type === "text/html" || /\.x?html?$/i.test(file.name);
  if (!isHtml) text.value = content;
  readOwn(isHtml ? fromHtml(content) : fromText(content));
});

// What was typed before a reload is left, the dress is not.
bar.reset();
readDemo();

/** @param {string} dress */
function wear(dress) {
  document.body.dataset.dress = dress;
  const [name] = document.getElementsByClassName("name");
  name.textContent = PAPERS[dress];
  // The marks are for the paper that they stand on.
  if (reader) read(reader.root, reader.published);
}

function readDemo() {
  const date = article.querySelector("time")?.dateTime ?? null;
  show(article, own);
  read(article, date);
}

/** @param {DocumentFragment} content */
function readOwn(content) {
  own.replaceChildren(content);
  show(own, article);
  own.scrollIntoView({ block: "nearest" });
  read(own, published.value || null);
}

/**
 * @param {HTMLElement} shown
 * @param {HTMLElement} other
 */
function show(shown, other) {
  other.hidden = true;
  shown.hidden = false;
  back.hidden = shown === article;
}

/**
 * @param {Element} root
 * @param {string | null} date
 */
async function read(root, date) {
  const reading = ++readings;
  reader?.destroy();
  reader = null;
  status.textContent = "Reading…";
  try {
    const made = await annotate(root, { published: date });
    if (reading !== readings) return made.destroy();
    reader = made;
    status.textContent = summary(made);
    if (matchMedia(ROOMY).matches) made.openMargin();
  } catch (error) {
    if (reading === readings) status.textContent = /** @type {Error} */ (error).message;
  }
}

/**
 * @param {Reader} made
 * @returns {string}
 */
function summary({ annotations, analysis_ms }) {
  const found = annotations.length === 1 ? "1 thing" : `${annotations.length} things`;
  return `${found} found in ${analysis_ms.toFixed(0)} ms`;
}

/**
 * The element of this page with an id, of the type it is known to have.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{ new (): T }} type
 * @returns {T}
 */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return found;
}
