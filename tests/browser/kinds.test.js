/*
 * Every kind has its row and its look: a new one is pointed at by what is missing.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { kindName } from "../../www/annotations/highlight-names.js";
import { ALL_KINDS, FAMILIES, KINDS } from "../../www/annotations/kinds.js";

const ROOM = new URL("../../www/marks/", import.meta.url);

/** Kinds whose boxes have the line that all boxes have. */
const PLAIN = "solid";

for (const kind of ALL_KINDS) {
  test(`${kind} has a look as a highlight and as a box`, async () => {
    const marks = await readFile(new URL("marks.css", ROOM), "utf8");
    assert.ok(marks.includes(`::highlight(${kindName(kind)})`), "marks.css");
    const boxes = await readFile(new URL("layer.css", ROOM), "utf8");
    assert.equal(boxes.includes(`.${kindName(kind)}`), KINDS[kind].line !== PLAIN, "layer.css");
  });
}

test("every kind is of one family", () => {
  assert.deepEqual(Object.values(FAMILIES).flat().sort(), [...ALL_KINDS].sort());
});
