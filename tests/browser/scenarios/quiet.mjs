// Nothing leaves the machine, nothing breaks in the page, and a policy that says no is not asked twice. Looks back on all
// the scenarios before it, so it comes last.

import assert from "node:assert/strict";
import { HOSTS } from "../server.mjs";
import { STOP } from "./drafts.mjs";
import { tests } from "../harness/tests.mjs";

const OWN = /^\/(practice\/page\.(js|css)|home|compose\/post|intent\/post|\w+\/status\/\d+|csp-report)(\?|$)/;

export function quiet(session) {
  const test = tests(session);
  test("reloads and new tabs are checked as well", async () => {
    for (let visit = 0; visit < 3; visit += 1) {
      const tab = await session().tab("/home");
      await tab.page.reload();
      await tab.type(STOP);
      await tab.panel.becomes("stop");
      await tab.page.reload();
      await tab.close();
    }
  });

  test("the policy was complained of at most once per origin, and not at all where it allows WebAssembly", () => {
    const { site, policy, name } = session();
    for (const host of HOSTS) {
      const reports = site.reportsOf(`https://${host}`);
      const most = policy === "strict" && name === "chromium" ? 1 : 0;
      assert.ok(reports.length <= most, `${host}: ${JSON.stringify(reports)}`);
    }
    assert.ok(site.reports.every(({ origin }) => HOSTS.some((host) => origin === `https://${host}`)), "no other origin complained");
  });

  test("nothing but the page's own parts was asked for", () => {
    const { site, tabs } = session();
    const foreign = site.requests.filter(({ host, path }) => !HOSTS.includes(host) || !OWN.test(path));
    assert.deepEqual(foreign, []);
    const asked = tabs.flatMap((tab) => tab.asked).map((address) => new URL(address));
    const strange = asked.filter(({ protocol, hostname }) => protocol === "https:" && !HOSTS.includes(hostname));
    assert.deepEqual(strange.map(String), []);
    const posts = site.requests.filter(({ method, path }) => method !== "GET" && path !== "/csp-report");
    assert.deepEqual(posts, []);
  });

  test("nothing went wrong in the page", () => {
    assert.deepEqual(session().tabs.flatMap((tab) => tab.errors), []);
  });
}
