// `node look-pages.mjs [--width 390]`: a picture of each of the extension's own pages, light and dark.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { relative } from "node:path";
import { openPage } from "./harness/page.mjs";
import { start } from "./harness/session.mjs";

const OUT = fileURLToPath(new URL("out/", import.meta.url));
const { values } = parseArgs({ options: { width: { type: "string", default: "1280" } } });

await mkdir(OUT, { recursive: true });
const session = await start("chromium");
try {
  for (const name of ["options", "popup", "welcome"]) {
    for (const dark of [false, true]) {
      const width = name === "popup" ? 320 : Number(values.width);
      const page = await openPage(session, name, { dark, viewport: { width, height: 600 } });
      if (name === "options") await page.click('[data-family="conflict"] summary');
      if (name === "welcome") await page.click('[data-sample="sample_privacy"]');
      const file = `${OUT}look-${name}-${dark ? "dark" : "light"}-${width}.png`;
      await page.page.screenshot({ path: file, fullPage: true });
      console.log(relative(process.cwd(), file));
      await page.close();
    }
  }
} finally {
  await session.close();
}
