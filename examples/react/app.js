/*
 * A story as a component, without JSX, so that it runs as it stands: rendered by the server, then
 * read in the page, and rendered again by React whenever a paragraph is asked for.
 */

import { createElement as h, useState } from "react";
import { useReading } from "./reading.js";

const LATE = ["Others met in Geneva.", "A third round is to be held in Oslo."];

/** The story, until its reader closes it: then the marks are taken back. */
export function App() {
  const [isOpen, setOpen] = useState(true);
  return isOpen ? h(Story, { onClose: () => setOpen(false) }) : h("p", null, "Closed.");
}

function Story({ onClose }) {
  const article = useReading({ show: ["place"], marks: "all" });
  const [shown, show] = useState(0);
  return h(
    "main",
    null,
    h(
      "article",
      { ref: article },
      h("p", null, "Talks in ", h("b", null, "Vienna"), " failed on Friday."),
      ...LATE.slice(0, shown).map((text) => h("p", { key: text }, text)),
      h("p", { className: "count" }, "Shown so far: ", shown, " of ", LATE.length),
    ),
    h("button", { type: "button", onClick: () => show(shown + 1) }, "More"),
    h("button", { type: "button", onClick: onClose }, "Close"),
  );
}
