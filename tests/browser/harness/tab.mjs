// One tab on the practice page: what an author does there, and what came of it.

import { panelOf } from "./panel.mjs";
import { until } from "./until.mjs";

const STANDARD = { theme: "light", button: "native", paste: "draft", mirror: "false" };

/** Opens a page of the site. `settings` are those of pages/practice/settings.js. */
export async function openTab({ name, browser }, path = "/home", { settings = {}, host = "x.com", viewport } = {}) {
  const page = await browser.newPage();
  if (viewport) await page.setViewport(viewport);
  const asked = [];
  const errors = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  const hash = new URLSearchParams({ ...STANDARD, ...settings });
  await page.goto(`https://${host}${path}#${hash}`);
  return tabOf(name, page, asked, errors);
}

function tabOf(name, page, asked, errors) {
  const panel = panelOf(name, page);
  const tab = {
    name,
    page,
    panel,
    /** The addresses that the page asked for. */
    asked,
    /** What went wrong in the page. */
    errors,
    close: () => page.close(),

    /** The n-th box of the dialog, or of the page if there is no dialog. */
    box: (index = 0) => until(`there is a box ${index}`, () => inFront(page, `[data-testid="tweetTextarea_${index}"], [data-testid="tweetTextarea_${index}_label"] textarea`)),
    button: (testId) => until(`there is a ${testId}`, () => inFront(page, `[data-testid="${testId}"]`)),

    /** The text of a box, as its editor holds it. */
    text: async (index = 0) => (await tab.box(index)).evaluate(read),
    texts: (index, wanted) => until(async () => `the text is ${JSON.stringify(wanted)}; it is ${JSON.stringify(await tab.text(index))}`, async () => (await tab.text(index)) === wanted),

    changes: (from, index = 0) => until(`the text is no longer ${JSON.stringify(from)}`, async () => (await tab.text(index)) !== from),

    /** Puts the caret into a box, as a click does. */
    async focus(index = 0) {
      const box = await tab.box(index);
      const { x, y, width, height } = await box.boundingBox();
      await page.mouse.click(x + Math.min(width - 4, 200), y + Math.min(height - 2, 12));
    },
    /** Types into a box, key by key. */
    async type(text, index = 0) {
      await tab.focus(index);
      await tab.chord("End", CTRL);
      await page.keyboard.type(text);
      await until("the text has arrived", async () => (await tab.text(index)).includes(text.split("\n").at(-1)));
    },
    /** Writes a text over whatever is there. */
    async write(text, index = 0) {
      await tab.focus(index);
      await tab.chord("a", CTRL);
      await page.keyboard.press("Backspace");
      await page.keyboard.type(text);
      await tab.texts(index, text);
    },
    /** Pastes from the real clipboard. */
    async paste(text, index = 0) {
      await page.evaluate(putForCopying, text);
      await tab.chord("c", CTRL);
      await page.evaluate(() => document.querySelector("#copied").remove());
      await tab.focus(index);
      await tab.chord("v", CTRL);
      await until("the pasted text has arrived", async () => (await tab.text(index)).includes(text));
    },
    async chord(key, ...modifiers) {
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      for (const modifier of modifiers.reverse()) await page.keyboard.up(modifier);
    },
    async undo() {
      await tab.chord("z", CTRL);
    },

    /** Whether the caret is in a box. */
    hasFocus: async (index = 0) => (await tab.box(index)).evaluate((box) => box.contains(document.activeElement)),
    async click(testId) {
      const button = await tab.button(testId);
      await until(`${testId} can be pressed`, () => button.evaluate(isEnabled));
      const { x, y, width, height } = await button.boundingBox();
      await page.mouse.click(x + width / 2, y + height / 2);
    },

    posted: () => page.evaluate(() => window.posted),
    presses: () => page.evaluate(() => window.practice.presses),
    /** Waits until something was posted. */
    isPosted: (count = 1) => until(`${count} posted`, async () => (await tab.posted()).length >= count && tab.posted()),
    set: (settings) => page.evaluate((settings) => window.practice.set(settings), settings),
    async go(address) {
      await page.evaluate((address) => window.practice.go(address), address);
      const isModal = /^\/(compose|intent)\//.test(address);
      await until(`${address} is there`, async () => (await page.$('[role="dialog"]') !== null) === isModal);
    },
    remount: () => page.evaluate(() => window.practice.remount()),
    /** The words that are marked, by the name of the highlight. */
    highlights: () => page.evaluate(marked),
    measures: (measure) => page.evaluate((measure) => performance.getEntriesByName(measure, "measure").map(({ startTime, duration }) => ({ startTime, duration })), measure),
  };
  return tab;
}

/** The editors of all systems but one undo with Ctrl. */
export const CTRL = process.platform === "darwin" ? "Meta" : "Control";

async function inFront(page, selector) {
  const dialogs = await page.$$('[role="dialog"]');
  for (const dialog of dialogs.reverse()) {
    const found = await dialog.$(selector);
    if (found) return found;
  }
  return page.$(selector);
}

// What follows runs in the page.

function read(box) {
  if (box.matches("textarea")) return box.value;
  return [...box.querySelectorAll('[data-block="true"]')].map((block) => block.textContent).join("\n");
}

function isEnabled(button) {
  return !button.disabled && button.getAttribute("aria-disabled") !== "true";
}

function putForCopying(text) {
  const area = document.createElement("textarea");
  area.id = "copied";
  area.value = text;
  area.style.position = "fixed";
  area.style.top = "0";
  document.body.append(area);
  area.focus();
  area.select();
}

function marked() {
  const names = ["chaperone-info", "chaperone-caution", "chaperone-stop"];
  const ranges = (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString());
  return Object.fromEntries(names.map((name) => [name.slice("chaperone-".length), ranges(name).filter(Boolean)]));
}
