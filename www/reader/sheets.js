/*
 * The style sheets of what a reader's layer holds from the start: card and the margin's button.
 */

import cardSheet from "../card/card.css";
import partsSheet from "../card/parts.css";
import openerSheet from "../panel/opener.css";

export const SHEETS = [cardSheet, partsSheet, openerSheet];
