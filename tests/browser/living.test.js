/*
 * Pages that change after they were read: what came is marked, what went is not, and what stayed
 * is left alone.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp } from "./browser.js";
import { annotate, layerIn, paintedTexts } from "./in-page.js";

/** @import { Page } from "playwright-core" */

const { visit } = setUp();

const STORY = `<article><p id="first">Talks in Vienna failed, the minister said on Friday.</p>
  <p id="second">Officials then left for Geneva, and the delegates followed them.</p></article>`;

const LONG_STORY = STORY.replace(
  "followed them.",
  "followed them, as they had said they would when the talks began, and in the evening all of them met again at the house of the host, where they ate and said that there was still a long way to go before the winter.",
);

/**
 * A page in which places are marked.
 * @param {string} name What the test is about.
 * @param {(page: Page) => Promise<void>} run
 * @param {{ body?: string, options?: object }} [page]
 */
function onPage(name, run, { body = STORY, options = {} } = {}) {
  const content = `<!doctype html><html lang="en"><title>Living</title>${body}`;
  const path = "/pages/living.html";
  const reading = async (/** @type {Page} */ page) => {
    await annotate(page, "article", { show: ["place"], ...options });
    await run(page);
  };
  test(name, () => visit(path, reading, { answers: { [path]: { content } } }));
}

/**
 * Waits until these places are marked.
 * @param {Page} page
 * @param {string[]} places
 */
function marked(page, places) {
  return page.waitForFunction((places) => {
    const live = document.createRange();
    const texts = [...(CSS.highlights.get("postil-place") ?? [])].map((range) => {
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    });
    return texts.sort().join() === [...places].sort().join();
  }, places);
}

onPage("a paragraph that comes late", async (page) => {
  await page.evaluate(() => {
    const late = document.createElement("p");
    late.textContent = "Talks go on in Berlin.";
    document.querySelector("article")?.prepend(late);
  });
  await marked(page, ["Berlin", "Vienna", "Geneva"]);
});

onPage("a word that is edited", async (page) => {
  await page.evaluate(() => {
    const text = /** @type {Text} */ (document.getElementById("first")?.firstChild);
    text.replaceData(text.data.indexOf("Vienna"), "Vienna".length, "Budapest");
  });
  await marked(page, ["Budapest", "Geneva"]);
});

onPage("a paragraph that is unfolded, and one that goes", async (page) => {
  await page.evaluate(() => {
    document.getElementById("second")?.setAttribute("hidden", "");
  });
  await marked(page, ["Vienna"]);
  await page.evaluate(() => {
    document.getElementById("second")?.removeAttribute("hidden");
    document.getElementById("first")?.remove();
  });
  await marked(page, ["Geneva"]);
});

onPage("of a page that changes only what changed is painted anew", async (page) => {
  await page.evaluate(() => {
    const [vienna, geneva] = CSS.highlights.get("postil-place") ?? [];
    Object.assign(window, { vienna, geneva });
    document.getElementById("first")?.append(" Talks in Rome are next.");
  });
  await marked(page, ["Vienna", "Rome", "Geneva"]);
  const isKept = await page.evaluate(() => {
    const highlight = CSS.highlights.get("postil-place");
    const { vienna, geneva } = /** @type {any} */ (window);
    return [highlight?.has(vienna), highlight?.has(geneva)];
  });
  assert.deepEqual(isKept, [true, true]);
});

onPage(
  "changes in quick succession are one reading; changes without text are none",
  async (page) => {
    await page.evaluate(() => {
      const article = /** @type {Element} */ (document.querySelector("article"));
      let updates = 0;
      article.addEventListener("postil-update", () => {
        updates += 1;
        Object.assign(window, { updates });
      });
      for (let i = 0; i < 50; i++) article.append(new Text(` Talks in Rome, round ${i}.`));
    });
    await page.waitForFunction(() => /** @type {any} */ (window).updates === 1);
    await page.evaluate(async () => {
      const article = /** @type {Element} */ (document.querySelector("article"));
      const { prototype } = MutationObserver;
      for (let i = 0; i < 20; i++) {
        const picture = document.createElement("span");
        article.append(picture);
        picture.className = `turn-${i}`;
        await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 50 }));
      }
      return prototype !== null;
    });
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).updates), 1);
  },
);

