// The page is alive: it draws its editors anew, changes its address and its colours, and mirrors its texts.

import assert from "node:assert/strict";
import { BURNT_OUT, CLEAR, FIXED, NAME, STOP } from "./drafts.mjs";
import { opened, showPanel } from "./panel.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { stays, until } from "../harness/until.mjs";

export function living(session) {
  const test = tests(session);
  test("goes on after the editor was drawn anew", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.remount();
    await tab.focus();
    await tab.panel.becomes("stop");
    await until("the new text is marked", async () => (await tab.highlights()).stop[0] === NAME);
    await showPanel(tab);
    await tab.panel.click(`${part("finding")} ${part("fix")}`);
    await tab.texts(0, FIXED);
  });

  test("an editor drawn anew holds Post even before one touches it", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.remount();
    await tab.click("tweetButtonInline");
    await tab.panel.appears(part("hold"));
    assert.deepEqual(await tab.posted(), []);
  });

  test("the status goes with its composer, and comes with the next", async () => {
    const tab = await session().tab("/home");
    await tab.go("/compose/post");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.click("app-bar-close");
    await until("no status says stop", async () => (await tab.panel.all(part("status", { state: "stop" }))).length === 0);
    await tab.go("/inesokafor/status/1001");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.go("/compose/post?in_reply_to=1001");
    await tab.type(CLEAR);
    await tab.panel.becomes("clear");
  });

  test("the panel goes with its composer", async () => {
    const tab = await opened(session, STOP, "/compose/post");
    await tab.click("app-bar-close");
    await tab.panel.goes(part("panel"));
    assert.deepEqual((await tab.highlights()).stop, []);
  });

  test("follows a text that the page changes by itself", async () => {
    const tab = await session().tab("/home", { settings: { mirror: "true" } });
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.go("/compose/post");
    await until("the text is mirrored", async () => (await tab.text()) === STOP);
    await tab.write(CLEAR);
    await until("neither says stop", async () => (await tab.panel.all(part("status", { state: "stop" }))).length === 0);
  });

  test("follows X's theme, at the start and when it changes", async () => {
    const shades = {};
    const tab = await opened(session, BURNT_OUT);
    for (const theme of ["light", "dim", "dark"]) {
      await tab.set({ theme });
      const before = Object.values(shades).at(-1);
      shades[theme] = await until(`the panel has followed to ${theme}`, async () => {
        const shade = await tab.panel.call(backgroundOf, part("panel"));
        return shade !== before && shade;
      });
    }
    assert.ok(brightness(shades.light) > 0.8 && brightness(shades.dim) < 0.3 && brightness(shades.dark) < 0.2, JSON.stringify(shades));
  });

  test("stays by its composer when one scrolls", async () => {
    const tab = await opened(session, STOP, "/home", { viewport: { width: 1280, height: 500 } });
    const distance = async () => {
      const [status] = await tab.panel.all(part("status"));
      const { y } = await (await tab.box()).boundingBox();
      return status && Math.round(status.box.y - y);
    };
    const before = await distance();
    await tab.page.evaluate(() => window.scrollBy(0, 60));
    await until(async () => `the status stays ${before} px below the box; it is ${await distance()}`, async () => Math.abs((await distance()) - before) <= 2);
  });

  test("says nothing while a word is being composed", async (t) => {
    if (session().name === "firefox") return t.skip("no protocol composes in Firefox");
    const tab = await session().tab("/home");
    await tab.type("Tonight ");
    await tab.panel.appears(part("status"));
    const devtools = await tab.page.createCDPSession();
    await devtools.send("Input.imeSetComposition", { text: STOP, selectionStart: STOP.length, selectionEnd: STOP.length });
    await stays("it waits", async () => (await tab.panel.all(part("status", { state: "stop" }))).length === 0, 1000);
    await devtools.send("Input.insertText", { text: STOP });
    await tab.panel.becomes("stop");
  });

  test("attached media change nothing for a clear text", async () => {
    const tab = await session().tab("/home");
    await tab.type(CLEAR);
    await tab.page.evaluate(attachPicture);
    await until("it is attached", () => tab.page.$('[data-testid="attachments"] img'));
    await tab.panel.appears(part("status"));
    await tab.click("tweetButtonInline");
    await until("posted, or held for the picture", async () => (await tab.posted()).length === 1 || tab.panel.exists(part("hold")));
  });

  test("adds nothing to the page but one element, which stays", async () => {
    const tab = await opened(session, STOP);
    const { inBody, hosts } = await tab.page.evaluate(() => ({
      inBody: document.querySelectorAll("body chaperone-panel").length,
      hosts: document.querySelectorAll("html > chaperone-panel").length,
    }));
    assert.deepEqual({ inBody, hosts }, { inBody: 0, hosts: 1 });
    assert.equal(await tab.page.evaluate(() => document.querySelector("chaperone-panel").shadowRoot), null, "the root is closed");
    await tab.page.evaluate(() => document.querySelector("chaperone-panel").remove());
    await tab.type("!");
    await until("it is back", () => tab.page.$("html > chaperone-panel"));
    await tab.panel.becomes("stop");
  });
}

// What follows runs in the page.

function backgroundOf(root, selector) {
  let element = root.querySelector(selector);
  while (element) {
    const colour = getComputedStyle(element).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
    element = element.parentElement;
  }
  return null;
}

async function attachPicture() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 8;
  const blob = await new Promise((made) => canvas.toBlob(made));
  const files = new DataTransfer();
  files.items.add(new File([blob], "ward.png", { type: "image/png" }));
  const input = document.querySelector('[data-testid="fileInput"]');
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function brightness(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return (red * 0.299 + green * 0.587 + blue * 0.114) / 255;
}
