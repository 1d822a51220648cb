// Minifies a script from standard input to standard output; the comment that begins with `!` stays.
const { readFileSync } = require("node:fs");
const { transformSync } = require("esbuild");

const { code } = transformSync(readFileSync(0, "utf8"), { minify: true, legalComments: "inline" });
process.stdout.write(code);
