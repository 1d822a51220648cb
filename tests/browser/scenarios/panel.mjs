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

  test("findings stand in groups, and say how the sentence will read", async () => {
    const tab = await opened(session, `${STOP}. ${CAUTION}`);
    const names = (await tab.panel.all(part("group-name"))).map(({ text }) => text);
    assert.deepEqual(names, ["Patient", "People"]);
    const preview = await tab.panel.find(`${part("finding", { rule: "confidentiality.name" })} ${part("preview")}`);
    assert.match(preview.text, /^A patient on the ward\. Our/);
  });

  test("arrow keys walk the findings, Enter fixes", async () => {
    const tab = await opened(session, `${STOP}. ${CAUTION}`);
    await tab.chord("C", "Alt", "Shift");
    await until("the panel has the focus", async () => (await tab.panel.focused()) === "panel");
    await tab.page.keyboard.press("ArrowDown");
    await tab.page.keyboard.press("ArrowDown");
    const focused = (await tab.panel.all(part("finding"))).find(({ focused }) => focused);
    assert.equal(focused?.data.rule, "respect.frequent-flyer");
    await until("its words are lit", async () => (await tab.page.evaluate(lit)) === "frequent flyer");
    await tab.page.keyboard.press("ArrowUp");
    await tab.page.keyboard.press("Enter");
    await until("the name is gone", async () => !(await tab.text()).includes(NAME));
    assert.equal((await tab.text()).includes("frequent flyer"), true);
  });

  test("a click on marked words opens their finding", async () => {
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await tab.panel.becomes("caution");
    assert.equal(await tab.panel.exists(part("panel")), false);
    const { x, y } = await until("the words are marked", () => tab.page.evaluate(middleOfMark));
    await tab.page.mouse.click(x, y);
    await tab.panel.appears(part("finding", { rule: "respect.frequent-flyer" }));
    assert.ok(await tab.hasFocus());
  });

  test("“Make it safe” takes out all that gives the patient away, and “Undo” brings it back", async () => {
    const draft = `${STOP} died on March 3rd at Mercy General. Rest well.`;
    const tab = await opened(session, draft);
    await tab.panel.click(part("make-safe"));
    await until(async () => `nothing is left in ${JSON.stringify(await tab.text())}`, async () => !/Alvarez|March|Mercy/.test(await tab.text()));
    await until("Post is free", async () => (await tab.panel.status()).data.state !== "stop");
    await tab.panel.click(part("undo"));
    await tab.texts(0, draft);
    await tab.panel.becomes("stop");
  });

  test("“I am correcting this” silences a claim in this draft", async () => {
    const tab = await opened(session, CLAIM);
    await tab.panel.click(`${part("finding", { rule: "claims.vaccines-autism" })} ${part("correct")}`);
    await tab.panel.goes(part("finding"));
    await tab.panel.becomes("clear");
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

// What follows runs in the page.

function lit() {
  return [...(CSS.highlights.get("chaperone-lit") ?? [])].map(String).join();
}

function middleOfMark() {
  const [range] = [...(CSS.highlights.get("chaperone-caution") ?? [])];
  const box = range?.getBoundingClientRect();
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
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
