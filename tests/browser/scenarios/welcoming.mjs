// The welcome page says what Chaperone does, and lets one try it.

import assert from "node:assert/strict";
import { CRISIS } from "./drafts.mjs";
import { openPage } from "../harness/page.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { until } from "../harness/until.mjs";

export function welcoming(session) {
  const test = tests(session);
  const state = (welcome, wanted) => until(`the box is ${wanted}`, () => welcome.page.$eval(part("result"), (result, wanted) => result.dataset.state === wanted, wanted));

  test("prepared drafts show what is found, and a click makes it safe", async () => {
    const welcome = await openPage(session(), "welcome");
    await welcome.click('[data-sample="sample_privacy"]');
    await state(welcome, "stop");
    while (await welcome.page.$('[data-severity="stop"] [data-fix]')) await welcome.click('[data-severity="stop"] [data-fix]');
    const draft = await welcome.page.$eval(part("draft"), ({ value }) => value);
    assert.doesNotMatch(draft, /Alvarez|00482913|93/);
    for (const [sample, wanted] of [["words", "caution"], ["claim", "caution"], ["support", "clear"]]) {
      await welcome.click(`[data-sample="sample_${sample}"]`);
      await state(welcome, wanted);
    }
    await welcome.says("help", /\d/);
    await welcome.says("tags", /#/);
    await welcome.close();
  });

  test("one's own draft is checked as well", async () => {
    const welcome = await openPage(session(), "welcome");
    await welcome.page.focus(part("draft"));
    await welcome.page.keyboard.type("My patient John finally went home from the ward");
    await state(welcome, "stop");
    const findings = await welcome.page.$$eval('[data-part="findings"] [data-rule]', (items) => items.map(({ dataset }) => dataset.rule));
    assert.ok(findings.includes("confidentiality.name"));
    await welcome.page.$eval(part("draft"), (draft) => draft.select());
    await welcome.page.keyboard.type(CRISIS);
    await state(welcome, "crisis");
    await welcome.close();
  });

  test("nothing of a draft is kept", async () => {
    const welcome = await openPage(session(), "welcome");
    await welcome.click('[data-sample="sample_privacy"]');
    await state(welcome, "stop");
    assert.deepEqual(await welcome.page.evaluate(() => chrome.storage.local.get(null)), {});
    await welcome.close();
  });
}
