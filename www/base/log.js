/*
 * What is said in the console: every line once, however often there is a reason for it.
 *
 * In: an error, or a note. Out: a warning, or a line of information, the first time.
 */

/** @type {Set<string>} */
const said = new Set();

/**
 * Warns that something went wrong, and that the page is as it was.
 * @param {unknown} reason
 */
export function tell(reason) {
  const message = reason instanceof Error ? reason.message : String(reason);
  once(`postil: the page is left as it is: ${message}`, console.warn);
}

/**
 * Says why there is nothing to see.
 * @param {string} message
 */
export function note(message) {
  once(`postil: ${message}`, console.info);
}

/**
 * @param {string} line
 * @param {(line: string) => void} say
 */
function once(line, say) {
  if (said.has(line)) return;
  said.add(line);
  say(line);
}
