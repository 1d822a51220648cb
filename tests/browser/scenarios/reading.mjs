// The pages can be read and used by everybody: WCAG 2.2 AA, narrow windows, large type, right to left, forced colours.

import assert from "node:assert/strict";
import { openPage } from "../harness/page.mjs";
import { tests } from "../harness/tests.mjs";

const PAGES = ["options", "popup", "welcome"];

export function reading(session) {
  const test = tests(session);

  for (const name of PAGES) {
    for (const dark of [false, true]) {
      test(`${name}, ${dark ? "dark" : "light"}, has no fault that a checker finds`, async () => {
        const page = await openPage(session(), name, { dark });
        if (name === "options") await page.click('[data-family="respect"] summary');
        if (name === "welcome") await page.click('[data-sample="sample_privacy"]');
        assert.deepEqual(await page.faults(), []);
        assert.deepEqual(page.errors, []);
        await page.close();
      });
    }

    test(`${name} fits narrow windows, which is also 200 % and 400 % zoom, and reads from right to left`, async () => {
      for (const width of [640, 390, 320]) {
        const page = await openPage(session(), name, { viewport: { width, height: 700 } });
        if (name === "options") await page.click('[data-family="respect"] summary');
        if (name === "welcome") await page.click('[data-sample="sample_privacy"]');
        for (const direction of ["ltr", "rtl"]) {
          await page.page.evaluate((direction) => (document.documentElement.dir = direction), direction);
          assert.equal(await page.overflow(), 0, `${name} is too wide for ${width}, ${direction}`);
        }
        await page.close();
      }
    });

    test(`${name} says everything in words`, async () => {
      const page = await openPage(session(), name);
      const bare = await page.page.$$eval("[data-i18n]", (elements) => elements.filter(({ textContent, dataset }) => textContent === dataset.i18n || !textContent).map(({ dataset }) => dataset.i18n));
      assert.deepEqual(bare, []);
      await page.close();
    });
  }

  test("a switch can be seen and pressed by keyboard", async () => {
    const page = await openPage(session(), "popup");
    await page.page.focus('[data-part="site-on"]');
    await page.page.keyboard.press("Space");
    await page.keeps("the site is off", ({ sites_off }) => sites_off?.[0] === "x.com");
    await page.close();
  });
}
