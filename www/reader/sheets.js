/*
 * The style sheets of what a reader's layer holds: card, margin and map.
 */

import cardSheet from "../card/card.css";
import partsSheet from "../card/parts.css";
import mapSheet from "../map/map.css";
import entriesSheet from "../panel/entries.css";
import panelSheet from "../panel/panel.css";

export const SHEETS = [cardSheet, partsSheet, panelSheet, entriesSheet, mapSheet];
