// A site and a browser on it, for as long as a suite lasts.

import { open } from "./browsers.mjs";
import { openTab } from "./tab.mjs";
import { serve } from "../server.mjs";

export async function start(name, { policy = "open", extension, headless = true, profile } = {}) {
  const site = await serve({ policy });
  const browser = await open(name, { site, extension, headless, profile });
  const session = { name, policy, site, browser, tabs: [] };
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
