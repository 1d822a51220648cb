// `node bench.mjs`: how large the module is, how soon the extension is ready and what a check costs, as the page itself
// measures it; each beside its budget in benches/budgets.json.

import { brotliCompressSync } from "node:zlib";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { BROWSERS, built } from "./harness/browsers.mjs";
import { POLICIES } from "./server.mjs";
import { start } from "./harness/session.mjs";
import { until } from "./harness/until.mjs";

const VISITS = 25;
const CHECKS = 150;
const LONG_CHECKS = 15;

const BUDGETS = JSON.parse(await readFile(new URL("../../benches/budgets.json", import.meta.url), "utf8"));

/** 280 characters with something in them for every family of rules. */
const DRAFT =
  "Long night. Our favourite frequent flyer came in at 3am with chest pain, 54, a teacher from the village, third time since May. " +
  "Someone online still says vaccines cause autism. Completely burnt out; nothing left to give, clinic starts at 8. Thanks to Dr Okafor and the whole team on Ward 7. ";

const rows = [];
for (const name of BROWSERS) {
  for (const policy of POLICIES) {
    const session = await start(name, { policy });
    try {
      rows.push({ name, policy, ready_ms: await ready(session), check_280_ms: await check(session, CHECKS, draft), check_25000_ms: await check(session, LONG_CHECKS, longDraft) });
    } finally {
      await session.close();
    }
  }
}

const { groups } = /const base64 = "(?<base64>[A-Za-z0-9+/=]+)"/.exec(await readFile(join(built("chromium"), "core.js"), "utf8"));
const wasm = Buffer.from(groups.base64, "base64");
tell("module, raw", wasm.length / 1000, "KB", BUDGETS.module.raw_kb);
tell("module, brotli", brotliCompressSync(wasm).length / 1000, "KB", BUDGETS.module.brotli_kb);

console.log(`\nReady after document_start: ${VISITS} visits. Checks of ${[...draft(0)].length} characters: ${CHECKS}, of ${[...longDraft(0)].length}: ${LONG_CHECKS}.`);
for (const { name, policy, ...measured } of rows) {
  for (const [what, times] of Object.entries(measured)) {
    tell(`${name}, ${policy}: ${what.replace(/_ms$/, "").replace("_", " ")}, median`, median(times), "ms", BUDGETS.page[what].median);
    if (times.length >= 100) tell(`${name}, ${policy}: ${what.replace(/_ms$/, "").replace("_", " ")}, p99`, percentile(times, 99), "ms", BUDGETS.page[what].p99);
  }
}

/** One line: what was measured, and what it may be. */
function tell(what, value, unit, budget) {
  const verdict = budget === undefined ? "" : `of ${budget} ${unit}${value > budget ? ", OVER" : ""}`;
  console.log(`${what.padEnd(44)} ${value.toFixed(2).padStart(9)} ${unit}  ${verdict}`);
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

async function check(session, count, draft) {
  const tab = await session.tab("/home");
  await tab.focus();
  for (let at = 0; at < count; at += 1) {
    const before = (await tab.measures("chaperone:check")).length;
    await tab.page.evaluate((text) => window.practice.fill(text), draft(at));
    await until("the draft was checked", async () => (await tab.measures("chaperone:check")).length > before);
  }
  const times = (await tab.measures("chaperone:check")).map(({ duration }) => duration);
  await tab.close();
  return times.slice(-count);
}

/** Never the same text twice, always the same length. */
function draft(at) {
  const tail = String(at).padStart(3, "0");
  return DRAFT.slice(0, 277 - 1) + " " + tail;
}

function longDraft(at) {
  return (DRAFT.slice(0, 275) + " ").repeat(91).slice(0, 25_000 - 4) + " " + String(at).padStart(3, "0");
}

function percentile(times, percent) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)];
}

function median(times) {
  return percentile(times, 50);
}
