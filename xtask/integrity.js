/**
 * Prints what a page needs to hold the scripts of `dist/` to what was built: the tag with its hash,
 * and an import map with those of the scripts that it loads later.
 *
 * Usage: node xtask/integrity.js [FOLDER]
 *
 * FOLDER is where the page finds them, `/postil/` unless it is given. The scripts hold the files that
 * they fetch. A worker cannot be held so by a browser: `worker.js` is for your own origin, and one of
 * another origin is never run.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const DIST = "dist";

/** Scripts that are loaded when they are asked for. */
const LATER = [
  "analysis.js",
  "analysis-patterns.js",
  "de.js",
  "frames.js",
  "map.js",
  "panel.js",
  "web-annotations.js",
];

/**
 * @param {string} file
 * @returns {string}
 */
function hash(file) {
  const digest = createHash("sha384")
    .update(readFileSync(`${DIST}/${file}`))
    .digest("base64");
  return `sha384-${digest}`;
}

const folder = process.argv[2] ?? "/postil/";
const integrity = Object.fromEntries(LATER.map((file) => [folder + file, hash(file)]));

console.log(`
<script type="importmap">
${JSON.stringify({ integrity }, null, 2)}
</script>
<script type="module" src="${folder}postil.js" data-postil
  integrity="${hash("postil.js")}" crossorigin="anonymous"></script>`);
