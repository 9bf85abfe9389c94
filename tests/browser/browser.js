/*
 * A real Chromium for the tests.
 *
 * In: the path of the browser in the environment variable CHROMIUM. Out: one browser and one server
 * for a test file, and for each test a page of its own, in a profile of its own.
 */

import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

/** @import { Browser, BrowserContextOptions, Page } from "playwright-core" */
/** @import { Answer, Server } from "./server.js" */

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * How a page is opened: the browser's settings, whether its clock can be stopped, a script run
 * before the page's own, and what some paths answer instead of their files.
 * @typedef {{
 *   context?: BrowserContextOptions,
 *   clock?: "real" | "fake",
 *   script?: () => void,
 *   answers?: Record<string, Answer>,
 * }} Opening
 */

/**
 * What the tests of a file share; to be called once at its top.
 * @param {string[]} [further] Arguments of the browser that these tests need besides.
 */
export function setUp(further = []) {
  /** @type {Browser} */
  let browser;
  /** @type {Server} */
  let server;
  before(async () => {
    server = await serve();
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [...ARGUMENTS, ...further],
    });
  });
  after(async () => {
    await browser?.close();
    await server.close();
  });
  return { visit };

  /**
   * Runs `test` with a page at `path`; errors of the page's scripts fail it.
   * @param {string} path
   * @param {(page: Page) => Promise<void>} test
   * @param {Opening} [opening]
   */
  async function visit(path, test, { context: settings, clock, script, answers = {} } = {}) {
    const context = await browser.newContext(settings);
    const page = await context.newPage();
    /** @type {Error[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(error));
    for (const [path, answer] of Object.entries(answers)) server.answers.set(path, answer);
    try {
      if (clock === "fake") await page.clock.install();
      if (script) await page.addInitScript(script);
      await page.goto(server.address + path);
      await test(page);
      if (errors.length > 0) throw errors[0];
    } finally {
      server.answers.clear();
      await context.close();
    }
  }
}
