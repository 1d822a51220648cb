// The panel says what, why and on whose word; it keeps out of the way, and never takes the keyboard from the author.

import assert from "node:assert/strict";
import { BURNT_OUT, CAUTION, CLAIM, CRISIS, NAME, STOP } from "./drafts.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { stays, until } from "../harness/until.mjs";

export function panel(session) {
  const test = tests(session);
  test("each finding says what, why, on whose word, and what one can do", async () => {
    const tab = await opened(session, STOP);
    const [finding] = await tab.panel.all(part("finding"));
    assert.equal(finding.data.rule, "confidentiality.name");
    assert.equal(finding.data.severity, "stop");
    for (const name of ["message", "why", "source", "fix", "ignore"]) {
      const found = await tab.panel.find(`${part("finding")} ${part(name)}`);
      assert.ok(found?.text.trim(), `${name} is empty`);
    }
    const status = await tab.panel.status();
    assert.ok((status.label ?? status.text).length > 5, "the status speaks");
  });

  test("a claim carries its correction and its source", async () => {
    const tab = await opened(session, CLAIM);
    const finding = await tab.panel.appears(part("finding", { rule: "claims.vaccines-autism" }));
    assert.match(finding.text, /no link/);
  });

  test("never takes the focus while one writes", async () => {
    const tab = await session().tab("/home");
    await tab.type(`${STOP} `);
    await tab.panel.becomes("stop");
    assert.ok(await tab.hasFocus());
    await tab.page.keyboard.type("and more");
    await tab.texts(0, `${STOP} and more`);
    await stays("the editor keeps the focus", () => tab.hasFocus());
  });

  test("leaves the text and the buttons uncovered", async () => {
    for (const [path, testId] of [["/home", "tweetButtonInline"], ["/compose/post", "tweetButton"]]) {
      const tab = await opened(session, `${STOP}\n${CAUTION}`, path);
      const surfaces = [...(await tab.panel.all(part("panel"))), ...(await tab.panel.all(part("status")))];
      const kept = await Promise.all([tab.box(), tab.button(testId), tab.button("countdown-circle"), tab.button("scheduleOption")]);
      for (const handle of kept) {
        const box = await handle.boundingBox();
        for (const surface of surfaces) assert.ok(!overlap(surface.box, box), `${surface.part} covers ${JSON.stringify(box)} on ${path}`);
      }
      await tab.close();
    }
  });

  test("“ignore here” silences this finding in this draft", async () => {
    const tab = await opened(session, STOP);
    await tab.panel.click(part("ignore"));
    await tab.panel.goes(part("finding"));
    await tab.panel.becomes("clear");
    assert.deepEqual((await tab.highlights()).stop, []);
    await tab.type(" now");
    await stays("it is silent", async () => (await tab.panel.status()).data.state === "clear");
    await tab.click("tweetButtonInline");
    const [post] = await tab.isPosted();
    assert.deepEqual(post.texts, [`${STOP} now`]);
    await until("the box is empty", async () => (await tab.text()) === "");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
  });

  test("Escape closes it and returns to the draft", async () => {
    const tab = await opened(session, STOP);
    await tab.panel.call((root) => root.querySelector('[data-part="ignore"]').focus());
    await tab.page.keyboard.press("Escape");
    await until("the editor has the focus", () => tab.hasFocus());
    await tab.page.keyboard.type("!");
    await tab.texts(0, `${STOP}!`);
  });

  test("letters pressed in it are no shortcuts of the site", async () => {
    const tab = await opened(session, STOP);
    await tab.panel.call((root) => root.querySelector('[data-part="ignore"]').focus());
    await tab.page.keyboard.press("n");
    await stays("no dialog opens", async () => (await tab.page.$('[role="dialog"]')) === null);
    assert.deepEqual(await tab.page.evaluate(() => window.practice.shortcuts), []);
  });

  test("works by keyboard within the dialog, whose focus trap pulls back what leaves it", async () => {
    const tab = await opened(session, STOP, "/compose/post");
    await tab.panel.call((root) => root.querySelector('[data-part="fix"]').focus());
    await stays("the focus stays", async () => (await tab.panel.focused()) === "fix");
    await tab.page.keyboard.press("Enter");
    await until(async () => `the name is gone from ${JSON.stringify(await tab.text())}`, async () => !(await tab.text()).includes(NAME));
  });

  test("whoever is burnt out is offered someone to talk to", async () => {
    const tab = await opened(session, BURNT_OUT);
    await tab.panel.appears(part("help"));
    assert.ok((await tab.panel.all(part("line"))).length > 0);
  });

  test("whoever is in danger sees help first, and can still post", async () => {
    const tab = await session().tab("/home");
    await tab.type(CRISIS);
    await tab.panel.becomes("crisis");
    if (!(await tab.panel.exists(part("panel")))) await tab.panel.click(part("status"));
    await tab.panel.appears(part("help"));
    const lines = await tab.panel.all(`${part("line")} a`);
    assert.ok(lines.some(({ href }) => href?.startsWith("tel:")), "there is a number to call");
    await tab.click("tweetButtonInline");
    await tab.isPosted();
  });
}

/** A tab with a draft and the panel open. */
export async function opened(session, text, path = "/home", options = {}) {
  const tab = await session().tab(path, options);
  await tab.type(text);
  await showPanel(tab);
  return tab;
}

/** Opens the panel, unless it has opened by itself. */
export async function showPanel(tab) {
  await until("the draft was looked at", async () => {
    const checks = await tab.measures("chaperone:check");
    return checks.length > 0 && (await tab.panel.exists(part("status")));
  });
  if (await tab.panel.exists(part("panel"))) return;
  await tab.panel.click(part("status"));
  await tab.panel.appears(part("panel"));
}

const overlap = (one, other) =>
  one.x + 1 < other.x + other.width && other.x + 1 < one.x + one.width && one.y + 1 < other.y + other.height && other.y + 1 < one.y + one.height;
