// Prints the bytes of the files named as arguments, raw and compressed by brotli.
const { readFileSync } = require("node:fs");
const { brotliCompressSync } = require("node:zlib");

let raw = 0;
let brotli = 0;
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  raw += bytes.length;
  brotli += brotliCompressSync(bytes).length;
}
console.log(JSON.stringify([raw, brotli]));
