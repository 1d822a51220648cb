// The address, as a store. X never loads a new document: it pushes states.

import { store } from "../store.js";

const here = () => ({ path: location.pathname, query: new URLSearchParams(location.search) });

export const route = store(here());
addEventListener("popstate", () => route.set(here()));

export function go(address) {
  history.pushState({}, "", address);
  route.set(here());
}

export function leaveModal() {
  go(background(here()).path);
}

/** The page that a modal lies over. */
export function background({ path, query }) {
  if (isModal(path)) return { path: sessionStorage.getItem("background") ?? "/home", query: new URLSearchParams() };
  sessionStorage.setItem("background", path);
  return { path, query };
}

/** The addresses at which X shows the composer's dialog. */
export const isModal = (path) => path.startsWith("/compose/") || path.startsWith("/intent/");
