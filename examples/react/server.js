/*
 * The part of the app that runs on the server: `html` takes the place of the comment in `index.html`.
 */

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./app.js";

export const html = renderToString(createElement(App));
