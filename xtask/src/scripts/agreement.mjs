// The same drafts natively, as WebAssembly and translated: the reports have to be the same to the byte. Arguments: the
// native program, core.js, translated.js, and how many drafts.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { randomTexts } from "../../../tests/browser/texts.mjs";

const [program, core, translated, count] = process.argv.slice(2);

/** Sentences between which the random pieces stand, so that rules have something to say. */
const SAID = [
  "Mrs Alvarez in bed 4, 93, came on 3 March 2024 ", "MRN 00482913 ", "our frequent flyer ", "vaccines cause autism ", "SSN 123-45-6789 ",
  "take 400 mg daily ", "Completely burnt out. ", "I can't do this anymore ", "call +1 617-555-0142 or lee@example.org ", "my patient’s husband Tom, a teacher from Leeds ",
];
const texts = randomTexts(Number(count), 7).map((text, at) => (at % 3 ? SAID[at % SAID.length] + text : text) + (at % 5 ? "" : " " + SAID[(at * 7) % SAID.length]));
texts.push("", "\0", "\u202e".repeat(300), "e\u0301\u0323".repeat(2000), "😀".repeat(25_000), "#tag ".repeat(5000), "“a” ".repeat(6000), "x".repeat(25_001));

const separator = Buffer.from([0xff]);
const input = Buffer.concat(texts.flatMap((text, at) => (at ? [separator, Buffer.from(text)] : [Buffer.from(text)])));
const native = execFileSync(program, { input, maxBuffer: 2 ** 31 - 1 }).toString().split("\n");

const scripts = [core, translated].map((file) => readFileSync(file, "utf8")).join("\n");
const ways = Object.fromEntries(["chaperoneCore.bytes()", "chaperoneTranslated()"].map((module) => {
  const context = createContext({ atob, TextDecoder, TextEncoder, console });
  // Node 20 has no `transfer`; every browser that needs the translation has.
  runInContext("ArrayBuffer.prototype.transfer ??= function (size) { return detach(this, new ArrayBuffer(size)); }", Object.assign(context, { detach }));
  runInContext(scripts, context);
  runInContext(`chaperoneCore.glue.initSync({ module: ${module} })`, context);
  return [module, runInContext("chaperoneCore.glue.report", context)];
}));

let said = 0;
let wrong = 0;
texts.forEach((text, at) => {
  said += native[at].includes("Finding {") ? 1 : 0;
  for (const [way, report] of Object.entries(ways)) {
    if (report(text, at % 2 === 1) === native[at]) continue;
    wrong += 1;
    if (wrong <= 5) console.error(`${way} differs on ${JSON.stringify(text.slice(0, 300))}`);
  }
});
console.log(`${texts.length} drafts, findings in ${said}: ${wrong ? `${wrong} reports differ` : "natively, as WebAssembly and translated, the same reports to the byte"}.`);
process.exit(wrong === 0 && said > texts.length / 4 ? 0 : 1);

function detach(from, to) {
  new Uint8Array(to).set(new Uint8Array(from).subarray(0, to.byteLength));
  structuredClone(from, { transfer: [from] });
  return to;
}
