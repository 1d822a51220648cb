// Starts a browser of its own, with a fresh profile, the extension, and X's names on loopback.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { HOSTS } from "../server.mjs";

export const BROWSERS = ["chromium", "firefox"];

const PROGRAMS = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  firefox: ["firefox-esr", "firefox"],
};

const PLACES = {
  chromium: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
  firefox: ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
};

/** Where the build puts the extension for a browser. */
export const built = (name) => fileURLToPath(new URL(`../../../dist/${name === "chromium" ? "chrome" : name}`, import.meta.url));

/** Opens `name` with the extension in `extension` (none if `null`), all of X's names leading to `site`; its profile in `profile`, if that is to be kept. */
export async function open(name, { site, extension = built(name), headless = true, size = { width: 1280, height: 900 }, profile }) {
  if (extension && !existsSync(join(extension, "manifest.json"))) {
    throw new Error(`There is no extension in ${extension}. Run \`cargo xtask build\` first.`);
  }
  const start = name === "firefox" ? firefox : chromium;
  const viewport = headless ? size : null;
  return start({ executablePath: program(name), headless, site, extension, size, viewport, profile });
}

async function chromium({ executablePath, headless, site, extension, size, viewport, profile }) {
  const rules = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${site.port}`);
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    userDataDir: profile,
    enableExtensions: Boolean(extension),
    defaultViewport: viewport,
    acceptInsecureCerts: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--ignore-certificate-errors",
      `--window-size=${size.width},${size.height}`,
      `--host-resolver-rules=${rules.join(",")},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    ],
  });
  if (extension) browser.chaperone = await browser.installExtension(extension);
  return browser;
}

async function firefox({ executablePath, headless, site, extension, size, viewport, profile }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless,
    userDataDir: profile,
    defaultViewport: viewport,
    acceptInsecureCerts: true,
    args: [`--width=${size.width}`, `--height=${size.height}`],
    extraPrefsFirefox: {
      "network.dns.localDomains": HOSTS.join(","),
      "network.socket.forcePort": `443=${site.port}`,
      "network.dns.disableIPv6": true,
      "security.cert_pinning.enforcement_level": 0,
      "network.stricttransportsecurity.preloadlist": false,
      // Nothing but the page is to be asked for.
      "app.normandy.enabled": false,
      "browser.safebrowsing.downloads.remote.enabled": false,
      "services.settings.server": "data:,#remote-settings-dummy/v1",
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "extensions.getAddons.cache.enabled": false,
    },
  });
  if (extension) browser.chaperone = await browser.installExtension(extension);
  return browser;
}

function program(name) {
  const given = process.env[name.toUpperCase()];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const ending = process.platform === "win32" ? ".exe" : "";
  const found = PROGRAMS[name].flatMap((file) => folders.map((folder) => join(folder, file + ending)));
  const path = [...found, ...PLACES[name]].find((path) => existsSync(path));
  if (!path) throw new Error(`${name} was not found. Install it, or name it in ${name.toUpperCase()}.`);
  return path;
}
