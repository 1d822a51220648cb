// The core's weighted length against X's own library: kinds of the published conformance cases, and seeded random texts.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import twitter from "twitter-text";
import { randomTexts } from "./texts.mjs";

const repeated = (text, times) => text.repeat(times);

/** Of the kinds that twitter-text's `WeightedTweetsCounterTest` lists, in other words. */
const KINDS = {
  "a text and an address": ["Hello https://ward.co"],
  "an address alone": ["https://ward.co", "http://ward.co", "ward.co"],
  "too long": [repeated("ward-round-", 26), repeated("a", 280), repeated("a", 281)],
  "too long, an address in the middle": [`rounds http://www.example.org/nurse ${repeated("night-duty-", 26)}`],
  "too long, an address at the end": [`${repeated("night-duty-", 25)} http://www.example.org/nurse `],
  "ten addresses": [repeated("https://www.example.org/theatre ", 10)],
  "CJK": [repeated("手术室今天很安静，", 18), repeated("の", 140), repeated("간호사", 50), `the ${repeated("病", 140)}`],
  "emoji": [repeated("🩺", 160), repeated("🩺", 140), "🏥💊🧬🫀🫁"],
  "what normalisation makes shorter": ["Cafe\u0301", "A\u0301B", "\u1112\u1161\u11ab"],
  "what normalisation makes longer": ["A\ufb2c", "\u0958", "\u2adc"],
  "normalised near the limit": [`${repeated("ward-round-", 25)}xxxxA\u0301x`, `${repeated("a", 279)}e\u0301`],
  "a mix of widths": ["H🐈☺👨‍👩‍👧‍👦", "é🩺の~"],
  "skin tones and roles": ["🙋🏾👩🏽‍⚕️", "👨🏿‍🔬👩‍🚒", "🧑🏻‍🤝‍🧑🏿"],
  "flags, keycaps and lone parts": ["🇨🇭🇬🇧", "🇨", "🇨🇨🇨", "1️⃣#️⃣*⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "\ufe0f", "\u200d", "🏽", "❤️❤"],
  "spaces and dashes of general punctuation": ["a\u2000\u2001\u200a\u200b\u200d\u2010 ‐ – — ― ‖ ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷"],
  "above general punctuation": ["‸ ⁂ ⁊ € ™ ← ∞ ☕ ① Ω Я ए"],
  "directional marks": ["a\u202ab\u202cc\u200ed\u200f", "שלום \u202ehttps://ward.co\u202c", "\u2066مرحبا\u2069"],
  "an address with labels that are too long": [`see https://${repeated("averylongname", 8)}.com and ward.co`, `https://${repeated("a.", 120)}com`],
  "an address that is too long": [`https://ward.co/${repeated("corridor/", 500)}`],
  "addresses without protocol": ["ward.com ward.co.uk www.ward.health ward.nurse ward.invalid ward.日本 ward.みんな", "t.co/abc", "a.b", "e.g. i.e. U.S.A."],
  "what only looks like an address": ["nurse@ward.co", "@ward.co", "#ward.co", "$ward.co", "ftp://ward.co", "http://-ward.co", "http://ward_.co", "..ward.co", "ward..co"],
  "addresses with all their parts": [
    "HTTPS://www.WARD.co:8080/a(b)/c;d?e=f&g[]=h#i!",
    "https://ward.co/wiki/Pain_(sense)",
    "(https://ward.co/a)",
    "https://ward.co/a.",
    "https://ward.co/a?b=c,d.",
    "https://ward.co/Русский/日本",
    "https://müller.de",
    "https://日本語.jp 、https://ward.co。",
    "日本https://ward.co日本ward.co日本",
  ],
  "mentions, hashtags, cashtags": ["@nurse #Ward $CARE @nurse/list", "#日本語 ＃全角 ＠nurse"],
  "nothing": ["", " ", "\n\n"],
};

test("weighted length, as in the kinds of the published conformance cases", async (t) => {
  for (const [kind, texts] of Object.entries(KINDS)) {
    await t.test(kind, () => agree(texts));
  }
});

test("weighted length of 6,000 random texts", () => agree(randomTexts(6000, 2024)));

function agree(texts) {
  const ours = lengths(texts);
  const different = texts.flatMap((text, index) => {
    const theirs = xs(text);
    return ours[index] === theirs ? [] : [`${JSON.stringify(text)}: ${ours[index]}, but X counts ${theirs}`];
  });
  assert.equal(different.length, 0, `${different.length} of ${texts.length} differ:\n${different.slice(0, 20).join("\n")}`);
}

/** What X counts. Emoji younger than the library's list of 2018 count like those on it, as they do on X by now. */
function xs(text) {
  const count = (text) => twitter.parseTweet(text).weightedLength;
  return count(text.replace(EMOJI, (emoji) => (count(emoji) === 2 ? emoji : "😀")));
}

const EMOJI = new RegExp("\\p{RGI_Emoji}", "gv");

function lengths(texts) {
  const drafts = texts.map((text, id) => `${JSON.stringify({ id: String(id), text })}\n`).join("");
  const { stdout, stderr, status } = spawnSync(program(), ["check", "--jsonl"], {
    input: drafts,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  assert.ok(status === 0 || status === 1, `chaperone ended with ${status}: ${stderr}`);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line).length);
}

/** The command line, the newest build of it; built if there is none. */
function program() {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const ending = process.platform === "win32" ? ".exe" : "";
  const builds = ["debug", "release"].map((profile) => `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/${profile}/chaperone${ending}`);
  const age = (path) => statSync(path).mtimeMs;
  const newest = () => builds.filter((path) => existsSync(path)).sort((one, other) => age(other) - age(one))[0];
  if (!newest()) execFileSync("cargo", ["build", "--quiet", "--bin", "chaperone"], { cwd: root, stdio: "inherit" });
  return newest();
}
