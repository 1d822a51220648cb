// Settings go into a file and come back; a file with a mistake changes nothing and says which line.

import assert from "node:assert/strict";
import { join } from "node:path";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { openPage } from "../harness/page.mjs";
import { part } from "../harness/panel.mjs";
import { tests } from "../harness/tests.mjs";
import { until } from "../harness/until.mjs";

const GOOD = {
  version: 1,
  check: { off: ["copyright"], country: "ES", severities: { "respect.addict": "stop" }, confidential_words: ["Harbour Wing"] },
  hold: "caution",
};

export function transferring(session) {
  const test = tests(session);

  test("a file that was exported can be imported", async () => {
    const options = await openPage(session(), "options");
    await options.store({ settings: GOOD });
    await until("it is shown", () => options.page.$eval('[data-setting="check.country"]', ({ value }) => value === "ES"));
    const file = await exported(options);
    assert.deepEqual(JSON.parse(file).check.off, ["copyright"]);
    await options.forget();
    await imported(options, file);
    await options.keeps("all is back", (stored) => stored.hold === "caution" && stored.check?.country === "ES");
    assert.equal(await options.text("import-problem"), "");
    await options.close();
  });

  test("a file with a mistake changes nothing and says which line", async () => {
    const options = await openPage(session(), "options");
    await options.store({ settings: GOOD });
    for (const [file, said] of [
      ['{\n  "version": 1,\n  "hold": "sometimes"\n}', /Line 3:.*sometimes/],
      ['{\n  "version": 1\n  "hold": "never"\n}', /Line 3: this is no valid JSON/],
      ['{"version": 1,\n\n "check": {"off": ["rude"]}}', /Line 3: there is no rule or family “rude”/],
      ['{"version": 2}', /Line 1: .*newer/],
      ["[]", /no Chaperone settings/],
      ["\u0000\u0001", /Line 1: this is no valid JSON/],
    ]) {
      await imported(options, file);
      await options.says("import-problem", said);
      assert.match(await options.text("import-problem"), /^Nothing was changed/);
      assert.deepEqual(await options.stored(), GOOD);
    }
    await options.close();
  });

  test("reset asks once more, and then forgets everything", async () => {
    const options = await openPage(session(), "options");
    await options.store({ settings: GOOD, today: { day: "2026-01-01", checked: 3 } });
    await options.press("reset");
    await options.press("reset-no");
    assert.deepEqual(await options.stored(), GOOD);
    await options.press("reset");
    await options.press("reset-yes");
    await options.keeps("nothing is left", (stored) => JSON.stringify(stored) === '{"version":1}');
    assert.equal(await options.stored("today"), undefined);
    await options.close();
  });
}

/** What the page hands over as a download, caught on its way. */
async function exported(options) {
  await options.page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.exported = blob.text();
      return make.call(URL, blob);
    };
  });
  await options.press("export");
  return until("it was handed over", () => options.page.evaluate(() => window.exported));
}

async function imported(options, text) {
  const folder = await mkdtemp(join(tmpdir(), "chaperone-"));
  const file = join(folder, "settings.json");
  await writeFile(file, text);
  const input = await options.page.$(part("file"));
  await input.uploadFile(file);
  await until("the file was taken", () => input.evaluate((input) => input.files.length === 0));
  await rm(folder, { recursive: true });
}