/** Places that are hidden at first, each by other means, and what shows it. */
const HIDDEN = [
  ["Berlin", '<p class="meter">', () => (document.documentElement.dataset.meter = "open")],
  ["Rome", '<p class="flicker">', () => document.getElementById("flicker")?.remove()],
  ["Oslo", '<input type="checkbox" id="fold"><p>', () => document.getElementById("fold")?.click()],
  ["Cairo", '<p class="font">', () => document.documentElement.classList.add("loaded")],
  ["Lima", "<details><summary>More</summary>", () => document.querySelector("summary")?.click()],
  ["Tokyo", '<p id="shut">', () => document.getElementById("shut")?.removeAttribute("id")],
  [
    "Madrid",
    '<p style="display:none">',
    () => document.querySelector("[style]")?.removeAttribute("style"),
  ],
];

onPage(
  "text that appears by whatever means",
  async (page) => {
    const places = ["Vienna", "Geneva"];
    await marked(page, places);
    for (const [place, , show] of HIDDEN) {
      await page.evaluate(/** @type {() => void} */ (show));
      await marked(page, places.concat(/** @type {string} */ (place)));
      places.push(/** @type {string} */ (place));
    }
  },
  {
    body: `<style>html:not([data-meter]) .meter, input:not(:checked) + p, #shut { display: none }
        html:not(.loaded) .font { visibility: hidden }</style>
      <style id="flicker">.flicker { visibility: hidden }</style>
      ${STORY.replace(
        "</article>",
        HIDDEN.map(([place, tag]) => `<div>${tag}Talks in ${place} are next.</div>`).join(""),
      )}`,
  },
);

onPage("nothing runs while a page rests", async (page) => {
  const calls = await page.evaluate(async () => {
    let calls = 0;
    for (const name of [
      "setTimeout",
      "setInterval",
      "requestIdleCallback",
      "requestAnimationFrame",
    ]) {
      const own = /** @type {any} */ (window)[name];
      Object.assign(window, {
        [name]: (/** @type {unknown[]} */ ...given) => {
          calls += 1;
          return own(...given);
        },
      });
    }
    const { port1, port2 } = new MessageChannel();
    for (let round = 0; round < 200; round++) {
      await new Promise((resolve) => {
        port2.onmessage = resolve;
        port1.postMessage(null);
      });
    }
    return calls;
  });
  assert.equal(calls, 0);
});

onPage(
  "an advertisement that turns within the article is no reason to read it again",
  async (page) => {
    await page.evaluate(async () => {
      const article = /** @type {Element} */ (document.querySelector("article"));
      article.addEventListener("postil-update", () => Object.assign(window, { updated: true }));
      for (const text of ["Fly to Paris", "Fly to Rome"]) {
        const [ad] = document.getElementsByClassName("ad");
        ad.textContent = text;
        await new Promise((resolve) => requestIdleCallback(resolve));
      }
      await new Promise((resolve) => requestIdleCallback(resolve));
    });
    assert.equal(await page.evaluate(() => "updated" in window), false);
    await marked(page, ["Vienna", "Geneva"]);
  },
  { body: STORY.replace("<article>", '<article><div class="ad">Fly to Oslo</div>') },
);

onPage(
  "nothing is read again where that is not wanted",
  async (page) => {
    await page.evaluate(async () => {
      document.getElementById("first")?.append(" Talks in Rome are next.");
      for (let i = 0; i < 3; i++) await new Promise((resolve) => requestIdleCallback(resolve));
    });
    await marked(page, ["Vienna", "Geneva"]);
  },
  { options: { watch: "off" } },
);

onPage(
  "an open card stays open while the page grows, and closes when its words go",
  async (page) => {
    await page.evaluate(() => {
      const { reader } = /** @type {any} */ (window);
      reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "place"));
      document.querySelector("article")?.prepend("Talks in Rome are next. ");
    });
    await marked(page, ["Rome", "Vienna", "Geneva"]);
    const card = page.locator("postil-layer .card");
    assert.ok(await card.isVisible());
    await page.evaluate(() => document.getElementById("first")?.remove());
    await marked(page, ["Rome", "Geneva"]);
    assert.ok(await card.isHidden());
  },
);

