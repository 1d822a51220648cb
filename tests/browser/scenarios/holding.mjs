// A finding that holds Post holds it whichever way one posts; what is clear is posted at once, exactly once.

import assert from "node:assert/strict";
import { CAUTION, CLEAR, STOP } from "./drafts.mjs";
import { WAYS } from "./ways.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { stays, until } from "../harness/until.mjs";

const BUTTONS = { native: "today's buttons", web: "React Native Web's buttons" };
const viewport = { width: 1280, height: 900, hasTouch: true };

export function holding(session) {
  const test = tests(session);
  for (const [button, kind] of Object.entries(BUTTONS)) {
    for (const path of new Set(WAYS.map((way) => way.path))) {
      test(`holds every way to post at ${path}, with ${kind}`, async (t) => {
        const tab = await session().tab(path, { settings: { button }, viewport });
        await tab.type(STOP);
        for (const way of WAYS.filter((way) => way.path === path)) {
          await t.test(way.name, async () => {
            await way.before?.(tab);
            await way.post(tab);
            const hold = await tab.panel.appears(part("hold"));
            assert.equal(hold.role, "alertdialog");
            await until("Edit has the focus", async () => (await tab.panel.focused()) === "edit");
            assert.equal(await tab.presses(), 0, "the site has heard nothing");
            await tab.page.keyboard.press("Enter");
            await tab.panel.goes(part("hold"));
            await way.after?.(tab);
            assert.equal(await tab.presses(), 0, "nor does it hear of it afterwards");
          });
        }
        assert.deepEqual(await tab.posted(), []);
        await tab.close();
      });

      test(`what is clear is posted at once, exactly once, at ${path}, with ${kind}`, async (t) => {
        const tab = await session().tab(path, { settings: { button }, viewport });
        let count = 0;
        for (const way of WAYS.filter((way) => way.path === path)) {
          await t.test(way.name, async () => {
            await tab.go(path);
            await tab.write(CLEAR);
            await way.before?.(tab);
            await way.post(tab);
            count += 1;
            const posts = await tab.isPosted(count);
            assert.equal(posts.at(-1).texts[0], CLEAR);
            await until("the site is ready for the next", async () => path !== "/home" ? (await tab.page.$('[role="dialog"]')) === null : (await tab.text()) === "");
            assert.equal(await tab.presses(), count);
            assert.equal((await tab.posted()).length, count);
            assert.equal(await tab.panel.exists(part("hold")), false);
          });
        }
        await tab.close();
      });
    }
  }

  test("what only deserves another look is not held", async () => {
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await tab.panel.becomes("caution");
    await tab.click("tweetButtonInline");
    await tab.isPosted();
    assert.equal(await tab.panel.exists(part("hold")), false);
  });

  test("judges what stands there when one posts, however fast that was", async () => {
    const tab = await session().tab("/home");
    await tab.focus();
    await tab.page.keyboard.type(STOP);
    await tab.chord("Enter", "Control");
    await tab.panel.appears(part("hold"));
    assert.deepEqual(await tab.posted(), []);
  });

  test("holds what the site put there itself", async () => {
    const tab = await session().tab("/home");
    await tab.type(CLEAR);
    await tab.page.evaluate((text) => window.practice.fill(text), STOP);
    await tab.click("tweetButtonInline");
    await tab.panel.appears(part("hold"));
    assert.deepEqual(await tab.posted(), []);
  });

  test("holds in the mobile layout's plain field", async () => {
    const tab = await session().tab("/compose/post", { host: "mobile.x.com", viewport: { ...viewport, width: 390 } });
    await tab.type(STOP);
    const { x, y, width, height } = await (await tab.button("tweetButton")).boundingBox();
    await tab.page.touchscreen.tap(x + width / 2, y + height / 2);
    await tab.panel.appears(part("hold"));
    assert.deepEqual(await tab.posted(), []);
  });

  test("the site's other buttons are left alone", async () => {
    const tab = await session().tab("/compose/post");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.click("addButton");
    await tab.box(1);
    await tab.click("app-bar-close");
    await until("the dialog is closed", async () => (await tab.page.$('[role="dialog"]')) === null);
    await stays("nothing is held", async () => !(await tab.panel.exists(part("hold"))), 150);
  });
}
