/*
 * The part of the app that runs on the server.
 */

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { Story } from "./story.js";

export const html = renderToString(createElement(Story));
