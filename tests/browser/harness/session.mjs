// A site and a browser on it, for as long as a suite lasts.

import { open } from "./browsers.mjs";
import { openTab } from "./tab.mjs";
import { serve } from "../server.mjs";
import { until } from "./until.mjs";

export async function start(name, { policy = "open", extension, headless = true, profile } = {}) {
  const site = await serve({ policy });
  const browser = await open(name, { site, extension, headless, profile });
  const session = { name, policy, site, browser, tabs: [] };
  // The page that greets whoever has just installed it would take the focus from the first tab.
  if (extension !== null) session.home = await welcomed(browser, name);
  session.tab = async (path, options) => {
    const tab = await openTab(session, path, options);
    session.tabs.push(tab);
    return tab;
  };
  session.close = async () => {
    await browser.close();
    await site.close();
  };
  return session;
}

/**
 * Waits for the welcome page, closes it, and gives back where the extension's pages are. Firefox does not let itself be driven
 * on them, and shows them as blank ones.
 */
async function welcomed(browser, name) {
  const isWelcome = (page) => /^chrome-extension:.*\/pages\/welcome\.html$/.test(page.url());
  const page = await until("the welcome page has opened", async () => {
    const pages = await browser.pages();
    return name === "firefox" ? pages[1] : pages.find(isWelcome);
  });
  const home = page.url().replace("welcome.html", "");
  await page.close();
  return home;
}
