// All the ways in which one can post.

import { CTRL } from "../harness/tab.mjs";

const pressed = (key, testId) => async (tab) => {
  await (await tab.button(testId)).focus();
  await tab.page.keyboard.press(key);
};

const touched = (testId) => async (tab) => {
  const { x, y, width, height } = await (await tab.button(testId)).boundingBox();
  await tab.page.touchscreen.tap(x + width / 2, y + height / 2);
};

/** `{ name, path, post(tab) }`, for a composer that has a draft. */
export const WAYS = [
  ...[["/home", "tweetButtonInline"], ["/compose/post", "tweetButton"]].flatMap(([path, testId]) => [
    { name: `a click on ${testId}`, path, post: (tab) => tab.click(testId) },
    { name: `a tap on ${testId}`, path, post: touched(testId) },
    { name: `Enter on ${testId}`, path, post: pressed("Enter", testId) },
    { name: `Space on ${testId}`, path, post: pressed(" ", testId) },
    { name: `Ctrl+Enter at ${path}`, path, post: (tab) => tab.focus().then(() => tab.chord("Enter", "Control")) },
    { name: `Meta+Enter at ${path}`, path, post: (tab) => tab.focus().then(() => tab.chord("Enter", "Meta")) },
  ]),
  {
    name: "the confirmed schedule",
    path: "/compose/post",
    post: async (tab) => {
      await tab.click("scheduleOption");
      await tab.click("scheduledConfirmationPrimaryAction");
    },
    after: (tab) => tab.page.$$eval('[data-testid="app-bar-close"]', (buttons) => buttons.at(-1).click()),
  },
  {
    name: "Post all of a thread",
    path: "/compose/post",
    before: async (tab) => {
      await tab.focus();
      await tab.chord("End", CTRL);
      await tab.click("addButton");
      await tab.type("and that was that", 1);
    },
    post: (tab) => tab.click("tweetButton"),
  },
];
