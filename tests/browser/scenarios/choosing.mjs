// What is chosen on the options page and in the popup counts at once, also in tabs that are open already.

import assert from "node:assert/strict";
import { CAUTION, CLEAR, NAME, STOP } from "./drafts.mjs";
import { openPage } from "../harness/page.mjs";
import { part } from "../harness/panel.mjs";
import { stays, until } from "../harness/until.mjs";
import { tests } from "../harness/tests.mjs";

const setting = (name) => `[data-setting="${name}"]`;
const rule = (id) => `[data-rule-choice="${id}"]`;

export function choosing(session) {
  const test = tests(session);

  test("caution holds Post as well where the author wants it", async () => {
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await tab.panel.becomes("caution");
    const options = await openPage(session(), "options");
    await options.click(`${setting("hold")}[value="caution"]`);
    await options.says("said", /Saved/);
    await tab.page.bringToFront();
    await until("the choice has arrived", async () => {
      await tab.click("tweetButtonInline");
      return tab.panel.exists(part("hold"));
    });
    assert.deepEqual(await tab.posted(), []);
    await options.close();
  });

  test("nothing holds Post where the author wants that", async () => {
    const options = await openPage(session(), "options");
    await options.click(`${setting("hold")}[value="never"]`);
    await options.keeps("never is stored", ({ hold }) => hold === "never");
    await options.close();
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.click("tweetButtonInline");
    await tab.isPosted();
  });

  test("a rule is as serious as its author wants it, and silent when switched off", async () => {
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await tab.panel.becomes("caution");
    const options = await openPage(session(), "options");
    await options.click('[data-family="respect"] summary');
    await options.choose(rule("respect.frequent-flyer"), "stop");
    await tab.panel.becomes("stop");
    await options.choose(rule("respect.frequent-flyer"), "off");
    await tab.panel.becomes("clear");
    await options.choose(rule("respect.frequent-flyer"), "");
    await tab.panel.becomes("caution");
    await options.click('[data-family="respect"] [data-part="family-on"]');
    await tab.panel.becomes("clear");
    await options.keeps("the family is off", ({ check }) => check.off.includes("respect"));
    await options.close();
  });

  test("a search finds the rule", async () => {
    const options = await openPage(session(), "options");
    await options.write(part("search"), "frequent flyer");
    await options.says("found", /^1 /);
    const shown = await options.page.$$eval(part("rule"), (rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.textContent));
    assert.equal(shown.length, 1);
    assert.match(shown[0], /respect\.frequent-flyer/);
    await options.write(part("search"), "no such thing at all");
    await options.says("found", /^0 /);
    await options.close();
  });

  test("switched off on a site, Chaperone leaves no trace there", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    const popup = await openPage(session(), "popup");
    await popup.press("site-on");
    await tab.panel.goes(part("status"));
    await popup.says("site-state", /Off/);
    await tab.page.bringToFront();
    assert.deepEqual((await tab.highlights()).stop, []);
    await tab.type(" now");
    await stays("it stays silent", async () => !(await tab.panel.exists(part("status"))));
    await tab.click("tweetButtonInline");
    await tab.isPosted();
    await popup.page.bringToFront();
    await popup.press("site-on");
    await popup.says("site-state", /^On$/);
    await tab.page.bringToFront();
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await popup.close();
  });

  test("words to leave alone are no finding, names to keep inside are", async () => {
    const options = await openPage(session(), "options");
    await options.write(setting("check.ignored_words"), `${NAME}\n\n other`);
    await options.keeps("the words are stored", ({ check }) => check?.ignored_words?.length === 2);
    await options.write(setting("check.confidential_words"), "Harbour Wing");
    await options.keeps("the name is stored", ({ check }) => check?.confidential_words?.length === 1);
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.appears(part("status"));
    await stays("the name is left alone", async () => !(await tab.highlights()).stop.some((words) => words.includes(NAME)), 600);
    await tab.write("Night shift on #HarbourWing");
    await tab.panel.becomes("stop");
    await options.close();
  });

  test("what was never to be seen again is not shown, until it is", async () => {
    const options = await openPage(session(), "options");
    const hash = await options.page.evaluate(fingerprint, "respect.frequent-flyer", "frequent flyer");
    await options.store({ settings: { version: 1, ignored: [hash] } });
    const tab = await session().tab("/home");
    await tab.type(CAUTION);
    await tab.panel.becomes("clear");
    await options.page.bringToFront();
    await options.press("forget-ignored");
    await tab.panel.becomes("caution");
    await options.close();
  });

  test("the panel is dark where the author wants it", async () => {
    const options = await openPage(session(), "options");
    await options.choose(setting("theme"), "dark");
    await until("the page itself is dark", () => options.page.evaluate(() => document.body.dataset.theme === "dark"));
    await options.close();
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await until("the panel is dark", () => tab.panel.call((root) => root.querySelector(".surface").dataset.theme === "dark"));
  });

  test("the shortcut is the one that was chosen", async () => {
    const options = await openPage(session(), "options");
    await options.choose(setting("shortcut"), "K");
    await options.keeps("the letter is stored", ({ shortcut }) => shortcut === "K");
    await options.close();
    const tab = await session().tab("/home");
    await tab.type(CLEAR);
    await tab.panel.becomes("clear");
    await tab.chord("KeyC", "Alt", "Shift");
    await stays("it stays closed", async () => !(await tab.panel.exists(part("panel"))));
    await tab.chord("KeyK", "Alt", "Shift");
    await tab.panel.appears(part("panel"));
  });

  test("settings that cannot be read fall back to the standard ones, and the pages say so", async () => {
    const options = await openPage(session(), "options");
    await options.store({ settings: { version: 1, hold: "sometimes" } });
    await options.says("problem", /could not be read/);
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await options.page.bringToFront();
    await options.click(`${setting("hold")}[value="caution"]`);
    await options.says("problem", /^$/);
    await options.close();
  });

  test("what was stored before there were versions is kept", async () => {
    const options = await openPage(session(), "options");
    await options.store({ settings: { off: ["respect"], country: "GB" } });
    await until("the country is shown", () => options.page.$eval(setting("check.country"), ({ value }) => value === "GB"));
    await options.choose(setting("theme"), "dark");
    await options.keeps("it is stored anew", ({ version, check }) => version === 1 && check.country === "GB" && check.off[0] === "respect");
    await options.close();
  });

  test("the popup counts drafts, second looks and changes, and nothing else is stored", async () => {
    const tab = await session().tab("/home");
    await tab.type(STOP);
    await tab.panel.becomes("stop");
    await tab.click("tweetButtonInline");
    await tab.panel.appears(part("hold"));
    const popup = await openPage(session(), "popup");
    await popup.says("checked-number", /^1$/);
    await popup.says("held-number", /^1$/);
    await popup.says("fixed-number", /^0$/);
    const all = await popup.page.evaluate(() => chrome.storage.local.get(null));
    assert.deepEqual(Object.keys(all), ["today"]);
    assert.deepEqual(Object.keys(all.today).sort(), ["checked", "day", "fixed", "held"]);
    await popup.close();
  });

  test("an organisation presets, locks and adds", async () => {
    const managed = { hold: "caution", check: { country: "GB" }, confidential_words: ["Harbour Wing"], locked: ["hold", "check.off"] };
    const options = await openPage(session(), "options", { managed });
    await options.says("managed", /organisation/);
    await options.says("policy-words", /Harbour Wing/);
    const [held, country] = await options.page.evaluate(() => [
      [...document.querySelectorAll('[data-setting="hold"]')].map(({ checked, disabled }) => [checked, disabled]),
      document.querySelector('[data-setting="check.country"]').value,
    ]);
    assert.deepEqual(held, [[false, true], [true, true], [false, true]]);
    assert.equal(country, "GB");
    assert.ok(await options.page.$eval('[data-family="respect"] [data-part="family-on"]', ({ disabled }) => disabled));
    await options.choose(setting("theme"), "dark");
    await options.keeps("only the choice is stored", (stored) => JSON.stringify(stored) === JSON.stringify({ theme: "dark", version: 1 }));
    await options.close();
  });
}

// Runs in the page.

function fingerprint(rule, words) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(`${rule}\0${words}`)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `${rule}:${hash.toString(16).padStart(16, "0")}`;
}
