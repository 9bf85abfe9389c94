/*
 * Whether the browser has a feature, in a page whose elements may pretend that it has.
 *
 * In: what a global name holds. A name that the browser does not define holds the element or the
 * frame of that id or name, if the page has one; `in`, `typeof` and truth say the same of it as of
 * the feature. Out: whether it is the feature. The page's own scripts are trusted, its markup is not.
 */

/**
 * Whether `value` is a function or a constructor of this page's.
 * @param {unknown} value
 * @returns {value is Function}
 */
export const isFunction = (value) => value instanceof Function;

/**
 * Whether `value` is the platform's object of the class or namespace `name`.
 * @param {unknown} value
 * @param {string} name
 */
export const isNamed = (value, name) =>
  Object.prototype.toString.call(value) === `[object ${name}]`;
