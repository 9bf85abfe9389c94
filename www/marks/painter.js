/*
 * What paints the marks: highlights of the browser, or boxes where it has none.
 */

import { Boxes } from "./boxes.js";
import { Highlights, isSupported } from "./highlights.js";

/** @import { Platform } from "../base/platform.js" */
/** @import { TextMap } from "../text/text-map.js" */
/** @import { Layer } from "./layer.js" */

/** @typedef {Highlights | Boxes} Painter */

/**
 * The painter there was, which now paints on `map`, or another where the browser now paints otherwise.
 * @param {Painter | undefined} before
 * @param {TextMap} map
 * @param {Layer} layer
 * @param {Platform} platform
 * @returns {Painter}
 */
export function painterOn(before, map, layer, platform) {
  const { paper } = layer;
  const paintsHighlights = platform.highlights === "allowed" && isSupported();
  if (before instanceof Highlights && before.paper === paper && paintsHighlights) {
    before.read(map);
    return before;
  }
  before?.remove();
  return paintsHighlights ? new Highlights(map, paper) : new Boxes(map, layer);
}
