/*
 * compromise with its plugin for dates, apart from the compromise that is measured without it.
 *
 * In: a text. Out: how many dates it finds.
 */

import compromise from "compromise";
import plugin from "compromise-dates";

const withDates = compromise.extend(plugin);

/** @param {string} text @returns {number} */
export const dates = (text) => withDates(text).dates().get().length;
