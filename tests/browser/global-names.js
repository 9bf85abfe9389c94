/*
 * The global names that the built scripts look up.
 *
 * In: the scripts of `dist/`. Out: the names, read off the syntax trees. The build gives no variable
 * the name of a global, so that a name that a script nowhere declares is a global.
 */

import { readdir, readFile } from "node:fs/promises";
import { parseAst } from "vite";

const DIST = new URL("../../dist/", import.meta.url);

/** Names of the global object. */
const ROOTS = ["globalThis", "self", "window"];

/** Where a node names what is declared. @type {Record<string, string[]>} */
const BINDINGS = {
  ArrowFunctionExpression: ["params"],
  CatchClause: ["param"],
  ClassDeclaration: ["id"],
  ClassExpression: ["id"],
  FunctionDeclaration: ["id", "params"],
  FunctionExpression: ["id", "params"],
  ImportDefaultSpecifier: ["local"],
  ImportNamespaceSpecifier: ["local"],
  ImportSpecifier: ["local"],
  VariableDeclarator: ["id"],
};

/**
 * `all` are the names that are looked up; `asked` those that are looked at before they are used, to
 * see whether the browser has them; `ofDocument` what is looked up in the document.
 * @typedef {{ all: string[], asked: string[], ofDocument: string[] }} Names
 */

/** @returns {Promise<Names>} */
export async function globalNames() {
  const files = (await readdir(DIST)).filter((file) => file.endsWith(".js"));
  const found = await Promise.all(
    files.map(async (file) => namesIn(await readFile(new URL(file, DIST), "utf8"))),
  );
  const union = (/** @type {keyof Names} */ key) =>
    [...new Set(found.flatMap((names) => names[key]))].sort();
  return { all: union("all"), asked: union("asked"), ofDocument: union("ofDocument") };
}

/**
 * @param {string} source
 * @returns {Names}
 */
function namesIn(source) {
  /** @type {Set<string>} */
  const declared = new Set();
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Names} */
  const names = { all: [], asked: [], ofDocument: [] };
  walk(parseAst(source), (node, parent) => {
    for (const key of BINDINGS[node.type] ?? []) {
      for (const name of boundBy(node[key])) declared.add(name);
    }
    if (node.type === "Identifier" && isReference(node, parent)) used.add(node.name);
    names.asked.push(...askedBy(node, parent));
    names.all.push(...membersIn(node, ROOTS));
    names.ofDocument.push(...membersIn(node, ["document"]));
  });
  names.asked = names.asked.filter((name) => !declared.has(name) && !ROOTS.includes(name));
  names.all.push(...names.asked, ...[...used].filter((name) => !declared.has(name)));
  return names;
}

/**
 * @param {any} node
 * @param {(node: any, parent: any) => void} visit
 * @param {any} [parent]
 */
function walk(node, visit, parent) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, parent);
  } else if (typeof node?.type === "string") {
    visit(node, parent);
    for (const child of Object.values(node)) {
      if (typeof child === "object") walk(child, visit, node);
    }
  }
}

/**
 * The names that a pattern binds, or a list of patterns.
 * @param {any} pattern
 * @returns {string[]}
 */
function boundBy(pattern) {
  if (Array.isArray(pattern)) return pattern.flatMap(boundBy);
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return boundBy(pattern.properties);
    case "ArrayPattern":
      return boundBy(pattern.elements);
    case "Property":
      return boundBy(pattern.value);
    case "RestElement":
      return boundBy(pattern.argument);
    case "AssignmentPattern":
      return boundBy(pattern.left);
    default:
      return [];
  }
}

/**
 * Whether an identifier stands for a value: it is no member's name, key or label.
 * @param {any} node
 * @param {any} parent
 */
function isReference(node, parent) {
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent.type === "ExportSpecifier" || parent.type === "ImportSpecifier") return false;
  if (/^(Break|Continue|Labeled)Statement$/.test(parent.type) || parent.type === "MetaProperty") {
    return false;
  }
  return parent.key !== node || parent.computed || parent.value === node;
}

/**
 * Names whose values a node asks for without a call.
 * @param {any} node
 * @param {any} parent
 * @returns {string[]}
 */
function askedBy(node, parent) {
  if (node.type === "UnaryExpression" && node.operator === "typeof") {
    return boundBy(node.argument);
  }
  if (node.type === "BinaryExpression" && node.operator === "in") {
    return typeof node.left.value === "string" ? [node.left.value] : [];
  }
  return parent?.callee === node ? [] : membersIn(node, ROOTS);
}

/**
 * The members of some objects that a node names, one by one or as a pattern.
 * @param {any} node
 * @param {string[]} objects
 * @returns {string[]}
 */
function membersIn(node, objects) {
  const isOne = (/** @type {any} */ value) =>
    value?.type === "Identifier" && objects.includes(value.name);
  if (node.type === "MemberExpression" && isOne(node.object)) {
    return node.computed ? [] : [node.property.name];
  }
  if (node.type === "VariableDeclarator" && isOne(node.init)) {
    const properties = node.id.properties ?? [];
    return properties.flatMap((/** @type {any} */ { key }) => (key?.name ? [key.name] : []));
  }
  return [];
}
