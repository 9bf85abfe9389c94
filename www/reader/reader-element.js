/*
 * `<postil-reader>`: an element that reads what is in it, or what its `for` points at.
 *
 *   <postil-reader published="2024-08-14" show="people places"><p>…</p></postil-reader>
 *   <postil-reader for="main article"></postil-reader>
 *
 * In: attributes named as the options; of addresses, those of the page's own site. Out: readers, in
 * `readers`, and the events of each on the element it reads. An element taken from the page takes all
 * of it along.
 */

import { tell } from "../base/log.js";
import { ATTRIBUTES, optionsFrom, withOwnAddresses } from "./options.js";
import { platform } from "./page-platform.js";
import { Follower } from "./page-reader.js";

/** Makes `<postil-reader>` known to the page, unless it is. */
export function defineElement() {
  // A class of elements cannot even be written down where there are none, as in Node.
  class PostilReader extends HTMLElement {
    static observedAttributes = ATTRIBUTES;
    /** @type {Follower | null} */
    #follower = null;

    /** What is read now: one reader, or as many as `for` matches. */
    get readers() {
      return this.#follower?.readers ?? [];
    }

    connectedCallback() {
      this.#restart();
    }

    disconnectedCallback() {
      this.#stop();
    }

    attributeChangedCallback() {
      if (this.#follower) this.#restart();
    }

    #restart() {
      this.#stop();
      try {
        const options = withOwnAddresses(optionsFrom((name) => this.getAttribute(name)));
        this.#follower = new Follower(this.getAttribute("for") || this, options, platform);
      } catch (error) {
        tell(error);
      }
    }

    #stop() {
      this.#follower?.destroy();
      this.#follower = null;
    }
  }

  if (!customElements.get("postil-reader")) customElements.define("postil-reader", PostilReader);
}
