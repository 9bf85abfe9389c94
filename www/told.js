/*
 * What is said in the console: one line for each thing that went wrong, however often it did.
 *
 * In: an error. Out: a warning, the first time.
 */

/** @type {WeakSet<Error>} */
const told = new WeakSet();

/** @param {unknown} reason */
export function tell(reason) {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  if (told.has(error)) return;
  told.add(error);
  console.warn(`postil: the page is left as it is: ${error.message}`);
}
