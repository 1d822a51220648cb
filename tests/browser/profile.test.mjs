// After a session, nothing that was typed into a draft is on the disk: not in the profile, not in a cache, not in a log.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { BROWSERS } from "./harness/browsers.mjs";
import { part } from "./harness/panel.mjs";
import { pause } from "./harness/until.mjs";
import { start } from "./harness/session.mjs";

for (const name of BROWSERS.filter((name) => !process.env.ONLY_BROWSER || name === process.env.ONLY_BROWSER)) {
  describe(name, () => {
    test("a draft is nowhere on the disk, though what the page stores is", async () => {
      const profile = await mkdtemp(join(tmpdir(), "chaperone-profile-"));
      const [draft, control] = [word(), word()];
      try {
        const session = await start(name, { profile, policy: "strict" });
        try {
          const tab = await session.tab("/home");
          await tab.type(`Mrs Alvarez ${draft} in bed 4`);
          await tab.panel.becomes("stop");
          await tab.click("tweetButtonInline");
          await tab.panel.appears(part("hold"));
          await tab.page.evaluate((control) => localStorage.setItem("control", control), control);
          await tab.page.keyboard.press("Escape");
          await pause(500);
          await tab.write("x");
          await tab.close();
        } finally {
          await session.close();
        }
        assert.notDeepEqual(await filesWith(profile, control), [], "the search finds what is there");
        assert.deepEqual(await filesWith(profile, draft), []);
      } finally {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}

/** No dictionary's word, and never the same. */
const word = () => `Q${[...randomBytes(14)].map((byte) => "bcdfghjklmnpqrst"[byte % 16]).join("")}`;

async function filesWith(folder, word) {
  const forms = [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")];
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (forms.some((form) => content.includes(form))) found.push(path.slice(folder.length));
  }
  return found;
}
