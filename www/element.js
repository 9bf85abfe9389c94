/*
 * `<postil-reader>` by one tag: `<script type="module" src="/postil/element.js"></script>`.
 *
 * In: nothing. Out: the element is known to the page; `reader-element.js` tells what it does.
 */

import { defineElement } from "./postil.js";

if (typeof document === "object") defineElement();
