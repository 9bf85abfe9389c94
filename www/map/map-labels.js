/*
 * Where the names on a map go, so that they stand clear of each other.
 *
 * In: dots, names, and the pieces of countries in view. Out: places for names; none where there is
 * no room. Widths are reckoned by the letter: a name is not measured before it is drawn.
 */

/** @import { Frame } from "./map-frame.js" */
/** @import { Point } from "./outlines.js" */

/** @typedef {{ x: number, y: number, anchor: "start" | "middle" | "end" }} Label */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** Width of a letter and height of a line, in pixels: names of places, names of countries. */
const SITE = { letter: 5.9, line: 13 };
const CURRENT = { letter: 6.6, line: 14 };
const COUNTRY = { letter: 6.4, line: 11 };

/** Space between a dot and its name. */
const GAP = 6;

/** Rows that are looked at for the widest stretch of a country. */
const ROWS = 12;

export class Labels {
  #frame;
  /** @type {Box[]} */
  #taken = [];
  /** @type {Map<string, { name: string, pieces: Point[][] }>} */
  #offers = new Map();

  /** @param {Frame} frame */
  constructor(frame) {
    this.#frame = frame;
  }

  /**
   * Keeps names off a dot.
   * @param {Point} dot
   */
  keepClear([x, y]) {
    this.#taken.push({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 });
  }

  /**
   * A piece of a country that could carry its name.
   * @param {string} code
   * @param {string | null} name
   * @param {Point[]} piece
   */
  offer(code, name, piece) {
    if (!name) return;
    const known = this.#offers.get(code);
    if (known) known.pieces.push(piece);
    else this.#offers.set(code, { name, pieces: [piece] });
  }

  /**
   * The place for the name of a dot: beside it, else above or below.
   * @param {Point} dot
   * @param {string} name
   * @param {boolean} isCurrent
   * @returns {Label | null}
   */
  beside([x, y], name, isCurrent) {
    const { letter, line } = isCurrent ? CURRENT : SITE;
    const width = name.length * letter;
    /** @type {(Label & { left: number })[]} */
    const tries = [
      { x: x + GAP, y: y + 4, anchor: "start", left: x + GAP },
      { x: x - GAP, y: y + 4, anchor: "end", left: x - GAP - width },
      { x, y: y - GAP - 2, anchor: "middle", left: x - width / 2 },
      { x, y: y + GAP + 10, anchor: "middle", left: x - width / 2 },
    ];
    const found = tries.find(({ left, y: base }) => this.#take(left, base, width, line));
    return found ? { x: found.x, y: found.y, anchor: found.anchor } : null;
  }

  /**
   * The names of countries that have room for them, the widest first.
   * @returns {(Label & { name: string })[]}
   */
  countries() {
    const rooms = [...this.#offers.values()].flatMap(({ name, pieces }) => {
      const width = name.length * COUNTRY.letter;
      const rows = pieces.flatMap((piece) => this.#rows(piece));
      return rows.filter((row) => row.width > width + 8).map((row) => ({ ...row, name }));
    });
    rooms.sort((one, other) => other.width - one.width);
    const done = new Set();
    return rooms.flatMap(({ name, x, y }) => {
      const width = name.length * COUNTRY.letter;
      if (done.has(name) || !this.#take(x - width / 2, y, width, COUNTRY.line)) return [];
      done.add(name);
      return [{ name, x, y, anchor: /** @type {const} */ ("middle") }];
    });
  }

  /**
   * The corner where a box stands in nobody's way, or in few ones'.
   * @param {{ width: number, height: number }} size
   * @returns {{ x: number, y: number }}
   */
  emptiest({ width, height }) {
    const [right, bottom] = [this.#frame.width - width, this.#frame.height - height];
    const corners = [
      { x: 0, y: bottom },
      { x: right, y: bottom },
      { x: right, y: 0 },
      { x: 0, y: 0 },
    ];
    const crowds = corners.map(({ x, y }) => {
      const box = { left: x, right: x + width, top: y, bottom: y + height };
      return this.#taken.filter((taken) => overlap(taken, box)).length;
    });
    return corners[crowds.indexOf(Math.min(...crowds))];
  }

  /**
   * The widest stretch of land in view on some rows of a piece.
   * @param {Point[]} piece
   * @returns {{ x: number, y: number, width: number }[]}
   */
  #rows(piece) {
    const { width, height } = this.#frame;
    const ys = piece.map(([, y]) => Math.min(Math.max(y, 0), height));
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    return [...Array(ROWS).keys()].flatMap((row) => {
      const y = top + ((bottom - top) * (row + 1)) / (ROWS + 1);
      const crossings = crossingsOf(piece, y).map((x) => Math.min(Math.max(x, 0), width));
      const stretches = [];
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        const [left, right] = [crossings[index], crossings[index + 1]];
        stretches.push({ x: (left + right) / 2, y: y + 4, width: right - left });
      }
      return stretches;
    });
  }

  /**
   * @param {number} left
   * @param {number} base The line that letters stand on.
   * @param {number} width
   * @param {number} line
   * @returns {boolean} Whether there was room.
   */
  #take(left, base, width, line) {
    const box = { left, right: left + width, top: base - line + 2, bottom: base + 3 };
    const isIn = left > 2 && box.right < this.#frame.width - 2;
    const isOn = box.top > 1 && box.bottom < this.#frame.height - 1;
    // A name may come close to its own dot, which it stands beside.
    if (!isIn || !isOn || this.#taken.some((taken) => overlap(taken, box))) return false;
    this.#taken.push(box);
    return true;
  }
}

/**
 * Where a ring crosses a row, from left to right.
 * @param {Point[]} ring
 * @param {number} y
 * @returns {number[]}
 */
function crossingsOf(ring, y) {
  const found = ring.flatMap(([x, below], index) => {
    const [xBefore, before] = /** @type {Point} */ (ring.at(index - 1));
    if (before > y === below > y) return [];
    return [xBefore + ((y - before) / (below - before)) * (x - xBefore)];
  });
  return found.sort((one, other) => one - other);
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean}
 */
function overlap(one, other) {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
