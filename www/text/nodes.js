/*
 * Nodes asked by way of their interface: a form's fields hide what it has under their names, and an
 * element may come from another document, whose interfaces are others.
 */

/**
 * @param {Node} node
 * @returns {Iterator<Node>}
 */
export function childNodesOf(node) {
  return Reflect.get(Node.prototype, "childNodes", node).values();
}

/**
 * @param {Node} node
 * @returns {node is Element}
 */
export function isElement(node) {
  return Reflect.get(Node.prototype, "nodeType", node) === Node.ELEMENT_NODE;
}

/**
 * @param {Node} node
 * @returns {node is Text}
 */
export function isText(node) {
  return Reflect.get(Node.prototype, "nodeType", node) === Node.TEXT_NODE;
}
