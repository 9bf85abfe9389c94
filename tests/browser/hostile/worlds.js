/*
 * Pages in which the ground gives way: scripts that change what we stand on, before or while we
 * read, and browsers that withhold what we ask for.
 */

import { PROSE } from "./fixture.js";

/** @import { Fixture } from "./fixture.js" */

/** @type {Fixture[]} */
const CHANGED = [
  {
    name: "the root goes while it is read",
    article: PROSE,
    changed: "by itself",
    outcome: "gone",
    during: () => document.querySelector("#article")?.remove(),
  },
  {
    name: "the text is another by the time it is read",
    article: PROSE,
    changed: "by itself",
    during: () => {
      const article = /** @type {Element} */ (document.querySelector("#article"));
      article.textContent = "Mayor Ilse Brandt said Linz was safe.";
    },
  },
  {
    name: "all of the page goes while it is read",
    article: PROSE,
    changed: "by itself",
    outcome: "gone",
    during: () => document.body.replaceChildren(),
  },
  {
    name: "texts are cut in two and joined while they are read",
    article: PROSE,
    changed: "by itself",
    during: () => {
      for (const paragraph of document.querySelectorAll("p")) {
        /** @type {Text} */ (paragraph.firstChild).splitText(12);
        paragraph.normalize();
        /** @type {Text} */ (paragraph.firstChild).splitText(7);
      }
    },
  },
];

/** @type {Fixture[]} */
const POLLUTED = [
  {
    name: "objects that inherit what our options are called",
    article: PROSE,
    script: () => Object.assign(Object.prototype, { published: "soon", strings: 3, glossary: "x" }),
  },
  {
    name: "arrays that inherit what can be counted",
    article: PROSE,
    script: () => Object.assign(Array.prototype, { last: () => 1, extra: "<img src=x>" }),
  },
  {
    name: "a page that keeps its own count of elements",
    article: PROSE,
    script: () => {
      const { createElement } = Document.prototype;
      let count = 0;
      Document.prototype.createElement = function (/** @type {any[]} */ ...words) {
        count += 1;
        if (count > 100_000) throw new Error("too many elements");
        return Reflect.apply(createElement, this, words);
      };
    },
  },
];

/** @type {Fixture[]} */
const WITHHELD = [
  {
    name: "storage that throws",
    article: PROSE,
    script: () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      }),
  },
  {
    name: "storage that is full",
    article: PROSE,
    script: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  },
  {
    name: "storage that holds nonsense",
    article: PROSE,
    script: () => {
      Storage.prototype.getItem = () => `{"marks":{"__proto__":1},"cards":[0,"<img>"],"units":`;
    },
  },
  {
    name: "a worker that is killed while it reads",
    article: PROSE,
    outcome: "refused",
    script: () => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (/** @type {any[]} */ ...words) {
        Reflect.apply(postMessage, this, words);
        // The first message says where the module is, the next brings a text.
        if (!("text" in words[0])) return;
        this.terminate();
        this.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
      };
    },
  },
  {
    name: "no memory for the module",
    article: PROSE,
    outcome: "refused",
    script: () => {
      Object.assign(window, { Worker: undefined });
      WebAssembly.Instance = /** @type {any} */ (
        class {
          constructor() {
            throw new RangeError("could not allocate memory");
          }
        }
      );
    },
  },
  {
    name: "a clock at 1970",
    article: PROSE,
    script: () => {
      Date.now = () => 0;
    },
  },
  {
    name: "a clock at 9999",
    article: PROSE,
    script: () => {
      const last = Date.UTC(9999, 11, 31, 23, 59, 59);
      const RealDate = Date;
      window.Date = /** @type {any} */ (
        class extends RealDate {
          constructor(/** @type {any[]} */ ...words) {
            if (words.length === 0) super(last);
            else super(.../** @type {[number]} */ (words));
          }
          static now() {
            return last;
          }
        }
      );
    },
  },
];

export const WORLDS = [...CHANGED, ...POLLUTED, ...WITHHELD];
