// Drives one module twice, as WebAssembly and translated, and prints what differs. Arguments: core.js and translated.js,
// made with the glue below by the test in scripts.rs.
const { readFileSync } = require("node:fs");
const { createContext, runInContext } = require("node:vm");

const [core, translated] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));

/** What happens to the module that `expression` gives. */
function events(expression) {
  const log = [];
  const context = createContext({ atob, tell: (...values) => log.push(values.join()), detach });
  // Node 20 has no `transfer`; every browser that needs the translation has.
  runInContext("ArrayBuffer.prototype.transfer ??= function (size) { return detach(this, new ArrayBuffer(size)); }", context);
  runInContext(core + translated, context);
  const wasm = runInContext(`chaperoneCore.glue.initSync({ module: ${expression} })`, context);
  const text = (buffer) => Buffer.from(buffer, 1022, 24).toString("latin1");

  for (const half of [0, 1, -1, 0x7fffffff, -0x80000000]) {
    for (const other of [0, 1, -1, 0x7fffffff, -0x80000000]) wasm.tell(7, half, other);
  }
  const before = wasm.memory.buffer;
  log.push(text(before), wasm.grow(), before.byteLength, wasm.memory.buffer.byteLength, text(wasm.memory.buffer));
  wasm.poke(1030, 88);
  wasm.copy(1026, 1024, 12);
  log.push(text(wasm.memory.buffer));
  log.push(...[0.5, -0.5, 1e10, -1e10, NaN].map(wasm.saturate), ...[127, 128, 255, 256].map(wasm.extend));
  return log;
}

function detach(from, to) {
  new Uint8Array(to).set(new Uint8Array(from));
  structuredClone(from, { transfer: [from] });
  return to;
}

const exact = events("chaperoneCore.bytes()");
const other = events("chaperoneTranslated()");
const differences = exact.flatMap((event, at) => (event === other[at] ? [] : [`${event} became ${other[at]}`]));
if (exact.length < 30 || exact.length !== other.length) differences.push(`${exact.length} and ${other.length} events`);
console.log(differences.length ? differences.join("\n") : "the same");
