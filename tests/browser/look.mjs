// `node look.mjs [TEXT] [--browser firefox] [--path /compose/post] [--width 390]`: a picture of the extension in each of X's themes.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { relative } from "node:path";
import { part } from "./harness/panel.mjs";
import { start } from "./harness/session.mjs";
import { pause, until } from "./harness/until.mjs";

const OUT = fileURLToPath(new URL("out/", import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: "string", default: "chromium" },
    path: { type: "string", default: "/home" },
    width: { type: "string", default: "1280" },
    hold: { type: "boolean", default: false },
  },
});
const text = positionals[0] ?? "Mrs Alvarez in bed 4 told me a joke the day she died, March 3rd";

await mkdir(OUT, { recursive: true });
const session = await start(values.browser);
try {
  for (const theme of ["light", "dim", "dark"]) {
    const viewport = { width: Number(values.width), height: 844 };
    const tab = await session.tab(values.path, { settings: { theme }, viewport });
    await tab.type(text);
    await tab.panel.appears(part("status"));
    await until("it was looked at", async () => (await tab.measures("chaperone:check")).length > 0);
    if (values.hold) {
      await tab.click(values.path === "/home" ? "tweetButtonInline" : "tweetButton");
      await tab.panel.appears(part("hold"));
    } else if (!(await tab.panel.exists(part("panel")))) {
      await tab.panel.click(part("status"));
      await tab.panel.appears(part("panel"));
    }
    // The panel fades in.
    await pause(300);
    const file = `${OUT}look-${values.browser}-${theme}-${values.width}${values.hold ? "-hold" : ""}.png`;
    await tab.page.screenshot({ path: file });
    console.log(relative(process.cwd(), file));
    await tab.close();
  }
} finally {
  await session.close();
}
