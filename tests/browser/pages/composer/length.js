// X's own count, from X's own library.

import parseTweet from "twitter-text/dist/esm/parseTweet.js";

export const LIMIT = 280;
export const length = (text) => parseTweet(text).weightedLength;
