// The boxes on the page, the latest last; and the wish to draw them anew.

import { store } from "../store.js";

export const boxes = [];

/** Changes when every editor is to be thrown away and made again with the same text, as X does at will. */
export const mounting = store(0);
export const remount = () => mounting.set(mounting.get() + 1);

/** The text that the inline composer and the dialog share where they are mirrored. */
export const mirrored = store("");
