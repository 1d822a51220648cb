// What was posted, for the author to see and for tests to read as `window.posted`.

import { store } from "../store.js";

export const posted = store([]);

/** `post` is `{ texts, via, where, media }`: the text of each box, and by what the author posted. */
export function publish(post) {
  posted.set([...posted.get(), { ...post, at: Date.now() }]);
}

Object.defineProperty(window, "posted", { get: () => posted.get() });
