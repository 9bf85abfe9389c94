/*
 * A site that imports the package: nothing in it knows where its worker and WebAssembly lie.
 */

import { annotate } from "postil";

window.reader = await annotate("article", { language: "de", show: ["place"], marks: "all" });
