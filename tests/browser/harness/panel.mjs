// The extension as its user sees it: parts, found by `data-part`, and pressed with a real mouse.

import { shadow } from "./shadow.mjs";
import { until } from "./until.mjs";

/** `part("fix")` is the selector of that part; `part("status", { state: "stop" })` of that part in that state. */
export const part = (name, data = {}) =>
  [`[data-part="${name}"]`, ...Object.entries(data).map(([key, value]) => `[data-${key}="${value}"]`)].join("");

export function panelOf(name, page) {
  const call = shadow(name, page);

  /** All parts that can be seen: `{ part, text, label, data, box, focused, disabled, expanded }`. */
  const all = async (selector) => (await call(seen, selector)) ?? [];
  const find = async (selector) => (await all(selector))[0];
  const exists = async (selector) => (await all(selector)).length > 0;
  const appears = (selector) => until(() => notThere(selector), () => find(selector));
  const goes = (selector) => until(`${selector} is gone`, async () => !(await exists(selector)));
  const notThere = async (selector) => `${selector} is there; there is: ${(await text()) || "nothing"}`;

  /** What can be read in it, hidden parts left out. */
  const text = async () => (await call(readable)) ?? "";

  /** The middle of a part, once it has come to rest. */
  const middle = async (selector) => {
    await call(scrolled, selector);
    let before;
    const { box } = await until(
      () => notThere(selector),
      async () => {
        const now = await find(selector);
        const rests = now && JSON.stringify(now.box) === before;
        before = now && JSON.stringify(now.box);
        return rests && now;
      },
    );
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  return {
    call,
    all,
    find,
    exists,
    appears,
    goes,
    text,
    /** A real click on its middle. */
    async click(selector) {
      const { x, y } = await middle(selector);
      await page.mouse.click(x, y);
    },
    async tap(selector) {
      const { x, y } = await middle(selector);
      await page.touchscreen.tap(x, y);
    },
    /** A click such as the page could make up; nothing may come of it. */
    pretend: (selector, kinds = ["pointerdown", "mousedown", "mouseup", "click"]) => call(pretended, selector, kinds),
    /** The part that has the focus, if it lies in here. */
    focused: () => call((root) => root.activeElement?.dataset.part ?? null),
    /** The status of the composer that is worked on, or of all. */
    status: () => find(part("status")),
    becomes: (state) => appears(part("status", { state })),
  };
}

// What follows runs in the page.

function seen(root, selector) {
  return [...root.querySelectorAll(selector)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      part: element.dataset.part,
      text: element.innerText ?? element.textContent,
      label: element.getAttribute("aria-label"),
      role: element.getAttribute("role"),
      data: { ...element.dataset },
      href: element.getAttribute("href"),
      box: { x, y, width, height },
      focused: root.activeElement === element,
      disabled: element.disabled === true,
      expanded: element.getAttribute("aria-expanded"),
    };
  });
}

function readable(root) {
  const parts = [...root.children].filter((child) => !["STYLE", "LINK", "TEMPLATE", "SCRIPT"].includes(child.tagName));
  return parts.map((child) => child.innerText ?? "").join("\n").trim();
}

function scrolled(root, selector) {
  const element = [...root.querySelectorAll(selector)].find((element) => element.checkVisibility({ visibilityProperty: true }));
  element?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function pretended(root, selector, kinds) {
  const element = root.querySelector(selector);
  for (const kind of kinds) {
    const Kind = kind.startsWith("pointer") ? PointerEvent : MouseEvent;
    element?.dispatchEvent(new Kind(kind, { bubbles: true, composed: true, cancelable: true, view: window, button: 0 }));
  }
  element?.click();
  return element !== null;
}
