/*
 * Prints who says what in articles, read by Postil's command line:
 *
 *     node annotate.js article.txt …
 *
 * One process reads all of them, on every core: one JSON object a line in, one a line out, in the
 * same order. The environment variable POSTIL names the program; without it, it is in the PATH.
 */

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const files = process.argv.slice(2);
const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));

const postil = spawn(process.env.POSTIL ?? "postil", ["annotate", "--jsonl"], {
  stdio: ["pipe", "pipe", "inherit"],
});
postil.on("error", ({ message }) => {
  console.error(`postil does not start: ${message}`);
  process.exitCode = 1;
});

for (const [id, text] of texts.entries()) {
  // The day of publication is looked for at the head of the text; `published` would name it.
  postil.stdin.write(`${JSON.stringify({ id, text })}\n`);
}
postil.stdin.end();

for await (const line of createInterface({ input: postil.stdout })) {
  const output = JSON.parse(line);
  console.log(files[output.id]);
  // A line that cannot be read costs its own answer only.
  if (output.error) console.error(`  ${output.error}`);
  for (const attribution of attributions(output)) {
    console.log(`  ${described(texts[output.id], output, attribution)}`);
  }
}

/** The quotes and claims of an article: what has a source. */
function attributions({ annotations = [] }) {
  return annotations.filter(({ kind }) => kind === "quote" || kind === "claim");
}

/** Who says it, how sure that is, and what is said. Offsets count UTF-16 units, as strings do. */
function described(text, { entities }, { speaker, source, certainty, content }) {
  const named = speaker === null ? null : entities[speaker].name;
  const who = named ?? (source && text.slice(source.start, source.end)) ?? "somebody";
  return `${who} (${certainty}): ${text.slice(content[0].start, content.at(-1).end)}`;
}
