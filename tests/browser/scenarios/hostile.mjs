// A page that works against the extension, or was changed by another: nothing is posted that the author did not post, nothing
// twice, nothing unjudged while it can be judged; no text is lost; and where the extension cannot help, posting works.

import assert from "node:assert/strict";
import { CLEAR, FIXED, NAME, STOP, STOP_MRN } from "./drafts.mjs";
import { opened } from "./panel.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { pause, stays, until } from "../harness/until.mjs";

const POST = "tweetButtonInline";
const FIX = `${part("finding", { severity: "stop" })} ${part("fix")}`;

/** How long the page's functions are out of order, in ms. */
const POISONED = 1000;

export function hostile(session) {
  const test = tests(session);

  test("what the page makes of the browser's functions changes nothing", async () => {
    const tab = await stopped(session);
    const { x, y } = await middle(await tab.button(POST));
    await tab.page.evaluate(poison, POISONED);
    await tab.page.mouse.click(x, y);
    // What drives the browser runs in the page as well, so nothing is asked until the poison has worn off.
    await pause(2 * POISONED);
    await tab.panel.appears(part("hold"));
    assert.equal(await tab.presses(), 0);
    await tab.panel.click(part("edit"));
    await tab.panel.goes(part("hold"));
    assert.equal(await tab.text(), STOP);
  });

  test("what the page removes comes back with the next keystroke", async () => {
    const tab = await stopped(session);
    await remove(tab);
    await tab.type(" now");
    await tab.panel.becomes("stop");
  });

  test("what the page moves elsewhere still works", async () => {
    const tab = await opened(session, STOP);
    await tab.page.evaluate(() => document.body.prepend(document.querySelector("chaperone-panel")));
    await tab.type(" now");
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    await tab.panel.click(part("edit"));
    assert.equal(await tab.presses(), 0);
  });

  test("a dialog that the page removes is shown anew by the next press, and lets go once", async () => {
    const tab = await stopped(session);
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    await remove(tab);
    assert.equal(await tab.presses(), 0);
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    await until("it is on top of the page", () => tab.panel.call((root) => root.querySelector("dialog").matches(":modal")));
    await tab.panel.click(part("anyway"));
    await tab.panel.click(part("confirm"));
    await tab.isPosted();
    await stays("it is posted once", async () => (await tab.presses()) === 1);
  });

  test("a page that removes our parts at once, always, gets nothing posted by it", async () => {
    const tab = await session().tab("/home");
    await tab.page.evaluate(() => {
      new MutationObserver(() => document.querySelector("chaperone-panel")?.remove()).observe(document.documentElement, { childList: true });
    });
    await tab.type(STOP);
    for (let press = 0; press < 3; press += 1) await tab.click(POST);
    await stays("nothing is posted", async () => (await tab.presses()) === 0);
    assert.equal(await tab.text(), STOP);
    await tab.write(CLEAR);
    await tab.click(POST);
    const posts = await tab.isPosted();
    assert.deepEqual(posts.map(({ texts }) => texts), [[CLEAR]]);
  });

  test("keys and clicks that the page makes up do nothing to what is held", async () => {
    const tab = await stopped(session);
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    for (const name of ["anyway", "confirm", "edit"]) {
      await tab.panel.pretend(part(name));
      await tab.panel.call(pressKeys, part(name));
    }
    await tab.page.evaluate(() => {
      const host = document.querySelector("chaperone-panel");
      host.click();
      for (const key of ["Enter", " ", "Escape"]) host.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
    });
    await stays("it is held, and nothing is posted", async () => (await tab.panel.exists(part("hold"))) && (await tab.presses()) === 0);
    assert.equal(await tab.text(), STOP);
  });

  test("a text that comes by made-up events is judged like a typed one", async () => {
    const tab = await session().tab("/home");
    await tab.type("Long night.");
    await (await tab.box()).evaluate((box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, dataType: "text/plain", data: text, bubbles: true, cancelable: true }));
    }, ` ${STOP}`);
    await until("the text has arrived", async () => (await tab.text()).includes(NAME));
    await (await tab.box()).evaluate((box) => box.dispatchEvent(new InputEvent("input", { bubbles: true })));
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    assert.equal(await tab.presses(), 0);
  });

  test("in a flood of changes Post is still judged, and the status is right afterwards", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.page.evaluate(flood, 2000);
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    await tab.page.keyboard.press("Enter");
    await tab.panel.goes(part("hold"));
    const checks = (await tab.measures("chaperone:check")).length;
    assert.ok(checks < 60, `${checks} checks`);
    await until("the flood is over", () => tab.page.evaluate(() => window.flooded));
    await tab.panel.becomes("stop");
    assert.equal(await tab.presses(), 0);
    assert.equal(await tab.text(), STOP);
  });

  test("a composer that is hidden and shown again is watched as before", async () => {
    const tab = await stopped(session);
    const composer = (shown) => tab.page.evaluate((shown) => (document.querySelector(".composer").style.display = shown), shown);
    await composer("none");
    await pause(200);
    await composer("");
    await tab.focus();
    await tab.panel.becomes("stop");
    await tab.click(POST);
    await tab.panel.appears(part("hold"));
    assert.equal(await tab.presses(), 0);
  });

  for (const [what, selector] of [["the button", `[data-testid="${POST}"]`], ["the text", '[data-testid^="tweetTextarea_"]']]) {
    test(`where X calls ${what} something else, posting works`, async () => {
      const tab = await session().tab("/home");
      await tab.type(STOP);
      const { x, y } = await middle(await tab.button(POST));
      await tab.page.evaluate((selector) => {
        for (const element of document.querySelectorAll(selector)) element.setAttribute("data-testid", "renamed");
      }, selector);
      await tab.page.mouse.click(x, y);
      const posts = await tab.isPosted();
      assert.deepEqual(posts.map(({ texts }) => texts), [[STOP]]);
      await stays("it is posted once", async () => (await tab.presses()) === 1);
    });
  }

  for (const what of ["swallows", "falsifies"]) {
    test(`a page that ${what} what is pasted does not pass for fixed`, async () => {
      const tab = await opened(session, STOP);
      await tab.page.evaluate(
        (what, text) => {
          const run = what === "swallows" ? () => {} : () => window.practice.fill(text);
          addEventListener("paste", (event) => (event.stopImmediatePropagation(), event.preventDefault(), run()), { capture: true });
        },
        what,
        STOP_MRN,
      );
      await tab.panel.click(FIX);
      await tab.panel.appears(part("notice"));
      assert.equal(await tab.text(), what === "swallows" ? STOP : STOP_MRN);
      await tab.panel.becomes("stop");
      await tab.click(POST);
      await tab.panel.appears(part("hold"));
      assert.equal(await tab.presses(), 0);
    });
  }

  test("a text that changes in the very press is not posted by our leave", async () => {
    const tab = await stopped(session);
    await tab.click(POST);
    await tab.panel.click(part("anyway"));
    await tab.panel.appears(part("confirm"));
    // The page hears nothing of the press, so it tries with every frame.
    await tab.page.evaluate((texts) => {
      let frame = 0;
      window.changing = setInterval(() => window.practice.fill(texts[frame++ % 2]), 5);
    }, [STOP_MRN, FIXED]);
    await pause(100);
    await tab.panel.click(part("confirm"));
    await pause(200);
    await tab.page.evaluate(() => clearInterval(window.changing));
    const posts = await tab.posted();
    assert.ok(posts.every(({ texts }) => texts[0] !== STOP_MRN), JSON.stringify(posts));
    assert.deepEqual(posts, []);
  });
}

