// Where the core cannot start, posting works as without it, and the page says that checks are off.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { BROWSERS, built } from "./harness/browsers.mjs";
import { CLEAR, STOP } from "./scenarios/drafts.mjs";
import { WAYS } from "./scenarios/ways.mjs";
import { start } from "./harness/session.mjs";
import { until } from "./harness/until.mjs";

const FAILURES = {
  "a script that is no script": async (folder) => {
    for (const file of await present(folder, ["core.js", "translated.js"])) await writeFile(file, "{ this is no script");
  },
  "a module that is no module": async (folder) => {
    const [file] = await present(folder, ["core.js"]);
    const script = await readFile(file, "utf8");
    const broken = script.replace(/"AGFzbQ[A-Za-z0-9+/=]{100,}"/, '"AGFzbQEAAAAAAAAA"');
    assert.notEqual(broken, script, "core.js holds no module to break");
    await writeFile(file, broken);
    for (const other of await present(folder, ["translated.js"])) await writeFile(other, "");
  },
};

/** What the browsers say of the script that is broken here on purpose. */
const BROKEN_ON_PURPOSE = /^(SyntaxError: unexpected token: identifier|Unexpected identifier 'is')$/;

const viewport = { width: 1280, height: 900, hasTouch: true };

for (const name of BROWSERS.filter((name) => !process.env.ONLY_BROWSER || name === process.env.ONLY_BROWSER)) {
  for (const [failure, breakIt] of Object.entries(FAILURES)) {
    describe(`${name}, ${failure}`, () => {
      let session;
      let folder;
      before(async () => {
        folder = await mkdtemp(join(tmpdir(), "chaperone-"));
        await cp(built(name), folder, { recursive: true });
        await breakIt(folder);
        session = await start(name, { extension: folder });
      });
      after(async () => {
        await session?.close();
        await rm(folder, { recursive: true, force: true });
      });

      test("the page says that checks are off", async () => {
        const tab = await session.tab("/home");
        await tab.focus();
        await until(async () => `the page says so; it says: ${await tab.panel.text()}`, async () => /checks are off/.test(await said(tab)));
        await tab.close();
      });

      test("posting works in every way", async (t) => {
        for (const way of WAYS) {
          await t.test(way.name, async () => {
            const tab = await session.tab(way.path, { viewport });
            await tab.type(STOP);
            await way.before?.(tab);
            await way.post(tab);
            await tab.isPosted();
            assert.equal(await tab.presses(), 1);
            assert.deepEqual(tab.errors.filter((error) => !BROKEN_ON_PURPOSE.test(error)), []);
            await tab.close();
          });
        }
      });
    });
  }
}

for (const name of BROWSERS.filter((name) => !process.env.ONLY_BROWSER || name === process.env.ONLY_BROWSER)) {
  describe(`${name}, an extension that is removed under an open tab`, () => {
    let session;
    before(async () => (session = await start(name)));
    after(() => session?.close());

    test("the text stays, and what is clear is posted once", async () => {
      const tab = await session.tab("/home");
      await tab.type(STOP);
      await tab.panel.becomes("stop");
      await session.browser.uninstallExtension(session.browser.chaperone);
      await tab.type(" now");
      assert.equal(await tab.text(), `${STOP} now`);
      await tab.write(CLEAR);
      await tab.click("tweetButtonInline");
      const posts = await tab.isPosted();
      assert.deepEqual(posts.map(({ texts }) => texts), [[CLEAR]]);
      assert.equal(await tab.presses(), 1);
      assert.deepEqual(tab.errors, []);
    });
  });
}

async function present(folder, names) {
  const files = await readdir(folder);
  return names.filter((name) => files.includes(name)).map((name) => join(folder, name));
}

async function said(tab) {
  const [labels, text] = await Promise.all([tab.panel.all('[data-state="off"]'), tab.panel.text()]);
  return [text, ...labels.map(({ label }) => label)].join(" ");
}
