// `node run.mjs [--browser firefox|chromium] [--policy open|strict] [--headless]`
// Opens a browser with the extension on the practice page, until it is closed; headless, plays a tour and tells it.

import { parseArgs } from "node:util";
import { BROWSERS } from "./harness/browsers.mjs";
import { POLICIES } from "./server.mjs";
import { start } from "./harness/session.mjs";
import { tour } from "./tour.mjs";

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: "chromium" },
    policy: { type: "string", default: "open" },
    headless: { type: "boolean", default: false },
  },
});
for (const [option, known] of [["browser", BROWSERS], ["policy", POLICIES]]) {
  if (!known.includes(values[option])) {
    console.error(`error: --${option} is one of ${known.join(", ")}, not \`${values[option]}\`.`);
    process.exit(2);
  }
}

const session = await start(values.browser, values);
try {
  await (values.headless ? tour(session) : stay(session));
} finally {
  await session.close().catch(() => {});
}

async function stay({ name, browser, site }) {
  const [page] = await browser.pages();
  await page.goto("https://x.com/home");
  console.log(`The practice page is open in ${name}, as https://x.com/home on loopback port ${site.port}.`);
  console.log("Nothing you write there leaves this machine. Close the browser, or press Ctrl+C, to end.");
  await new Promise((end) => {
    browser.once("disconnected", end);
    page.once("close", end);
    process.once("SIGINT", end);
  });
}
