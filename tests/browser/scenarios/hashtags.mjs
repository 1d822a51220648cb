// A chip adds its hashtag at the end: with one click, never twice, never past the limit.

import assert from "node:assert/strict";
import { BURNT_OUT, STOP } from "./drafts.mjs";
import { opened, showPanel } from "./panel.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { stays, until } from "../harness/until.mjs";

export function hashtags(session) {
  const test = tests(session);
  test("a chip adds its hashtag at the end, once", async () => {
    const tab = await opened(session, BURNT_OUT);
    const { data } = await tab.panel.appears(part("hashtag"));
    await tab.panel.click(part("hashtag", { tag: data.tag }));
    await tab.texts(0, `${BURNT_OUT} ${data.tag}`);
    await tab.panel.goes(part("hashtag", { tag: data.tag }));
    await tab.undo();
    await tab.texts(0, BURNT_OUT);
  });

  test("a double click adds it once", async () => {
    const tab = await opened(session, BURNT_OUT);
    const { data, box } = await tab.panel.appears(part("hashtag"));
    await tab.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { count: 2 });
    await until("it was added", async () => (await tab.text()).includes(data.tag));
    await stays("it is there once", async () => (await tab.text()).split(data.tag).length === 2);
  });

  test("several chips follow each other, with the caret in mid-text", async () => {
    const tab = await opened(session, BURNT_OUT);
    await tab.page.keyboard.press("Home");
    const tags = (await tab.panel.all(part("hashtag"))).map(({ data }) => data.tag).slice(0, 2);
    for (const tag of tags) {
      await tab.panel.click(part("hashtag", { tag }));
      await until(`${tag} was added`, async () => (await tab.text()).endsWith(tag));
    }
    assert.equal(await tab.text(), [BURNT_OUT, ...tags].join(" "));
  });

  test("what is there already, in whatever case, is not offered", async () => {
    const tab = await opened(session, BURNT_OUT);
    const { data } = await tab.panel.appears(part("hashtag"));
    await tab.type(` ${data.tag.toLowerCase()}`);
    await tab.panel.goes(part("hashtag", { tag: data.tag }));
  });

  test("never past 280", async () => {
    const filler = `${BURNT_OUT} ${"So it goes on. ".repeat(20)}`.slice(0, 274).trimEnd();
    const tab = await session().tab("/home");
    await tab.paste(filler);
    await showPanel(tab);
    await until("it was looked at", async () => (await tab.measures("chaperone:check")).length > 0);
    for (const { data, disabled } of await tab.panel.all(part("hashtag"))) {
      assert.ok(disabled || filler.length + 1 + data.tag.length <= 280, `${data.tag} does not fit`);
    }
  });

  test("none are offered while a finding holds Post", async () => {
    const tab = await opened(session, `${STOP}. ${BURNT_OUT}`);
    await tab.panel.becomes("stop");
    assert.equal(await tab.panel.exists(part("hashtag")), false);
  });
}
