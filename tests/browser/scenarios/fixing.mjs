// A fix replaces its words and nothing else, the editor agrees, and its own undo brings them back.

import assert from "node:assert/strict";
import { CAUTION, FIXED, NAME, STOP } from "./drafts.mjs";
import { opened, showPanel } from "./panel.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { until } from "../harness/until.mjs";

const FIX = `${part("finding", { severity: "stop" })} ${part("fix")}`;

export function fixing(session) {
  const test = tests(session);
  const cases = {
    "alone": [STOP, FIXED],
    "in mid-text": [`Tonight ${STOP} slept`, "Tonight a patient on the ward slept"],
    "between hashtags": [`#Ward ${STOP} #MedTwitter`, "#Ward a patient on the ward #MedTwitter"],
    "on the second line": [`Rounds.\n${STOP}\nDone.`, `Rounds.\n${FIXED}\nDone.`],
    "after emoji": [`👩‍⚕️🏥 ${STOP}`, null],
  };
  for (const [where, [before, after]] of Object.entries(cases)) {
    test(`replaces just its words: ${where}`, async () => {
      const tab = await opened(session, before);
      await tab.panel.click(FIX);
      await until(async () => `the name is gone from ${JSON.stringify(await tab.text())}`, async () => !(await tab.text()).includes(NAME));
      const text = await tab.text();
      if (after) assert.equal(text, after);
      else assert.match(text, /^👩‍⚕️🏥 [Aa] patient on the ward$/u);
      await until("the status has followed", async () => (await tab.panel.status()).data.state !== "stop");
      assert.ok(await tab.hasFocus(), "the author can write on");
      assert.equal(await tab.panel.exists(part("notice")), false);
      await tab.undo();
      await tab.texts(0, before);
    });
  }

  test("one writes on after a fix, and what is posted is what one sees", async () => {
    const tab = await opened(session, STOP);
    await tab.panel.click(FIX);
    await tab.texts(0, FIXED);
    await tab.type(" today");
    await tab.click("tweetButtonInline");
    const [post] = await tab.isPosted();
    assert.deepEqual(post.texts, [`${FIXED} today`]);
  });

  test("works where the site handles pasted text itself", async () => {
    const tab = await opened(session, `Tonight ${STOP}`, "/home", { settings: { paste: "own" } });
    await tab.panel.click(FIX);
    await tab.texts(0, "Tonight a patient on the ward");
  });

  test("works in the dialog", async () => {
    const tab = await opened(session, STOP, "/compose/post");
    await tab.panel.click(FIX);
    await tab.texts(0, FIXED);
    await tab.undo();
    await tab.texts(0, STOP);
  });

  test("works in the second box of a thread, and leaves the first alone", async () => {
    const tab = await session().tab("/compose/post");
    await tab.type("One");
    await tab.click("addButton");
    await tab.type(STOP, 1);
    await tab.panel.becomes("stop");
    await showPanel(tab);
    await tab.panel.click(FIX);
    await tab.texts(1, FIXED);
    await tab.texts(0, "One");
  });

  test("works in the mobile layout's plain field", async () => {
    const tab = await opened(session, `Tonight ${STOP}`, "/compose/post", { host: "mobile.x.com", viewport: { width: 390, height: 844 } });
    await tab.panel.click(FIX);
    await tab.texts(0, "Tonight a patient on the ward");
    await tab.undo();
    await tab.texts(0, `Tonight ${STOP}`);
  });

  test("two findings are fixed one after the other", async () => {
    const tab = await opened(session, `${STOP}. ${CAUTION}`);
    await tab.panel.click(FIX);
    await tab.texts(0, `${FIXED}. ${CAUTION}`);
    await tab.panel.goes(part("finding", { severity: "stop" }));
    await tab.panel.click(`${part("finding", { rule: "respect.frequent-flyer" })} ${part("fix")}`);
    await until("the second is fixed", async () => !(await tab.text()).includes("frequent flyer"));
    assert.ok((await tab.text()).startsWith(`${FIXED}. Our favourite `));
  });

  test("a text that changed under the panel is fixed as it is now, or not at all", async () => {
    const tab = await opened(session, STOP);
    await tab.page.evaluate(() => window.practice.fill("Something else altogether, nobody named"));
    await tab.panel.pretend(FIX);
    await tab.panel.goes(FIX);
    await tab.texts(0, "Something else altogether, nobody named");
  });
}
