// What went out, at the top of the timeline.

import { Avatar } from "../site/Avatar.jsx";
import { posted } from "./posted.js";

export function Posted() {
  const all = posted.use();
  return (
    <div data-testid="posted" role="log" aria-label="Posted">
      {[...all].reverse().map((post) => (
        <article key={post.at} className="tweet" data-via={post.via} data-where={post.where}>
          <div className="line-side"><Avatar name="You" /></div>
          <div className="writing">
            <div className="head"><b>You</b> <span className="faint">@you · now · posted from {post.where} by {post.via}</span></div>
            {post.texts.map((text, index) => <div key={index} className="text">{text}</div>)}
          </div>
        </article>
      ))}
    </div>
  );
}
