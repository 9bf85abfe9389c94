/*
 * Serves the bundle and the test pages to the browser under test.
 *
 * In: what some paths answer instead, if anything. Out: an address on localhost and `close`.
 * `/` and `/postil/` are `dist/`, `/pages/` is `tests/pages/`, `/apps/` what is built of
 * `tests/apps/` and `examples/`, and `/www/` the sources, for tests of one module.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** @typedef {{ status?: number, headers?: Record<string, string>, content?: string | Uint8Array }} Answer */

/**
 * @typedef {{
 *   address: string,
 *   answers: Map<string, Answer>,
 *   close: () => Promise<void>,
 * }} Server
 * `answers` by path: headers added to the file there, or content in its place.
 */

/** @returns {Promise<Server>} */
export async function serve() {
  /** @type {Server["answers"]} */
  const answers = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const answer = answers.get(pathname);
    try {
      const isMoved = answer?.status !== undefined;
      const content = answer?.content ?? (isMoved ? "" : await readFile(fileOf(pathname)));
      const type = TYPES[extname(pathname)] ?? TYPES[".html"];
      response
        .writeHead(answer?.status ?? 200, { "Content-Type": type, ...answer?.headers })
        .end(content);
    } catch {
      response.writeHead(404).end(`nothing at ${pathname}`);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    answers,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * @param {string} path
 * @returns {string}
 */
function fileOf(path) {
  const clean = normalize(decodeURIComponent(path))
    .replace(/\/$/, "/index.html")
    .replace(/^\/postil\//, "/");
  if (clean.startsWith("/www/")) return `${ROOT}${clean.slice(1)}`;
  if (clean.startsWith("/apps/")) return `${ROOT}target${clean}`;
  return clean.startsWith("/pages/") ? `${ROOT}tests${clean}` : `${ROOT}dist${clean}`;
}
