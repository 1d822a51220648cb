// `https://x.com/` on loopback, with X's kind of headers. Keeps what was asked for and what the browser complained of.

import { createServer } from "node:https";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import selfsigned from "selfsigned";
import { bundle } from "./bundle.mjs";

/** The names the practice page is served under. */
export const HOSTS = ["x.com", "twitter.com", "mobile.x.com", "mobile.twitter.com"];

/** `open` allows WebAssembly, as X does today; `strict` does not, as X did before. */
export const POLICIES = ["open", "strict"];

const TYPES = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/**
 * Serves the practice page until closed. `policy` may be changed while it runs.
 *
 * @returns `{ port, policy, requests, reports, reportsOf(origin), forget(), close() }`
 */
export async function serve({ policy = "open", port = 0 } = {}) {
  const [files, html, certificate] = await Promise.all([
    bundle(),
    readFile(new URL("pages/index.html", import.meta.url), "utf8"),
    selfSigned(),
  ]);
  const site = {
    policy,
    /** Every request: `{ method, host, path }`. */
    requests: [],
    /** Every complaint under the policy: `{ origin, report }`. */
    reports: [],
    reportsOf: (origin) => site.reports.filter((report) => report.origin === origin),
    forget() {
      site.requests.length = 0;
      site.reports.length = 0;
    },
  };

  const server = createServer(certificate, async (request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, "") ?? "";
    const { pathname } = new URL(request.url, "https://x.com");
    if (pathname === "/log") return json(response, { requests: site.requests, reports: site.reports });
    site.requests.push({ method: request.method, host, path: request.url });
    if (pathname === "/csp-report") return collect(site, request, response);
    const file = files.get(pathname);
    if (file) return response.writeHead(200, { "content-type": TYPES[pathname.split(".").pop()] }).end(file);
    if (/\.\w+$/.test(pathname)) return response.writeHead(404).end();
    return document(response, html, site.policy);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  site.port = server.address().port;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return site;
}

function document(response, html, policy) {
  const nonce = randomBytes(16).toString("base64");
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy(policy, nonce),
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
  });
  response.end(html.replace("{nonce}", nonce));
}

function contentSecurityPolicy(policy, nonce) {
  const wasm = policy === "open" ? " 'wasm-unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${wasm}`,
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "report-uri /csp-report",
  ].join("; ");
}

async function collect(site, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  response.writeHead(204).end();
  const report = parsed(Buffer.concat(chunks).toString());
  const address = report["document-uri"] ?? "";
  site.reports.push({ origin: URL.canParse(address) ? new URL(address).origin : address, report });
}

function parsed(body) {
  try {
    const report = JSON.parse(body);
    return report["csp-report"] ?? report;
  } catch {
    return { unreadable: body };
  }
}

function json(response, value) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function selfSigned() {
  const made = await selfsigned.generate([{ name: "commonName", value: "x.com" }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames: HOSTS.map((value) => ({ type: 2, value })) }],
  });
  return { key: made.private, cert: made.cert };
}
