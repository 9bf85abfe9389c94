/*
 * Whose turn it is, where several elements of a page are read: the one of which most is in view has
 * its button at the edge of the window, and is meant by the keys.
 *
 * In: elements. Out: for each a call when it gets its turn and when it loses it.
 */

/** @type {Set<Turn>} Those of the page, in the order they came. */
const turns = new Set();

/** Shares of an element in view after whose crossing the turn is settled anew. */
const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

export class Turn {
  isOn = false;
  /** What of the element is in view. */
  height_px = 0;
  #ontake;
  #inView = new IntersectionObserver((entries) => this.#see(entries), { threshold: SHARES });

  /**
   * @param {Element} root
   * @param {(isOn: boolean) => void} ontake
   */
  constructor(root, ontake) {
    this.#ontake = ontake;
    turns.add(this);
    this.take(false);
    this.#inView.observe(root);
    settle();
  }

  /** @param {boolean} isOn */
  take(isOn) {
    this.isOn = isOn;
    this.#ontake(isOn);
  }

  /** Leaves the turn to the others. */
  end() {
    this.#inView.disconnect();
    turns.delete(this);
    settle();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #see(entries) {
    this.height_px = entries[entries.length - 1].intersectionRect.height;
    settle();
  }
}

/** Gives the turn to the element most in view; with none in view it stays where it was. */
function settle() {
  const most = Math.max(...[...turns].map(({ height_px }) => height_px));
  const shown = [...turns].filter(({ height_px }) => height_px === most);
  const next = shown.find(({ isOn }) => isOn) ?? shown[0];
  for (const turn of turns) if (turn.isOn !== (turn === next)) turn.take(turn === next);
}
