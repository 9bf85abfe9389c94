/*
 * Which conversions a reader wants to see.
 *
 * In: a quantity and the reader's choice. Out: its conversions into those units, as text. Units
 * are metric unless they are among the customary ones of the United States.
 */

/** @import { Quantity } from "./contract.js" */
/** @import { Choices } from "./settings.js" */

/** Parts of the ids of customary units. */
const CUSTOMARY =
  /(^|-)(inch|foot|yard|mile|acre|ounce|pound|ton|pint|quart|gallon|fahrenheit|barrel)(-|$)/;

/**
 * @param {Choices["units"]} units
 * @param {Quantity} quantity
 * @returns {string} Empty where there are none.
 */
export function conversionsTo(units, { conversions }) {
  const wanted = conversions.filter(
    ({ unit }) => units === "both" || CUSTOMARY.test(unit) === (units === "us"),
  );
  return wanted.map(({ text }) => text).join(" · ");
}