onPage("on a page that ticks an open card stays, with the focus in it", async (page) => {
  await page.evaluate(() => {
    const { reader } = /** @type {any} */ (window);
    reader.open(reader.annotations.find((/** @type {any} */ { kind }) => kind === "place"));
    const layer = /** @type {Element} */ (document.querySelector("postil-layer"));
    const card = /** @type {Element} */ (layer.shadowRoot?.querySelector(".card"));
    const noted = { card, closed: 0, updates: 0 };
    const article = /** @type {Element} */ (document.querySelector("article"));
    article.addEventListener("postil-close", () => noted.closed++);
    article.addEventListener("postil-update", () => noted.updates++);
    Object.assign(window, { noted });
    document.getElementById("first")?.prepend("9 minutes ago. ");
  });
  await page.waitForFunction(() => /** @type {any} */ (window).noted.updates === 1);
  const close = page.getByRole("button", { name: "Close" });
  await close.focus();
  await page.evaluate(() => {
    const { noted } = /** @type {any} */ (window);
    noted.title = noted.card.querySelector(".title");
  });
  for (const minutes of [10, 11]) {
    await page.evaluate((minutes) => {
      const text = /** @type {Text} */ (document.getElementById("first")?.firstChild);
      text.data = `${minutes} minutes ago. `;
    }, minutes);
    await page.waitForFunction(
      (least) => /** @type {any} */ (window).noted.updates >= least,
      minutes - 8,
    );
  }
  assert.ok(await close.evaluate((button) => button.matches(":focus")));
  assert.deepEqual(
    await page.evaluate(() => {
      const { title, closed } = /** @type {any} */ (window).noted;
      return [title.isConnected, closed];
    }),
    [true, 0],
  );
});

