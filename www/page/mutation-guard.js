/*
 * Whether a page has stayed as it is for a while.
 *
 * In: an element. Out: the answer, once: no, if anything changed in its document, or if it holds
 * parts of other trees, whose changes are not seen from here.
 */

/** Elements beside which others in the page's root element are not part of any text or style. */
const FORMING = new Set(["BODY", "FRAMESET", "HEAD", "LINK", "STYLE"]);

const CHANGES = { subtree: true, childList: true, characterData: true, attributes: true };

export class Rest {
  #hasChanged = false;
  #changes = new MutationObserver((records) => this.#note(records));

  /** @param {Element} root */
  constructor(root) {
    this.#hasChanged = [root, ...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot);
    this.#changes.observe(root.ownerDocument, CHANGES);
  }

  isKept() {
    this.#note(this.#changes.takeRecords());
    this.#changes.disconnect();
    return !this.#hasChanged;
  }

  /** @param {MutationRecord[]} records */
  #note(records) {
    this.#hasChanged ||= !records.every(isBeside);
  }
}

/**
 * Tells whether something has come or gone beside the body, as our own layer does.
 * @param {MutationRecord} record
 */
function isBeside({ target, addedNodes, removedNodes }) {
  if (target !== target.ownerDocument?.documentElement) return false;
  const nodes = [...addedNodes, ...removedNodes];
  return nodes.length > 0 && nodes.every(({ nodeName }) => !FORMING.has(nodeName));
}
