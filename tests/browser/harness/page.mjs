// One of the extension's own pages: options, popup or welcome.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { part } from "./panel.mjs";
import { until } from "./until.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens a page. `managed` stands in for what an organisation has stored, `dark` for a system that is dark. */
export async function openPage(session, name, { managed, dark = false, viewport } = {}) {
  const page = await session.browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  if (viewport) await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  if (managed) await page.evaluateOnNewDocument(manage, managed);
  await page.goto(`${session.home}${name}.html`);
  const own = {
    page,
    errors,
    close: () => page.close(),
    /** What stands in a part; nothing if it is hidden. */
    text: (name) => page.$eval(part(name), (element) => (element.checkVisibility() ? element.textContent.trim() : "")),
    says: (name, pattern) => until(async () => `${name} says ${pattern}; it says “${await own.text(name)}”`, async () => pattern.test(await own.text(name))),
    click: async (selector) => {
      const element = await until(`there is a ${selector}`, () => page.$(selector));
      await element.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
      await element.click();
    },
    press: (name) => own.click(part(name)),
    choose: (selector, value) => page.select(selector, value),
    /** Writes into a box over whatever is there, and leaves it. */
    async write(selector, text) {
      await page.focus(selector);
      await page.$eval(selector, (box) => box.select());
      await page.keyboard.press("Backspace");
      await page.keyboard.type(text);
      await page.$eval(selector, (box) => box.blur());
    },
    stored: (key = "settings") => page.evaluate(async (key) => (await chrome.storage.local.get(key))[key], key),
    store: (items) => page.evaluate((items) => chrome.storage.local.set(items), items),
    keeps: (what, isRight) => until(async () => `${what}; stored is ${JSON.stringify(await own.stored())}`, async () => isRight((await own.stored()) ?? {})),
    forget: () => page.evaluate(() => chrome.storage.local.clear()),
    /** What the accessibility checker complains of, up to WCAG 2.2 AA. */
    async faults() {
      await page.evaluate(AXE);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), tags);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(" | ")}`);
    },
    /** By how much the page is wider than its window, in pixels. */
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  };
  await until(`${name} is filled`, () => page.evaluate(() => document.body.dataset.theme));
  return own;
}

// What follows runs in the page, before its own scripts.

function manage(managed) {
  const area = { get: async () => managed };
  Object.defineProperty(chrome.storage, "managed", { value: area, configurable: true });
}
