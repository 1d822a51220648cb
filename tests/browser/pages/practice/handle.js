// What tests reach the page by: `window.practice`.

import { go } from "../site/route.js";
import { change, settings } from "./settings.js";
import { boxes, remount } from "../composer/boxes.js";

window.practice = {
  set: change,
  get settings() {
    return settings.get();
  },
  go,
  remount,
  /** Writes a draft into the last composer, from within the page's own state: no input event tells of it. */
  fill: (text) => boxes.at(-1)?.fill(text),
  /** How often a press reached the site, whether or not it then posted. */
  presses: 0,
  /** Every event of these kinds that reached the site's own listeners. */
  shortcuts: [],
};
