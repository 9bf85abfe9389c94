/*
 * The sources of the margin: who says what, what is in doubt, and where several speak of the same.
 *
 * In: a reading. Out: a list: first what is denied or not confirmed, then what several say on the
 * same matter, side by side, then each source with what it says, by how much that is. Or labels for
 * beside the lines: each source where it starts to speak, and which others speak of the same.
 */

import { isInDoubt } from "../annotations/speakers.js";
import { make } from "../base/dom.js";
import { accountColumns, doubtPart } from "../card/card-parts.js";
import { makeEntry, makeGroup } from "./entries.js";

/** @import { Attribution } from "../base/contract.js" */
/** @import { Strings } from "../format/strings.js" */
/** @import { Reading } from "../reader/reading.js" */
/** @import { Reach } from "./entries.js" */

/**
 * How many statements have no name to them; empty where all have.
 * @param {Reading} reading
 * @param {Strings} strings
 * @returns {string}
 */
export function unnamedCount({ speakers }, strings) {
  const statements = speakers.statements();
  const unnamed = statements.filter((one) => speakers.isUnnamed(one)).length;
  return unnamed === 0 ? "" : strings.unnamedCount(unnamed, statements.length);
}

/**
 * @param {Reading} reading
 * @param {Reach} reach
 * @returns {HTMLElement[]}
 */
export function sourceGroups(reading, reach) {
  const { strings } = reach;
  const statements = reading.speakers.statements();
  const doubtful = statements.filter(isInDoubt);
  const entries = doubtful.map((one) => statementEntry(one, reading, reach, "named"));
  const matters = mattersOf(statements, reading, reach);
  return [
    ...(entries.length > 0 ? [makeGroup(strings.unsettled, "", entries)] : []),
    ...(matters.length > 0 ? [makeGroup(strings.together, "", matters)] : []),
    ...bySource(statements, reading).map((group) => sourceGroup(group, reading, reach)),
  ];
}

/**
 * A source beside the line where it starts to speak.
 * @param {Attribution} statement
 * @param {Reading} reading
 * @param {Reach} reach
 * @param {"first" | "again"} mention Whether it is said here who that is.
 * @returns {HTMLElement}
 */
export function sourceLabel(statement, reading, reach, mention) {
  const { contents, speakers, output } = reading;
  const source = speakers.sourceOf(statement);
  const own = speakers.statements().filter((one) => speakers.sourceOf(one) === source);
  const { spot } = reach;
  const button = makeEntry("entry", [statement], {
    ...reach,
    spot: (annotations) => spot(annotations.length > 0 ? own : []),
  });
  button.append(make("b", "name", source ?? contents.strings.noSource));
  const note = mention === "first" ? whoIs(statement, reading) : null;
  if (note) button.append(" ", make("span", "says", note));
  const { certainty } = statement;
  if (certainty !== "stated") {
    button.append(" ", doubtPart(certainty, contents.strings.certainties[certainty]));
  }
  const label = make("div", "label-beside");
  label.append(button);
  const others = contents.others(statement);
  if (others.length === 0) return label;
  const line = makeEntry(
    "entry others",
    others.map(({ at }) => output.annotations[at]),
    reach,
  );
  const names = [...new Set(others.map(({ source }) => source))];
  line.append(`${contents.strings.related}: ${names.join(", ")}`);
  label.append(line);
  return label;
}

/**
 * @param {Attribution[]} statements
 * @param {Reading} reading
 * @returns {Attribution[][]} By source, who says most first; last what no source is named for.
 */
function bySource(statements, { speakers }) {
  /** @type {Map<string | null, Attribution[]>} */
  const groups = new Map();
  for (const statement of statements) {
    const source = speakers.sourceOf(statement);
    const known = groups.get(source);
    if (known) known.push(statement);
    else groups.set(source, [statement]);
  }
  const unsourced = groups.get(null) ?? [];
  groups.delete(null);
  const sorted = [...groups.values()].sort((one, other) => other.length - one.length);
  return unsourced.length > 0 ? [...sorted, unsourced] : sorted;
}

/**
 * @param {Attribution[]} statements Of one source.
 * @param {Reading} reading
 * @param {Reach} reach
 * @returns {HTMLElement}
 */
function sourceGroup(statements, reading, reach) {
  const [first] = statements;
  const { strings } = reading.contents;
  const title = reading.speakers.sourceOf(first) ?? strings.noSource;
  const entries = statements.map((one) => statementEntry(one, reading, reach, "listed"));
  const note = whoIs(first, reading);
  const parts = note ? [make("p", "group-note", note), ...entries] : entries;
  return makeGroup(title, statements.length > 1 ? String(statements.length) : "", parts);
}

/**
 * Who a source is, or that it has no name.
 * @param {Attribution} statement
 * @param {Reading} reading
 * @returns {string | null}
 */
function whoIs(statement, { contents, output, speakers }) {
  const { speaker } = statement;
  if (speaker !== null) return contents.noteOf(output.entities[speaker]);
  return speakers.isUnnamed(statement) ? contents.strings.unnamed : null;
}

/**
 * @param {Attribution} statement
 * @param {Reading} reading
 * @param {Reach} reach
 * @param {"named" | "listed"} how Whether its source stands with it.
 * @returns {HTMLElement}
 */
function statementEntry(statement, { contents, speakers }, reach, how) {
  const button = makeEntry("entry statement", [statement], reach);
  const { certainty } = statement;
  const source = how === "named" ? speakers.sourceOf(statement) : null;
  if (certainty !== "stated") {
    const words = contents.strings.certainties[certainty];
    button.append(doubtPart(certainty, source ? `${words} · ${source}` : words), " ");
  }
  button.append(make("span", "link-text", contents.said(statement)));
  return button;
}

/**
 * What several sources say on the same matter.
 * @param {Attribution[]} statements
 * @param {Reading} reading
 * @param {Reach} reach
 * @returns {HTMLElement[]}
 */
function mattersOf(statements, { contents, output, speakers }, reach) {
  const seen = new Set();
  return statements.flatMap((statement) => {
    const others = contents.others(statement);
    const at = output.annotations.indexOf(statement);
    if (seen.has(at) || others.length === 0) return [];
    for (const one of [at, ...others.map((other) => other.at)]) seen.add(one);
    const source = speakers.sourceOf(statement) ?? contents.strings.noSource;
    const { certainty } = statement;
    const own = { source, text: contents.said(statement), certainty, at };
    const go = (/** @type {number} */ index) => reach.go(output.annotations[index]);
    return [accountColumns([own, ...others], contents.strings, go)];
  });
}
