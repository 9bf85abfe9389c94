/*
 * Serves what the measurements in the browser need, from localhost and without compression.
 *
 * In: nothing. Out: an address and `close`. Pages are isolated from other origins, which gives them
 * a clock of 5 µs instead of 100 µs.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folders by the start of a path; the last is for all others. */
const FOLDERS = [
  ["/bench/", "target/bench/"],
  ["/glue/", "target/bindgen/"],
  ["/harper/", "bench/node_modules/harper.js/dist/"],
  ["/", "dist/"],
];

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** @returns {Promise<{ address: string, close: () => void }>} */
export async function serve() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = TYPES[extname(pathname)] ?? "application/octet-stream";
    try {
      const content = await readFile(fileOf(pathname));
      response.writeHead(200, { "Content-Type": type, ...ISOLATION }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}`, close };
}

/** @param {string} path */
function fileOf(path) {
  const clean = normalize(path);
  const [start, folder] = FOLDERS.find(([start]) => clean.startsWith(start)) ?? FOLDERS[3];
  return `${ROOT}${folder}${clean.slice(start.length)}`;
}
