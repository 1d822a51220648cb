// What the practice page can be asked to do differently. Kept over reloads; `#theme=dark&button=native` sets it by address.

import { store } from "../store.js";

const KEY = "practice";

const STANDARD = {
  /** `light`, `dim` or `dark`: the three backgrounds of X. */
  theme: "light",
  /** `native`: `<button>`, as X has it today; `web`: React Native Web's `<div role="button">` with its responder. */
  button: "native",
  /** `own`: the site handles pasted text itself; `draft`: Draft.js does. */
  paste: "draft",
  /** Whether the inline composer and the dialog show the same text. */
  mirror: false,
};

const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

const asked = () => {
  const { mirror, ...rest } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return mirror === undefined ? rest : { ...rest, mirror: mirror === "true" };
};

export const settings = store({ ...STANDARD, ...kept(), ...asked() });

export function change(some) {
  settings.set({ ...settings.get(), ...some });
  localStorage.setItem(KEY, JSON.stringify(settings.get()));
}

const paint = () => document.documentElement.setAttribute("data-theme", settings.get().theme);
settings.subscribe(paint);
paint();
