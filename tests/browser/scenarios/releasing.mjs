// The author has the last word: back to the draft by default, posted in two deliberate steps, exactly once.

import assert from "node:assert/strict";
import { CLEAR, STOP, STOP_MRN } from "./drafts.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { stays, until } from "../harness/until.mjs";

export function releasing(session) {
  const test = tests(session);
  test("Edit returns to the draft, with nothing lost", async () => {
    const tab = await held(session);
    await tab.panel.click(part("edit"));
    await tab.panel.goes(part("hold"));
    await until("the editor has the focus", () => tab.hasFocus());
    await tab.page.keyboard.press("End");
    await tab.page.keyboard.type(".");
    await tab.texts(0, `${STOP}.`);
    assert.equal(await tab.presses(), 0);
  });

  test("Escape is Edit, and closes nothing of the site's", async () => {
    const tab = await held(session, { path: "/compose/post" });
    await tab.page.keyboard.press("Escape");
    await tab.panel.goes(part("hold"));
    await until("the editor has the focus", () => tab.hasFocus());
    assert.equal(await tab.text(), STOP);
    assert.equal(await tab.presses(), 0);
  });

  for (const button of ["native", "web"]) {
    for (const path of ["/home", "/compose/post"]) {
      test(`posts in two steps, exactly once: ${button}, ${path}`, async () => {
        const tab = await held(session, { path, button });
        await tab.panel.click(part("anyway"));
        await tab.panel.appears(part("confirm"));
        await stays("nothing is posted by the first step", async () => (await tab.presses()) === 0, 150);
        await tab.panel.click(part("confirm"));
        const [post] = await tab.isPosted();
        assert.deepEqual(post.texts, [STOP]);
        await tab.panel.goes(part("hold"));
        await stays("it is posted once", async () => (await tab.presses()) === 1);
        await tab.close();
      });
    }
  }

  test("one Enter held down does not go through both steps", async () => {
    const tab = await held(session);
    await tab.panel.call((root) => root.querySelector('[data-part="anyway"]').focus());
    await tab.page.keyboard.down("Enter");
    await tab.page.keyboard.down("Enter");
    await tab.page.keyboard.down("Enter");
    await tab.page.keyboard.up("Enter");
    await stays("nothing is posted", async () => (await tab.presses()) === 0);
  });

  test("a double click on “Post anyway” does not confirm", async () => {
    const tab = await held(session);
    const { box } = await tab.panel.appears(part("anyway"));
    await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { count: 2 });
    await stays("nothing is posted", async () => (await tab.presses()) === 0);
  });

  test("a schedule is confirmed by the second step", async () => {
    const tab = await session().tab("/compose/post");
    await tab.type(STOP);
    await tab.click("scheduleOption");
    await tab.click("scheduledConfirmationPrimaryAction");
    await tab.panel.appears(part("hold"));
    await tab.panel.click(part("anyway"));
    await tab.panel.click(part("confirm"));
    const [post] = await tab.isPosted();
    assert.equal(post.via, "schedule");
    await stays("once", async () => (await tab.presses()) === 1);
  });

  test("the whole thread is posted by the second step", async () => {
    const tab = await session().tab("/compose/post");
    await tab.type("One");
    await tab.click("addButton");
    await tab.type(STOP, 1);
    await tab.click("tweetButton");
    await tab.panel.appears(part("hold"));
    await tab.panel.click(part("anyway"));
    await tab.panel.click(part("confirm"));
    const [post] = await tab.isPosted();
    assert.deepEqual(post.texts, ["One", STOP]);
  });

  test("the permission is for the text that was judged: a text that changed is judged again", async () => {
    const tab = await held(session);
    await tab.panel.click(part("anyway"));
    await tab.panel.appears(part("confirm"));
    await tab.page.evaluate((text) => window.practice.fill(text), STOP_MRN);
    await tab.panel.click(part("confirm"));
    await stays("nothing is posted", async () => (await tab.presses()) === 0);
    await until("it is held anew, with its own reason", async () => /record number/i.test((await tab.panel.find(part("hold")))?.text ?? ""));
  });

  test("the next draft is judged like the first", async () => {
    const tab = await held(session);
    await tab.panel.click(part("anyway"));
    await tab.panel.click(part("confirm"));
    await tab.isPosted();
    await until("the box is empty", async () => (await tab.text()) === "");
    await tab.type(STOP);
    await tab.click("tweetButtonInline");
    await tab.panel.appears(part("hold"));
    assert.equal((await tab.posted()).length, 1);
  });

  test("clicks that the page makes up do nothing to the panel or the dialog", async () => {
    const tab = await held(session);
    for (const name of ["anyway", "confirm", "edit"]) await tab.panel.pretend(part(name));
    await stays("it holds", () => tab.panel.exists(part("hold")));
    assert.equal(await tab.presses(), 0);
    await tab.panel.click(part("edit"));
    await tab.panel.goes(part("hold"));
    for (const name of ["fix", "ignore", "status"]) await tab.panel.pretend(part(name));
    await stays("the draft is untouched", async () => (await tab.text()) === STOP);
    await tab.panel.becomes("stop");
  });

  test("what the page does by itself is not held: only the author is", async () => {
    const tab = await session().tab("/home");
    await tab.type(CLEAR);
    await (await tab.button("tweetButtonInline")).evaluate((button) => button.click());
    await tab.isPosted();
  });
}

/** A tab whose draft is held. */
async function held(session, { path = "/home", button = "native" } = {}) {
  const tab = await session().tab(path, { settings: { button } });
  await tab.type(STOP);
  await tab.click(path === "/home" ? "tweetButtonInline" : "tweetButton");
  await tab.panel.appears(part("hold"));
  return tab;
}
