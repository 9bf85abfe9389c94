/*
 * The part of the app that runs in the page: it takes over what the server has rendered.
 */

import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { App } from "./app.js";

hydrateRoot(document.getElementById("root"), createElement(App));
