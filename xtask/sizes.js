/**
 * Prints the size of each file of a folder, as it is and as brotli sends it, the largest first.
 *
 * Usage: node xtask/sizes.js FOLDER
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => ({ path, bytes: readFileSync(path) }))
  .map(({ path, bytes }) => ({ path, raw: bytes.length, sent: brotliCompressSync(bytes).length }))
  .sort((a, b) => b.raw - a.raw);

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);

console.log(`\n${"raw".padStart(12)}${"brotli".padStart(12)}`);
for (const { path, raw, sent } of files) {
  console.log(`${kilobytes(raw)}${kilobytes(sent)}  ${path}`);
}
