// The practice page as two files in memory.

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("pages/page.jsx", import.meta.url))],
    outdir: "/practice",
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    logLevel: "error",
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.endsWith(".css") ? "/practice/page.css" : "/practice/page.js", contents]));
}
