// `test` for scenarios: closes the tabs that a scenario opened, and leaves a picture of each where it failed.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const OUT = fileURLToPath(new URL("../out/", import.meta.url));

export const tests = (session) => (name, act) =>
  test(name, async (t) => {
    try {
      await act(t);
    } catch (error) {
      await pictures(t, name, session());
      throw error;
    } finally {
      await Promise.all(open(session()).map((tab) => tab.close()));
    }
  });

const open = (session) => session?.tabs.filter(({ page }) => !page.isClosed()) ?? [];

async function pictures(t, name, session) {
  await mkdir(OUT, { recursive: true });
  for (const [index, { page, panel }] of open(session).entries()) {
    const title = `failed ${session.name} ${session.policy} ${name} ${index}`.replace(/\W+/g, "-");
    await page.screenshot({ path: `${OUT}${title}.png` }).catch(() => {});
    t.diagnostic(`out/${title}.png; the panel says: ${await panel.text().catch(() => "")}`);
  }
}
