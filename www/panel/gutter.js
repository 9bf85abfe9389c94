/*
 * Where notes can stand: beside the text, or at the foot of the window.
 *
 * In: a text map, its element, and what the page has set aside for notes. Out: the column beside the
 * text, if there is one that is wide enough: what of it figures of the page take, and whether a
 * column of the page stands there, which is then covered as long as the notes are open.
 */

/** @import { TextMap } from "../text/text-map.js" */

/**
 * In pixels of the window; `top` is where a header that stays there ends, `taken` are stretches that
 * are no room.
 * @typedef {{
 *   left: number,
 *   width: number,
 *   top: number,
 *   taken: { top: number, bottom: number }[],
 *   isColumn: boolean,
 * }} Gutter
 */

/** Room between text and notes, and from notes to the window's edge. */
const GAP_PX = 28;
const EDGE_PX = 20;

/** Least and most width of notes. */
const LEAST_PX = 210;
const MOST_PX = 320;

/** Windows in which notes stand at the foot, as in `panel.css`. */
const PHONE = "(width < 40rem)";

/** Height from which on what stands beside the text is a column of the page. */
const COLUMN_PX = 150;

/** Share of the text's height from which on what is taken is a column, too. */
const COLUMN_SHARE = 0.4;

/** Height up to which what stays at the top of the window is a header. */
const HEADER_PX = 180;

/** What a figure may be within an article. */
const FIGURES = "figure, img, picture, video, iframe, table, aside, pre";

/** What is seen by itself, without words. */
const PICTURES = "img, video, iframe, canvas, svg";

/**
 * @param {TextMap} map
 * @param {Element} root
 * @param {string | undefined} place A selector of what the page has set aside.
 * @returns {Gutter | null} Null where notes stand at the foot.
 */
export function gutterOf(map, root, place) {
  if (matchMedia(PHONE).matches || isInScroller(root)) return null;
  const own = place && document.querySelector(place)?.getBoundingClientRect();
  if (own && own.width >= LEAST_PX) {
    const { left, width } = own;
    return { left, width, top: headerEnd(left + width / 2), taken: [], isColumn: false };
  }
  const side = sideOf(map, root);
  if (!side) return null;
  const { left, width } = side;
  const text = root.getBoundingClientRect();
  const beside = besideIn(side, root, text);
  const taken = [...beside, ...figuresIn(side, root)].sort((one, other) => one.top - other.top);
  const covered = taken.reduce((sum, { top, bottom }) => sum + bottom - top, 0);
  const isColumn =
    beside.some(({ top, bottom }) => bottom - top > COLUMN_PX) ||
    covered > COLUMN_SHARE * text.height;
  const top = headerEnd(left + width / 2);
  return { left, width, top, taken: isColumn ? [] : taken, isColumn };
}

/**
 * The column after the lines of the text, in the way they run.
 * @param {TextMap} map
 * @param {Element} root
 * @returns {{ left: number, right: number, width: number } | null}
 */
function sideOf({ paragraphs }, root) {
  const isRightToLeft = getComputedStyle(root).direction === "rtl";
  const page = document.documentElement.clientWidth;
  const boxes = paragraphs
    .map(({ element }) => element.getBoundingClientRect())
    .filter(({ width }) => width > LEAST_PX);
  if (boxes.length === 0) boxes.push(root.getBoundingClientRect());
  // A few paragraphs may be wider than the rest.
  const ends = boxes.map(({ left, right }) => (isRightToLeft ? page - left : right));
  const end = ends.sort((one, other) => one - other)[Math.floor(ends.length * 0.75)];
  const start = Math.ceil(end + GAP_PX);
  const width = Math.min(MOST_PX, page - start - EDGE_PX);
  if (width < LEAST_PX) return null;
  const left = isRightToLeft ? page - start - width : start;
  return { left, right: left + width, width };
}

/**
 * What of the page stands in a column beside an element.
 * @param {{ left: number, right: number }} side
 * @param {Element} root
 * @param {DOMRect} text
 */
function besideIn(side, root, text) {
  const found = [];
  for (let around = root; around !== document.body && around.parentElement; ) {
    const parent = around.parentElement;
    for (const other of parent.children) {
      const box = other.getBoundingClientRect();
      const isBeside = other !== around && meets(box, side) && box.bottom > text.top;
      if (isBeside && box.top < text.bottom && !isHeader(other, box) && isSeen(other))
        found.push(box);
    }
    around = parent;
  }
  return found;
}

/**
 * @param {{ left: number, right: number }} side
 * @param {Element} root
 */
function figuresIn(side, root) {
  return [...root.querySelectorAll(FIGURES)].flatMap((figure) => {
    const box = figure.getBoundingClientRect();
    return meets(box, side) && isSeen(figure) ? [box] : [];
  });
}

/**
 * @param {DOMRect} box
 * @param {{ left: number, right: number }} side
 */
function meets({ left, right, width, height }, side) {
  return width > EDGE_PX && height > EDGE_PX && left < side.right && right > side.left;
}

/**
 * Whether there is something to be seen in an element: an empty place for an advertisement is room.
 * @param {Element} element
 */
function isSeen(element) {
  if (!(element instanceof HTMLElement) || element.checkVisibility?.() === false) return false;
  if (element.matches(`${PICTURES}, ${FIGURES}`)) return true;
  return element.innerText.trim() !== "" || element.querySelector(PICTURES) !== null;
}

/**
 * @param {Element} element
 * @param {DOMRect} box
 */
function isHeader(element, { height }) {
  return height < HEADER_PX && /fixed|sticky/.test(getComputedStyle(element).position);
}

/**
 * Where a header ends that stays at the top of the window.
 * @param {number} x
 * @returns {number}
 */
function headerEnd(x) {
  let end = 0;
  for (const element of Document.prototype.elementsFromPoint.call(document, x, 2)) {
    /** @type {Element | null} */
    let around = element;
    for (; around && around !== document.body; around = around.parentElement) {
      const box = around.getBoundingClientRect();
      if (box.top <= 2 && isHeader(around, box)) end = Math.max(end, box.bottom);
    }
  }
  return end;
}

/**
 * Whether an element scrolls within the page: notes in the page would not scroll along.
 * @param {Element} root
 */
function isInScroller(root) {
  for (
    let around = root.parentElement;
    around && around !== document.body && around !== document.documentElement;
    around = around.parentElement
  ) {
    const isScrolled = around.scrollHeight > around.clientHeight;
    if (isScrolled && /auto|scroll/.test(getComputedStyle(around).overflowY)) return true;
  }
  return false;
}
