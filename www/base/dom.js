/*
 * Elements made of plain text: nothing here reads markup. In: names and text. Out: elements.
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name Its class.
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string | null} label What it does, where the text does not say it.
 * @param {() => void} press
 * @returns {HTMLButtonElement}
 */
export function makeButton(name, text, label, press) {
  const button = make("button", name, text);
  button.type = "button";
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
}

/**
 * What opens and closes a part of the margin; its mark stands before its words, whichever way
 * they run.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function makeSummary(text) {
  const summary = make("summary", "keys-title", text);
  summary.dir = "auto";
  return summary;
}
