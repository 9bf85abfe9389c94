/*
 * Every kind has its row, and by it a family, a look and a word.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ALL_KINDS, FAMILIES, kindsOfLook } from "../../www/annotations/kinds.js";

test("every kind is of one family", () => {
  assert.deepEqual(Object.values(FAMILIES).flat().sort(), [...ALL_KINDS].sort());
});

test("every kind has one of three looks", () => {
  const looks = /** @type {const} */ (["solid", "dotted", "said"]);
  assert.deepEqual(looks.flatMap(kindsOfLook).sort(), [...ALL_KINDS].sort());
});
