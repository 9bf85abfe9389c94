/*
 * The part of the app that runs in the page: it takes over what the server has rendered. What React
 * complains of is kept in `window.complaints`.
 */

import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { Story } from "./story.js";

window.complaints = [];
const note = (error) => window.complaints.push(String(error));

const root = hydrateRoot(document.getElementById("root"), createElement(Story), {
  onRecoverableError: note,
  onCaughtError: note,
  onUncaughtError: note,
});

window.leave = () => root.unmount();
