/*
 * The demo page: its own article annotated, and the reader's text in its place.
 *
 * In: what is typed, pasted or dropped. Out: an annotated article, with how long it took.
 */

import { annotate, FAMILIES } from "../postil.js";
import { fromHtml, fromText } from "./own-text.js";

/** @import { Reader } from "../postil.js" */

const article = element("article", HTMLElement);
const own = element("own", HTMLElement);
const status = element("status", HTMLElement);
const text = element("text", HTMLTextAreaElement);
const published = element("published", HTMLInputElement);
const back = element("back", HTMLButtonElement);

/** @type {Reader | null} */
let reader = null;
let readings = 0;

element("form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  readOwn(fromText(text.value));
});

back.addEventListener("click", () => readDemo());

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

readDemo();

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
 * @param {HTMLElement} root
 * @param {string | null} date
 */
async function read(root, date) {
  const reading = ++readings;
  reader?.destroy();
  reader = null;
  status.textContent = "Reading…";
  try {
    const made = await annotate(root, { published: date, show: Object.values(FAMILIES).flat() });
    if (reading !== readings) return made.destroy();
    reader = made;
    status.textContent = summary(made);
  } catch (error) {
    if (reading === readings) status.textContent = /** @type {Error} */ (error).message;
  }
}

/**
 * @param {Reader} made
 * @returns {string}
 */
function summary({ annotations, analysis_ms }) {
  const marks = annotations.length === 1 ? "1 mark" : `${annotations.length} marks`;
  return `${marks}, found in ${analysis_ms.toFixed(0)} ms`;
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
