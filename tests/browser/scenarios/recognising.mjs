// Every composer X has is found, and each is judged by itself.

import assert from "node:assert/strict";
import { CLEAR, DOSE, STOP } from "./drafts.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { until } from "../harness/until.mjs";

const SURFACES = {
  "the home composer": ["/home"],
  "the dialog": ["/compose/post"],
  "the dialog of a quote": ["/compose/post?url=https://x.com/wardjournals/status/1003"],
  "a post begun on another site": ["/intent/post?text=Today%3A%20"],
  "the mobile layout": ["/compose/post", { viewport: { width: 390, height: 844, hasTouch: true } }],
  "the mobile host": ["/home", { host: "mobile.x.com" }],
  "twitter.com": ["/home", { host: "twitter.com" }],
};

const REPLIES = {
  "the reply on a post's page": ["/samlq/status/1004"],
  "the reply dialog": ["/compose/post?in_reply_to=1004"],
};

export function recognising(session) {
  const test = tests(session);
  for (const [name, [path, options]] of Object.entries(SURFACES)) {
    test(`finds ${name}`, async () => {
      const tab = await session().tab(path, options);
      await tab.type(STOP);
      await tab.panel.becomes("stop");
      await tab.write(CLEAR);
      await tab.panel.becomes("clear");
    });
  }

  for (const [name, [path]] of Object.entries(REPLIES)) {
    test(`knows ${name} for one: a dose holds Post there`, async () => {
      const tab = await session().tab(path);
      await tab.type(DOSE);
      await tab.panel.becomes("stop");
    });
  }

  test("a dose in a post of one's own does not hold it", async () => {
    const tab = await session().tab("/home");
    await tab.type(DOSE);
    await until("it was looked at", async () => (await tab.measures("chaperone:check")).length > 0);
    await tab.panel.appears(part("status"));
    assert.equal((await tab.panel.all(part("status", { state: "stop" }))).length, 0);
  });

  test("judges a text that was there from the start", async () => {
    const tab = await session().tab(`/intent/post?text=${encodeURIComponent(STOP)}`);
    await tab.panel.becomes("stop");
  });

  test("a thread is judged box by box, and its status is that of the worst", async () => {
    const tab = await session().tab("/compose/post");
    await tab.type("One");
    await tab.panel.becomes("clear");
    await tab.click("addButton");
    await tab.type(STOP, 1);
    await tab.panel.becomes("stop");
    await tab.write("Two", 1);
    await tab.panel.becomes("clear");
  });

  test("two composers at once are told apart", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.go("/compose/post");
    await tab.type(CLEAR);
    await tab.panel.becomes("clear");
    await tab.click("tweetButton");
    await tab.isPosted();
    await until("the dialog is closed", async () => (await tab.page.$('[role="dialog"]')) === null);
    assert.deepEqual((await tab.posted()).map(({ texts }) => texts), [[CLEAR]]);
    await tab.click("tweetButtonInline");
    await tab.panel.appears(part("hold"));
    assert.equal((await tab.posted()).length, 1);
  });

  test("an empty composer shows nothing alarming", async () => {
    const tab = await session().tab("/home");
    await tab.focus();
    const states = (await tab.panel.all(part("status"))).map(({ data }) => data.state);
    assert.ok(states.every((state) => state === "clear"), states.join());
    assert.equal(await tab.panel.exists(part("panel")), false);
  });
}
