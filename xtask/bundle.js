/*
 * Bundles the page's scripts and the demo into `dist/`.
 *
 * In: `www/`, and `target/bindgen/` as `cargo xtask build` leaves it. Out: `dist/`, flat: `postil.js`,
 * what it loads later, `postil.wasm` and `outlines.json`, side by side wherever they are served; the
 * demo page, a bookmarklet and an extension; and what makes the folder a package for npm. The types
 * are added by `tsc`.
 */

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const faces = "node_modules/@fontsource-variable/newsreader/files/newsreader-latin";

/** Browsers that the scripts run in. */
const TARGET = ["chrome111", "firefox115", "safari16.4"];

/** Files that are served as they are. */
const COPIES = {
  "target/bindgen/postil.wasm": "postil.wasm",
  "target/bindgen/postil-patterns.wasm": "postil-patterns.wasm",
  "data/outlines.json": "outlines.json",
  "www/demo/index.html": "index.html",
  "www/demo/favicon.svg": "favicon.svg",
  "www/demo/bookmarklet.html": "bookmarklet.html",
  "README.md": "README.md",
  "LICENSE-APACHE": "LICENSE-APACHE",
  "LICENSE-MIT": "LICENSE-MIT",
  [`${faces}-opsz-normal.woff2`]: "newsreader.woff2",
  [`${faces}-wght-italic.woff2`]: "newsreader-italic.woff2",
};

/**
 * Style sheets that scripts carry as text, without what is only for their readers. Their rem are the
 * browser's: those of a page are what the page makes them. In conditions they are always the browser's.
 * @type {import("esbuild").Plugin}
 */
const sheets = {
  name: "sheets",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      const { code } = await transform(css, { loader: "css", minify: true, target: TARGET });
      const rem = /(?<![\w.])(-?[\d.]+)rem(?![^{}]*\{)/g;
      const contents = code.trim().replace(rem, "calc($1*var(--rem))");
      return { contents, loader: "text" };
    }),
};

/** What `postil.js` loads when it is asked for, by the name that it is served under. */
const LATER = {
  analysis: "www/analysis/analysis.js",
  "analysis-patterns": "www/analysis/analysis-patterns.js",
  de: "www/format/de.js",
  frames: "www/page/frames.js",
  map: "www/map/map.js",
  panel: "www/panel/panel.js",
  "web-annotations": "www/web-annotations/web-annotations.js",
  worker: "www/analysis/worker.js",
};

/**
 * Leaves what is served as a file of its own out of a bundle: imports of it lead to that file, which
 * lies beside the bundle whatever room its source is in.
 * @param {Record<string, string>} served The sources, by the name that they are served under.
 * @returns {import("esbuild").Plugin}
 */
const leaveOut = (served) => ({
  name: "leave-out",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind === "entry-point") return null;
      const source = relative(root, resolve(resolveDir, path));
      const name = Object.keys(served).find((name) => served[name] === source);
      return name ? { path: `./${name}.js`, external: true } : null;
    }),
});

/** What of `dist/` the package holds beside the files that every package holds: no demo. */
const PACKED = ["element", "postil", ...Object.keys(LATER)]
  .flatMap((name) => [`${name}.js`, `${name}.js.map`])
  .concat("outlines.json", "*.wasm", "types", "LICENSE-*", "THIRD-PARTY.txt");

/** The files that scripts fetch are held to what they were when the scripts were built. */
const HASHES = {
  // Either core will do: a browser takes a file that has one of the hashes.
  WASM_INTEGRITY: await hashOf("target/bindgen/postil.wasm", "target/bindgen/postil-patterns.wasm"),
  OUTLINES_INTEGRITY: await hashOf("data/outlines.json"),
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  define: HASHES,
  format: "esm",
  logLevel: "warning",
  minify: true,
  outdir: "dist",
  sourcemap: true,
  target: TARGET,
};

// What an earlier build left behind is not to be published.
await rm(`${root}dist`, { recursive: true, force: true });
await mkdir(`${root}dist`, { recursive: true });
await Promise.all([
  // Each is one file with all it needs: a page asks once, and one hash holds it to the script.
  build({
    ...common,
    entryPoints: ["www/postil.js"],
    plugins: [leaveOut(LATER), sheets],
  }),
  build({ ...common, entryPoints: LATER, plugins: [leaveOut({ map: LATER.map }), sheets] }),
  // These use the bundle as any page would.
  build({
    ...common,
    entryPoints: {
      element: "www/element.js",
      bookmarklet: "www/demo/bookmarklet.js",
      demo: "www/demo/demo.js",
    },
    plugins: [leaveOut({ postil: "www/postil.js" })],
  }),
  build({ ...common, entryPoints: ["www/demo/demo.css"], external: ["*.woff2"] }),
  ...Object.entries(COPIES).map(([from, to]) => copyFile(`${root}${from}`, `${root}dist/${to}`)),
  writeFile(`${root}dist/package.json`, `${JSON.stringify(await manifest(), null, 2)}\n`),
]);

await layOutExtension();

/**
 * The hashes of files, as an expression.
 * @param {...string} files
 * @returns {Promise<string>}
 */
async function hashOf(...files) {
  const hashes = files.map(async (file) => {
    const digest = createHash("sha384").update(await readFile(root + file));
    return `sha384-${digest.digest("base64")}`;
  });
  return JSON.stringify((await Promise.all(hashes)).join(" "));
}

/** `dist/extension/`: the browser's extension; what runs in pages is one file. */
async function layOutExtension() {
  const folder = `${root}dist/extension`;
  await mkdir(folder, { recursive: true });
  const plain = { ...common, outdir: folder, sourcemap: false };
  const { frames, "web-annotations": annotations } = LATER;
  await Promise.all([
    build({ ...plain, entryPoints: ["www/extension/background.js"] }),
    // A file that is run in a page is no module. It asks for neither frames nor Web Annotations.
    build({
      ...plain,
      entryPoints: ["www/extension/content.js"],
      format: "iife",
      plugins: [leaveOut({ frames, "web-annotations": annotations }), sheets],
    }),
    copyFile(`${root}www/extension/manifest.json`, `${folder}/manifest.json`),
    ...["postil.wasm", "outlines.json"].map((file) =>
      copyFile(`${root}dist/${file}`, `${folder}/${file}`),
    ),
  ]);
}

/** The manifest of the package, after that of the project. */
async function manifest() {
  const { name, version, description, license, type } = JSON.parse(
    await readFile(`${root}package.json`, "utf8"),
  );
  const entry = (/** @type {string} */ file) => ({
    types: `./types/${file}.d.ts`,
    default: `./${file}.js`,
  });
  return {
    name,
    version,
    description,
    license,
    type,
    exports: {
      ".": entry("postil"),
      "./element": entry("element"),
      "./postil.wasm": "./postil.wasm",
      "./postil-patterns.wasm": "./postil-patterns.wasm",
      "./package.json": "./package.json",
    },
    // The script reads its own tag, if the page has one; the element makes itself known.
    sideEffects: ["./postil.js", "./element.js"],
    files: PACKED,
  };
}
