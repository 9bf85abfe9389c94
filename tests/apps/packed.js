/*
 * The package as a site would install it.
 *
 * In: `dist/` as it was built. Out: the tarball that `npm pack` makes of it, and a folder in
 * `target/apps/` where it is unpacked, so that the apps built there find it by its name.
 */

import { execFile } from "node:child_process";
import { cp, mkdir, rm } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const FOLDER = `${ROOT}target/apps`;

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/** @returns {Promise<{ tarball: string, files: string[] }>} */
export async function packed() {
  await mkdir(FOLDER, { recursive: true });
  const { stdout } = await run(NPM, [
    "pack",
    `${ROOT}dist`,
    "--json",
    "--pack-destination",
    FOLDER,
  ]);
  const [{ filename, files }] = Object.values(JSON.parse(stdout));
  return {
    tarball: `${FOLDER}/${filename}`,
    files: files.map((/** @type {{ path: string }} */ { path }) => path),
  };
}

/**
 * @param {string} tarball
 * @returns {Promise<string>} The folder of the package.
 */
export async function installed(tarball) {
  const folder = `${FOLDER}/node_modules/postil`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", folder, "--strip-components", "1"]);
  return folder;
}

/**
 * Copies a site to where the package can be found from.
 * @param {string} source Its folder, from the root of the project.
 * @returns {Promise<string>} The folder of the copy.
 */
export async function app(source) {
  const folder = `${FOLDER}/${basename(source)}`;
  await rm(folder, { recursive: true, force: true });
  await cp(`${ROOT}${source}`, folder, { recursive: true });
  return folder;
}
