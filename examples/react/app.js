/*
 * A story as a component: rendered by the server, then read in the page, and rendered again by
 * React whenever a paragraph is asked for.
 */

import { createElement, useState } from "react";
import { useReading } from "./reading.js";

const LATE = ["Others met in Geneva.", "A third round is to be held in Oslo."];

export function Story() {
  const article = useReading({ show: ["place"] });
  const [shown, show] = useState(0);
  return createElement(
    "main",
    null,
    createElement(
      "article",
      { ref: article },
      createElement(
        "p",
        null,
        "Talks in ",
        createElement("b", null, "Vienna"),
        " failed on Friday.",
      ),
      ...LATE.slice(0, shown).map((text) => createElement("p", { key: text }, text)),
      createElement("p", { className: "count" }, "Shown so far: ", shown, " of ", LATE.length),
    ),
    createElement("button", { type: "button", onClick: () => show(shown + 1) }, "More"),
  );
}
