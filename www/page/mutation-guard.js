/*
 * Whether a page has stayed as it is for a while.
 *
 * In: an element. Out: the answer, once: no, if anything changed in its document, or if it holds
 * parts of other trees, whose changes are not seen from here.
 */

const CHANGES = { subtree: true, childList: true, characterData: true, attributes: true };

export class Rest {
  #hasChanged = false;
  #changes = new MutationObserver(() => {
    this.#hasChanged = true;
  });

  /** @param {Element} root */
  constructor(root) {
    this.#hasChanged = [root, ...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot);
    this.#changes.observe(root.ownerDocument, CHANGES);
  }

  isKept() {
    const isKept = !this.#hasChanged && this.#changes.takeRecords().length === 0;
    this.#changes.disconnect();
    return isKept;
  }
}
