// `node bench.mjs`: how soon the extension is ready and what a check costs, as the page itself measures it.

import { BROWSERS } from "./harness/browsers.mjs";
import { POLICIES } from "./server.mjs";
import { start } from "./harness/session.mjs";
import { until } from "./harness/until.mjs";

const VISITS = 25;
const CHECKS = 150;

/** 280 characters with something in them for every family of rules. */
const DRAFT =
  "Long night. Our favourite frequent flyer came in at 3am with chest pain, 54, a teacher from the village, third time since May. " +
  "Someone online still says vaccines cause autism. Completely burnt out; nothing left to give, clinic starts at 8. Thanks to Dr Okafor and the whole team on Ward 7. ";

const rows = [];
for (const name of BROWSERS) {
  for (const policy of POLICIES) {
    const session = await start(name, { policy });
    try {
      rows.push({ name, policy, ready: await ready(session), check: await check(session) });
    } finally {
      await session.close();
    }
  }
}

console.log(`Ready after document_start: ${VISITS} visits. Check of ${[...draft(0)].length} characters: ${CHECKS} checks. In ms.`);
console.log("browser    policy   ready median    p99   check median    p99");
for (const { name, policy, ready, check } of rows) {
  const cells = [name.padEnd(10), policy.padEnd(7), ...[ready, check].flatMap((times) => [shown(median(times), 13), shown(percentile(times, 99), 7)])];
  console.log(cells.join(" "));
}

async function ready(session) {
  const times = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const tab = await session.tab("/home");
    const [measure] = await until("the extension is ready", async () => {
      const found = await tab.measures("chaperone:ready");
      return found.length > 0 && found;
    });
    times.push(measure.duration);
    await tab.close();
  }
  return times;
}

async function check(session) {
  const tab = await session.tab("/home");
  await tab.focus();
  for (let at = 0; at < CHECKS; at += 1) {
    const count = (await tab.measures("chaperone:check")).length;
    await tab.page.evaluate((text) => window.practice.fill(text), draft(at));
    await until("the draft was checked", async () => (await tab.measures("chaperone:check")).length > count);
  }
  const times = (await tab.measures("chaperone:check")).map(({ duration }) => duration);
  await tab.close();
  return times.slice(-CHECKS);
}

/** Never the same text twice, always the same length. */
function draft(at) {
  const tail = String(at).padStart(3, "0");
  return DRAFT.slice(0, 277 - 1) + " " + tail;
}

function percentile(times, percent) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)];
}

function median(times) {
  return percentile(times, 50);
}

function shown(time, width) {
  return time.toFixed(2).padStart(width);
}