/** A tab with a draft that would be held. */
async function stopped(session) {
  const tab = await session().tab("/home");
  await tab.type(STOP);
  await tab.panel.becomes("stop");
  return tab;
}

async function middle(handle) {
  const { x, y, width, height } = await handle.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

const remove = (tab) => tab.page.evaluate(() => document.querySelector("chaperone-panel").remove());

// What follows runs in the page.

/** Breaks what an extension could rely on, for so many milliseconds. */
function poison(millis) {
  const undo = [];
  const replace = (object, name, value) => {
    const before = Object.getOwnPropertyDescriptor(object, name);
    undo[undo.length] = () => (before ? Object.defineProperty(object, name, before) : delete object[name]);
    Object.defineProperty(object, name, { configurable: true, writable: true, value });
  };
  const none = () => null;
  replace(EventTarget.prototype, "addEventListener", none);
  replace(EventTarget.prototype, "removeEventListener", none);
  replace(EventTarget.prototype, "dispatchEvent", none);
  for (const name of ["stopImmediatePropagation", "stopPropagation", "preventDefault"]) replace(Event.prototype, name, none);
  for (const name of ["closest", "matches", "querySelector", "querySelectorAll", "getAttribute", "attachShadow", "append"]) replace(Element.prototype, name, none);
  for (const name of ["querySelector", "querySelectorAll", "createElement", "getSelection"]) replace(Document.prototype, name, none);
  for (const name of ["appendChild", "contains", "cloneNode"]) replace(Node.prototype, name, none);
  for (const name of ["showModal", "close"]) replace(HTMLDialogElement.prototype, name, none);
  for (const name of ["showPopover", "click", "focus"]) replace(HTMLElement.prototype, name, none);
  for (const name of ["parse", "stringify"]) replace(JSON, name, none);
  for (const name of ["push", "map", "forEach"]) replace(Array.prototype, name, none);
  for (const name of ["call", "apply", "bind"]) replace(Function.prototype, name, none);
  replace(window, "WebAssembly", undefined);
  replace(window, "chrome", undefined);
  setTimeout(() => {
    for (let at = undo.length - 1; at >= 0; at -= 1) undo[at]();
  }, millis);
}

function pressKeys(root, selector) {
  const element = root.querySelector(selector);
  for (const key of ["Enter", " "]) {
    for (const kind of ["keydown", "keypress", "keyup"]) {
      element?.dispatchEvent(new KeyboardEvent(kind, { key, code: key === " " ? "Space" : "Enter", bubbles: true, composed: true, cancelable: true }));
    }
  }
}

function flood(millis) {
  window.flooded = false;
  const composer = document.querySelector(".composer");
  const end = performance.now() + millis;
  const wave = () => {
    for (let at = 0; at < 200; at += 1) {
      const node = document.createElement("i");
      composer.append(node);
      composer.classList.toggle("flooded");
      node.remove();
    }
    if (performance.now() < end) setTimeout(wave, 1);
    else window.flooded = true;
  };
  wave();
}
