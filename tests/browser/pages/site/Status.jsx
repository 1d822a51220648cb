// One post, with the composer that answers it inline.

import { Composer } from "../composer/Composer.jsx";
import { Posted } from "../practice/Posted.jsx";
import { Icon } from "./Icon.jsx";
import { Tweet } from "./Tweet.jsx";
import { go } from "./route.js";
import { posts } from "./posts.js";

export function Status({ path }) {
  const post = posts.find(({ id }) => path.endsWith(`/status/${id}`)) ?? posts[0];
  return (
    <div data-testid="primaryColumn">
      <div className="top"><button type="button" className="round" aria-label="Back" onClick={() => go("/home")}>←</button><h2>Post</h2></div>
      <Tweet post={post} isAlone />
      <div className="inline reply">
        <Composer key={post.id} where="reply" testId="tweetButtonInline" label="Reply" placeholder="Post your reply" />
      </div>
      <Posted />
    </div>
  );
}
