/*
 * Postil in a page: marks who, where, when, how much and who says so in the text of an element.
 *
 * In: an element and options. Out: a promise of a `Reader`, with what was found and the way to
 * update it and to take it all back. The nodes of the page are read and never changed.
 *
 *   import { annotate } from "postil";
 *   const reader = await annotate(document.querySelector("article"), { published: "2024-08-14" });
 *
 *   element -> TextMap -> analysis (a worker) -> highlights, cards
 *
 * Importing this does nothing by itself, in a page or in Node, unless the page loads this very file
 * by a tag that asks for it: `<script type="module" src="postil.js" data-postil="article">`.
 */

import { findArticle } from "./page/article.js";
import { platform } from "./reader/page-platform.js";
import { Follower } from "./reader/page-reader.js";
import { Reader } from "./reader/reader.js";
import { start } from "./reader/tag.js";

export { FAMILIES } from "./annotations/kinds.js";
export { Reader } from "./reader/reader.js";
export { defineElement } from "./reader/reader-element.js";

/** @typedef {import("./web-annotations/anchor.js").Anchored} Anchored */
/** @typedef {import("./base/contract.js").Annotation} Annotation */
/** @typedef {import("./base/contract.js").Entity} Entity */
/** @typedef {import("./base/contract.js").Entry} Entry */
/** @typedef {import("./base/contract.js").Kind} Kind */
/** @typedef {import("./base/contract.js").Term} Term */
/** @typedef {import("./annotations/kinds.js").Family} Family */
/** @typedef {import("./reader/reader.js").Options} Options */
/** @typedef {import("./format/strings.js").Strings} Strings */
/** @typedef {import("./web-annotations/web-annotations.js").WebAnnotation} WebAnnotation */

/**
 * Annotates the text of `root`: an element, or a selector of one, or else the article of the page.
 *
 * Rejects where the analysis cannot start, with why, and where `published` is no date. The page is
 * then as it was.
 *
 * @param {Element | string | null} [root]
 * @param {Options} [options]
 * @returns {Promise<Reader>}
 */
export async function annotate(root, options = {}) {
  const element = elementOf(root);
  if (!(element instanceof Element)) throw new TypeError("annotate: the root is not an element");
  const reader = new Reader(element, options, platform);
  await reader.update();
  return reader;
}

/**
 * Annotates what a selector matches, or else the article of the page, now and as the page changes:
 * elements that come get a reader of their own, and those that go lose theirs.
 * @param {string | null} [selector]
 * @param {Options} [options]
 * @returns {Follower}
 */
export function follow(selector = null, options = {}) {
  return new Follower(selector, options, platform);
}

/**
 * Finds stored Web Annotations again in a page that may have changed: in the body, or in the shadow
 * tree that holds `root`.
 * @param {unknown} stored An annotation, a list of them, or a page or collection.
 * @param {Element} [root]
 * @returns {Promise<{ anchored: Anchored[], lost: unknown[] }>}
 */
export async function anchor(stored, root = document.body) {
  const { anchor, scopeOf } = await import("./web-annotations/web-annotations.js");
  return anchor(stored, scopeOf(root));
}

/**
 * @param {Element | string | null | undefined} root
 * @returns {Element | null}
 */
function elementOf(root) {
  if (typeof root === "string") return document.querySelector(root);
  return root ?? findArticle(document);
}

if (typeof document === "object") {
  for (const tag of tagsOf(import.meta.url)) start(tag);
}

/**
 * The tags that a script was loaded by: those with its address, or else with its name, since a server
 * may have led from one address to another. No tag leads two scripts.
 * @param {string} address
 * @returns {HTMLScriptElement[]}
 */
function tagsOf(address) {
  // Not the document's own, which the name of an element may hide.
  const found = Document.prototype.querySelectorAll.call(document, "script[data-postil]");
  const tags = /** @type {HTMLScriptElement[]} */ ([...found]).filter(({ src }) => src !== "");
  const ours = tags.filter(({ src }) => src === address);
  const name = nameOf(address);
  return ours.length > 0 ? ours : tags.filter(({ src }) => nameOf(src) === name);
}

/** @param {string} address */
function nameOf(address) {
  return new URL(address).pathname.split("/").at(-1);
}
