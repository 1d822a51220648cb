// The extension on the practice page, in both browsers under both policies.
// ONLY_BROWSER=firefox, ONLY_POLICY=strict and `--test-name-pattern` narrow it down.

import { after, before, describe } from "node:test";
import { BROWSERS } from "./harness/browsers.mjs";
import { POLICIES } from "./server.mjs";
import { start } from "./harness/session.mjs";
import { fixing } from "./scenarios/fixing.mjs";
import { hashtags } from "./scenarios/hashtags.mjs";
import { holding } from "./scenarios/holding.mjs";
import { hostile } from "./scenarios/hostile.mjs";
import { living } from "./scenarios/living.mjs";
import { marking } from "./scenarios/marking.mjs";
import { panel } from "./scenarios/panel.mjs";
import { quiet } from "./scenarios/quiet.mjs";
import { recognising } from "./scenarios/recognising.mjs";
import { releasing } from "./scenarios/releasing.mjs";

const SCENARIOS = { recognising, marking, panel, fixing, hashtags, holding, releasing, living, hostile, quiet };

const chosen = (all, only) => all.filter((one) => !only || one === only);

for (const name of chosen(BROWSERS, process.env.ONLY_BROWSER)) {
  for (const policy of chosen(POLICIES, process.env.ONLY_POLICY)) {
    describe(`${name}, ${policy}`, () => {
      let session;
      before(async () => (session = await start(name, { policy })));
      after(() => session?.close());
      for (const [title, scenarios] of Object.entries(SCENARIOS)) describe(title, () => scenarios(() => session));
    });
  }
}