onPage("on a page that ticks a pointer at rest opens a card", async (page) => {
  const place = await page.evaluate(() => {
    const tick = document.createElement("p");
    document.querySelector("article")?.append(tick);
    let count = 0;
    setInterval(() => (tick.textContent = `Updated ${++count} seconds ago.`), 100);
    const [range] = /** @type {Highlight} */ (CSS.highlights.get("postil-place"));
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { left, top, width, height } = live.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.move(place.x, place.y);
  await page.locator("postil-layer .card").waitFor();
});

/** Whether places are marked in the colors for a dark page. @param {Page} page @param {boolean} isDark */
const inColors = (page, isDark) =>
  page.waitForFunction(
    (isDark) => CSS.highlights.has("postil-place-dark") === isDark && CSS.highlights.size > 0,
    isDark,
  );

onPage(
  "a page that turns dark, by a class and by a sheet",
  async (page) => {
    await inColors(page, false);
    await page.evaluate(() => document.documentElement.classList.add("dark"));
    await inColors(page, true);
    await page.evaluate(() => document.documentElement.classList.remove("dark"));
    await inColors(page, false);
    await page.evaluate(() => {
      const sheet = document.createElement("style");
      sheet.textContent = "body { background: #111; color: #eee }";
      document.head.append(sheet);
    });
    await inColors(page, true);
  },
  { body: `<style>.dark body { background: #111; color: #eee }</style>${STORY}` },
);

onPage("a page that is dark by a gradient", (page) => inColors(page, true).then(() => {}), {
  body: `<style>body { background: linear-gradient(#111, #223); color: #eee }</style>${STORY}`,
});

onPage(
  "light letters on what stands behind the article",
  (page) => inColors(page, true).then(() => {}),
  {
    body: `<style>body { color: #eee } i { position: fixed; inset: 0; z-index: -1; background: #111 }</style><i></i>${STORY}`,
  },
);

onPage("marks that the page throws out come back", async (page) => {
  await page.evaluate(() => {
    CSS.highlights.clear();
    document.adoptedStyleSheets = [new CSSStyleSheet()];
  });
  await page.mouse.move(30, 30);
  await page.waitForFunction(
    () => CSS.highlights.has("postil-place") && document.adoptedStyleSheets.length === 2,
  );
});

onPage("a page that never rests is marked all the same", async (page) => {
  await page.evaluate(() => {
    const clock = document.createElement("p");
    document.querySelector("article")?.append(clock);
    Object.assign(window, {
      clock: setInterval(() => {
        clock.textContent = `Updated ${performance.now()} ms after the talks in Rome began.`;
      }, 5),
    });
  });
  await page.waitForFunction(() => CSS.highlights.get("postil-place")?.size === 3);
  await page.evaluate(() => clearInterval(/** @type {any} */ (window).clock));
  await marked(page, ["Vienna", "Geneva", "Rome"]);
});

onPage("after destroy nothing is read any more", async (page) => {
  await page.evaluate(async () => {
    /** @type {any} */ (window).reader.destroy();
    document.getElementById("first")?.append(" Talks in Rome are next.");
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestIdleCallback(resolve));
  });
  assert.deepEqual(await paintedTexts(page), {});
});

/** A page whose content a script puts in place, by address. */
const APP = `<div id="app"></div>
  <script type="module">
    const stories = {
      one: "Talks in Vienna failed on Friday after nine long hours, the minister said. They will go on, he said, when the delegates have rested and the lawyers have read what was written in the night.",
      two: "Ships left Gdansk on Sunday with the first tide, the harbor master said. They will be back, she said, when the ice has gone and when the crews have been paid what they were promised.",
    };
    const app = document.getElementById("app");
    window.go = (name, how) => {
      history.pushState(null, "", "#" + name);
      const put = () => app.replaceChildren(storyOf(name));
      return how === "transition" ? document.startViewTransition(put).finished : put();
    };
    function storyOf(name) {
      const article = document.createElement("article");
      for (const text of stories[name].split(/(?<=said\\.) /)) {
        article.append(Object.assign(document.createElement("p"), { textContent: text }));
      }
      return article;
    }
    window.go("one");
  </script>`;

for (const [what, postil] of [
  ["named by the tag", "article"],
  ["found", ""],
]) {
  test(`going to another address without loading, with the article ${what}`, () =>
    visit(
      "/pages/app.html",
      async (page) => {
        await marked(page, ["Vienna"]);
        await page.evaluate(() => /** @type {any} */ (window).go("two"));
        await marked(page, ["Gdansk"]);
        await page.evaluate(() => /** @type {any} */ (window).go("one", "transition"));
        await marked(page, ["Vienna"]);
        await layerIn(page);
        assert.equal(await page.locator("postil-layer").count(), 1);
        await page.evaluate(() => document.getElementById("app")?.replaceChildren("Nothing."));
        await marked(page, []);
        await page.waitForFunction(() => document.querySelector("postil-layer") === null);
      },
      {
        answers: {
          "/pages/app.html": {
            content: `<!doctype html><html lang="en"><title>App</title>${APP}
              <script type="module" src="/postil.js" data-postil="${postil}" data-show="places" data-marks="all"></script>`,
          },
        },
      },
    ));
}

for (const [what, before, show] of /** @type {const} */ ([
  ["a box around it", '<div id="box" style="display:none">', "display:block"],
  ["a dialog", '<dialog id="box">', null],
  ["the page", '<body style="display:none"><div id="box">', ""],
])) {
  for (const postil of ["article", ""]) {
    test(`an article hidden at first by ${what}, ${postil ? "named by the tag" : "found"}`, () =>
      visit(
        "/pages/late.html",
        async (page) => {
          await page.evaluate((style) => {
            if (style === null) document.querySelector("dialog")?.show();
            else if (style === "") document.body.removeAttribute("style");
            else document.getElementById("box")?.setAttribute("style", style);
          }, show);
          await marked(page, ["Vienna", "Geneva"]);
        },
        {
          answers: {
            "/pages/late.html": {
              content: `<!doctype html><html lang="en"><title>Late</title>${before}${LONG_STORY}
                <script type="module" src="/postil.js" data-postil="${postil}" data-show="places" data-marks="all"></script>`,
            },
          },
        },
      ));
  }
}

test("a tag whose address leads to another", () =>
  visit(
    "/pages/moved.html",
    async (page) => {
      await marked(page, ["Vienna", "Geneva"]);
    },
    {
      answers: {
        "/latest/postil.js": { status: 302, headers: { Location: "/postil/postil.js" } },
        "/pages/moved.html": {
          content: `<!doctype html><html lang="en"><title>Moved</title>${STORY}
            <script type="module" src="/latest/postil.js" data-postil="article" data-show="places" data-marks="all"></script>`,
        },
      },
    },
  ));

test("one reader an element, however many tags ask for it", () =>
  visit(
    "/pages/twice.html",
    async (page) => {
      await marked(page, ["Vienna", "Geneva"]);
      await layerIn(page);
      assert.equal(await page.locator("postil-layer").count(), 1);
    },
    {
      answers: {
        "/pages/twice.html": {
          content: `<!doctype html><html lang="en"><title>Twice</title><main>${STORY}</main>
            <script type="module" src="/postil.js" data-postil="article" data-show="places" data-marks="all"></script>
            <script type="module" src="/postil.js" data-postil="main" data-show="places" data-marks="all"></script>
            <script type="module" src="/postil/postil.js" data-postil="article" data-show="places" data-marks="all"></script>`,
        },
      },
    },
  ));

test("infinite scroll: every story that comes is read, and the keys mean the one in view", () =>
  visit(
    "/pages/scroll.html",
    async (page) => {
      await marked(page, ["Vienna", "Geneva"]);
      await page.evaluate(() => {
        const next = document.createElement("article");
        next.style.minHeight = "200vh";
        next.append("Ships left Gdansk on Sunday, the harbor master said.");
        document.body.append(next);
      });
      await marked(page, ["Vienna", "Geneva", "Gdansk"]);
      await page.waitForFunction(() => document.querySelectorAll("postil-layer").length === 2);
      const buttons = page.getByRole("button", { name: /^\d* ?[Nn]otes?$/ });
      assert.equal(await buttons.count(), 1);
      await page.evaluate(() => document.querySelectorAll("article")[1].scrollIntoView());
      await page.waitForFunction(() => {
        const layers = [...document.querySelectorAll("postil-layer")];
        return layers.map((layer) => /** @type {any} */ (layer).dataset.turn).join() === "off,on";
      });
      await page.keyboard.press("Alt+m");
      const margin = page.getByRole("dialog", { name: "Notes on this article" });
      await page.getByRole("tab", { name: "Index" }).click();
      assert.equal(await margin.count(), 1);
      assert.match(await margin.innerText(), /Gdansk/);
    },
    {
      answers: {
        "/pages/scroll.html": {
          content: `<!doctype html><html lang="en"><title>Scroll</title>
            <style>article { min-height: 150vh }</style>${STORY}
            <script type="module" src="/postil.js" data-postil="article" data-show="places" data-marks="all"></script>`,
        },
      },
    },
  ));

onPage(
  "open shadow trees and what is put into their slots, where they are to be read",
  async (page) => {
    await marked(page, ["Vienna", "Rome", "Geneva", "Oslo"]);
    const place = await page.evaluate(() => {
      const text = document.querySelector("story-box")?.shadowRoot?.querySelector("p");
      const { left, top } = /** @type {Element} */ (text).getBoundingClientRect();
      return { x: left + 70, y: top + 10 };
    });
    const found = await page.evaluate(
      (place) => /** @type {any} */ (window).reader.at(place)?.kind,
      place,
    );
    assert.equal(found, "place");
    await page.evaluate(() => {
      const box = document.querySelector("story-box")?.shadowRoot;
      box?.append(Object.assign(document.createElement("p"), { textContent: "Berlin waits." }));
    });
    await marked(page, ["Vienna", "Rome", "Geneva", "Oslo", "Berlin"]);
  },
  {
    body: STORY.replace(
      "</article>",
      `<story-box><template shadowrootmode="open"><p>Talks in Rome are next.</p><slot></slot></template>
        <p>Others met in Oslo.</p></story-box></article>`,
    ),
    options: { shadow: "read" },
  },
);

onPage(
  "shadow trees are left alone unless told otherwise",
  (page) => marked(page, ["Vienna", "Geneva"]).then(() => {}),
  {
    body: STORY.replace(
      "</article>",
      `<story-box><template shadowrootmode="open"><p>Talks in Rome are next.</p></template></story-box></article>`,
    ),
  },
);

onPage(
  "frames of the same origin, where they are to be read",
  async (page) => {
    const frame = page.frames()[1];
    const isMarked = () => CSS.highlights.get("postil-place")?.size === 1;
    await frame.waitForFunction(isMarked);
    await page.evaluate(() => /** @type {any} */ (window).reader.destroy());
    await frame.waitForFunction(() => CSS.highlights.size === 0);
    assert.equal(await frame.locator("postil-layer, script").count(), 0);
  },
  {
    body: STORY.replace(
      "</article>",
      `<iframe srcdoc="<!doctype html><html lang='en'><p>Talks in Rome are next, said the minister.</p>"></iframe></article>`,
    ),
    options: { frames: "read" },
  },
);
