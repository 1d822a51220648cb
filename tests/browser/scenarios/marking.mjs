// The words a finding is about are underlined, and only they.

import assert from "node:assert/strict";
import { CAUTION, NAME, STOP } from "./drafts.mjs";
import { tests } from "../harness/tests.mjs";
import { until } from "../harness/until.mjs";

export function marking(session) {
  const test = tests(session);
  const marks = (tab, severity, wanted) => {
    const same = async () => JSON.stringify((await tab.highlights())[severity]) === JSON.stringify(wanted);
    return until(async () => `${JSON.stringify(wanted)} is marked as ${severity}; marked is ${JSON.stringify(await tab.highlights())}`, same);
  };

  test("marks the words, and follows them while one writes on", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await marks(tab, "stop", [NAME]);
    await tab.page.keyboard.press("Home");
    await tab.page.keyboard.type("Oh, ");
    await marks(tab, "stop", [NAME]);
    await tab.write("Nothing to see");
    await marks(tab, "stop", []);
  });

  test("marks between hashtags, which the editor draws as spans of their own", async () => {
    const tab = await session().tab("/home");
    await tab.type(`#Ward ${STOP} #MedTwitter`);
    await marks(tab, "stop", [NAME]);
  });

  test("marks in the right line", async () => {
    const tab = await session().tab("/home");
    await tab.type(`Today\n\n${STOP}\nGood night`);
    await marks(tab, "stop", [NAME]);
  });

  test("marks each severity in its own way, and leaves the editor's elements alone", async () => {
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await marks(tab, "caution", ["frequent flyer"]);
    const box = await tab.box();
    const elements = await box.evaluate((box) => [...box.querySelectorAll("*")].map(({ localName }) => localName).join());
    assert.match(elements, /^div,div,(div,)?span,span$/);
  });

  test("two composers keep their own marks", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.go("/compose/post");
    await tab.type("MRN 00482913 needs a bed");
    await until("both are marked", async () => (await tab.highlights()).stop.length === 2);
  });
}
