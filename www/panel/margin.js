/*
 * The button that opens the margin; the margin itself is loaded when it is first wanted.
 *
 * In: a reading. Out: a small button that says how many notes there are, and the margin that it or
 * Alt+M opens; what is wanted of the margin before it is there is done once it is.
 */

import { makeButton } from "../base/dom.js";
import { tell } from "../base/log.js";
import { ScrollDirection } from "../interaction/scroll-direction.js";

/** @import { Annotation } from "../base/contract.js" */
/** @import { Platform } from "../base/platform.js" */
/** @import { Choices } from "../format/settings.js" */
/** @import { CommonStrings } from "../format/strings.js" */
/** @import { Layer } from "../marks/layer.js" */
/** @import { Marks } from "../marks/marks.js" */
/** @import { Reading } from "../reader/reading.js" */
/** @import { Panel, Part } from "./panel.js" */

/** What the margin shows. @typedef {{ reading: Reading, marks: Marks, choices: Readonly<Choices> }} Shown */

export class Margin {
  /** @type {(annotation: Annotation) => void} The reader wants to see an annotation. */
  ongo = () => {};
  /** @type {(annotations: Annotation[]) => void} These are pointed at, or none any more. */
  onspot = () => {};
  /** @type {(part: Part | null) => void} The part that is open. */
  onpart = () => {};
  /** @type {(chosen: Partial<Choices>) => void} */
  onchoose = () => {};
  #opener;
  /** @type {Panel | null} */
  #panel = null;
  /** @type {Promise<Panel> | null} */
  #loading = null;
  /** @type {import("./footnotes.js").Footnotes | null} */
  #footnotes = null;
  /** @type {Shown | null} */
  #shown = null;
  #isRemoved = false;
  #listening = new AbortController();
  #layer;
  #platform;
  #strings;
  #root;
  #place;

  /**
   * @param {Layer} layer
   * @param {Platform} platform
   * @param {CommonStrings} strings
   * @param {{ root: Element, place: string | undefined }} page `place` selects where the page has
   *   room for notes.
   */
  constructor(layer, platform, strings, { root, place }) {
    this.#layer = layer;
    this.#platform = platform;
    this.#strings = strings;
    this.#root = root;
    this.#place = place;
    this.#opener = makeButton("opener", strings.notes(0), null, () => this.toggle());
    this.#opener.title = strings.marginHelp;
    this.#opener.setAttribute("aria-expanded", "false");
    this.#opener.part.add("opener");
    layer.append(this.#opener);
    // On phones the button leaves while the reader goes on.
    const direction = new ScrollDirection((way) => layer.note("scroll", way));
    const options = { passive: true, signal: this.#listening.signal };
    document.addEventListener("scroll", () => direction.note(scrollY), options);
  }

  /**
   * What the margin tells from now on; what is open, searched for and focused stays so.
   * @param {Shown} shown
   */
  read(shown) {
    this.#shown = shown;
    const { choices, marks } = shown;
    this.#opener.textContent = this.#strings.notes(
      choices.marks === "none" ? 0 : marks.notes.length,
    );
    this.#panel?.read(shown);
    if (choices.print === "on") this.#print(shown).catch(tell);
    else this.#footnotes?.remove();
  }

  /** Opens the margin, if it is closed; the focus stays where it is. */
  open() {
    this.#withPanel((panel) => panel.open());
  }

  /** Opens the margin, or closes it. */
  toggle() {
    this.#withPanel((panel) => panel.toggle());
  }

  /** Lists the keys, or no longer. */
  showKeys() {
    this.#withPanel((panel) => panel.showKeys());
  }

  /** Whether its listeners were lost with the frame it stood in. */
  isLost() {
    return this.#panel?.isLost() ?? false;
  }

  /** Takes it from the layer. */
  remove() {
    this.#isRemoved = true;
    this.#listening.abort();
    this.#opener.remove();
    this.#panel?.remove();
    this.#footnotes?.remove();
  }

  /** @param {(panel: Panel) => void} act */
  #withPanel(act) {
    if (this.#panel) return act(this.#panel);
    this.#loading ??= this.#load();
    this.#loading.then((panel) => this.#isRemoved || act(panel)).catch(tell);
  }

  /** @returns {Promise<Panel>} */
  async #load() {
    const { Panel } = await import("./panel.js");
    const panel = new Panel(this.#layer, this.#platform, this.#strings, {
      root: this.#root,
      place: this.#place,
      go: (annotation) => this.ongo(annotation),
      spot: (annotations) => this.onspot(annotations),
      choose: (chosen) => this.onchoose(chosen),
      turn: (part) => this.#turn(part),
    });
    if (this.#isRemoved) panel.remove();
    else this.#panel = panel;
    if (this.#shown) panel.read(this.#shown);
    return panel;
  }

  /**
   * Puts the notes at the end of the page, for the printer alone.
   * @param {Shown} shown
   */
  async #print(shown) {
    const { Footnotes } = await import("./panel.js");
    if (this.#isRemoved || shown !== this.#shown) return;
    this.#footnotes ??= new Footnotes(this.#layer);
    this.#footnotes.show(shown.marks.notes, shown.reading);
  }

  /** @param {Part | null} part */
  #turn(part) {
    this.#opener.setAttribute("aria-expanded", String(part !== null));
    if (part === null) this.#opener.focus({ preventScroll: true });
    this.onpart(part);
  }
}
