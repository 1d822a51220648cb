// The extension's own pages, and that what is chosen there counts at once in the tabs that are open. In Chromium: Firefox lets
// nobody drive an extension's pages.

import { after, afterEach, before, describe } from "node:test";
import { choosing } from "./scenarios/choosing.mjs";
import { openPage } from "./harness/page.mjs";
import { reading } from "./scenarios/reading.mjs";
import { start } from "./harness/session.mjs";
import { transferring } from "./scenarios/transferring.mjs";
import { welcoming } from "./scenarios/welcoming.mjs";

const SCENARIOS = { choosing, transferring, welcoming, reading };

if ((process.env.ONLY_BROWSER ?? "chromium") === "chromium") {
  describe("chromium, own pages", () => {
    let session;
    before(async () => (session = await start("chromium")));
    after(() => session?.close());
    afterEach(async () => {
      const page = await openPage(session, "popup");
      await page.forget();
      await page.close();
    });
    for (const [title, scenarios] of Object.entries(SCENARIOS)) describe(title, () => scenarios(() => session));
  });
}
