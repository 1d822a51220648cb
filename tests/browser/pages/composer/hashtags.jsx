// X colours hashtags, mentions and addresses with a Draft.js decorator, which splits the text into further spans.

import { CompositeDecorator } from "draft-js";

const COLOURED = /(?:^|(?<=[^\p{L}\p{N}_&]))[#@][\p{L}\p{N}_]+|https?:\/\/\S+/gu;

function find(block, found) {
  for (const match of block.getText().matchAll(COLOURED)) found(match.index, match.index + match[0].length);
}

const Coloured = ({ children }) => <span className="coloured">{children}</span>;

export const decorator = new CompositeDecorator([{ strategy: find, component: Coloured }]);
