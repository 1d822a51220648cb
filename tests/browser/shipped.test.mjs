// What the built extension can do at most: its permissions, every function of the browser that its module calls, and
// that none of its scripts names a way out. `UPDATE=1 node --test shipped.test.mjs` writes reach.txt anew, for review.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BROWSERS, built } from "./harness/browsers.mjs";

const REACH = new URL("reach.txt", import.meta.url);

/** By these, something could leave the machine, or code could come in. */
const WAYS_OUT =
  /\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|RTC\w*|importScripts|serviceWorker|SharedWorker|Worker|eval|document\.write|innerHTML|outerHTML|insertAdjacentHTML|cookie|indexedDB|sessionStorage|BroadcastChannel|postMessage|sendMessage|window\.open|new Image|caches)\b|\bimport\s*\(|\bnew\s+Function\b/g;

const MATCHES = ["https://x.com/*", "https://twitter.com/*", "https://mobile.x.com/*", "https://mobile.twitter.com/*"];

for (const name of BROWSERS) {
  describe(name, () => {
    const file = (path) => readFile(join(built(name), path), "utf8");

    test("asks for storage, runs on X alone, and opens nothing to the page", async () => {
      const manifest = JSON.parse(await file("manifest.json"));
      assert.equal(manifest.manifest_version, 3);
      assert.deepEqual(manifest.permissions, ["storage"]);
      for (const key of ["host_permissions", "optional_permissions", "optional_host_permissions", "web_accessible_resources", "externally_connectable"]) {
        assert.equal(manifest[key], undefined, key);
      }
      const pages = { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" };
      assert.deepEqual(manifest.content_security_policy, pages);
      const opener = name === "firefox" ? { scripts: ["background.js"] } : { service_worker: "background.js" };
      assert.deepEqual(manifest.background, opener, "it opens the welcome page, and does nothing else");
      for (const { matches, world } of manifest.content_scripts) {
        assert.deepEqual(matches, MATCHES);
        assert.equal(world, undefined, "a script in the page's own world could be changed by the page");
      }
      const gecko = manifest.browser_specific_settings?.gecko;
      assert.deepEqual(gecko?.data_collection_permissions, name === "firefox" ? { required: ["none"] } : undefined);
    });

    test("no script names a way out", async () => {
      for (const path of (await readdir(built(name), { recursive: true })).filter((path) => /\.m?js$/.test(path))) {
        const script = (await file(path)).replace(/"[A-Za-z0-9+/=]{1000,}"/g, '""');
        const found = [...withoutComments(script).matchAll(WAYS_OUT)].map(([way]) => way);
        assert.deepEqual(found, [], path);
      }
    });

    test("the module calls what was reviewed, and nothing else", async () => {
      const { groups } = /const base64 = "(?<base64>[A-Za-z0-9+/=]+)"/.exec(await file("core.js"));
      const imports = WebAssembly.Module.imports(new WebAssembly.Module(Buffer.from(groups.base64, "base64")));
      const reach = [...new Set(imports.map(({ name }) => name.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "")))].sort().join("\n") + "\n";
      if (process.env.UPDATE) await writeFile(REACH, reach);
      assert.equal(reach, await readFile(REACH, "utf8"), "The module calls other functions than tests/browser/reach.txt lists. Review them, then UPDATE=1.");
    });

    test("says whose work is in it", async () => {
      const licences = await file("LICENSES.txt");
      for (const part of ["wasm-bindgen 0.2.130", "The Rust standard library", "words-de-es-fr.txt", "Apache License"]) assert.ok(licences.includes(part), part);
    });

    test("knows no path of the machine that built it", async () => {
      for (const path of await readdir(built(name), { recursive: true, withFileTypes: true })) {
        if (!path.isFile()) continue;
        const content = await readFile(join(path.parentPath, path.name), "latin1");
        const unpacked = content.replace(/"([A-Za-z0-9+/=]{1000,})"/g, (_, base64) => Buffer.from(base64, "base64").toString("latin1"));
        assert.equal(/\/(home|root|Users|tmp)\/[\w.-]+/.exec(unpacked)?.[0], undefined, path.name);
      }
    });
  });
}

function withoutComments(script) {
  return script.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}
