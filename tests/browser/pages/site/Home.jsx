// The home timeline, with the composer that stands in it.

import { Composer } from "../composer/Composer.jsx";
import { Posted } from "../practice/Posted.jsx";
import { Tweet } from "./Tweet.jsx";
import { posts } from "./posts.js";

export const Home = () => (
  <div data-testid="primaryColumn">
    <div className="top tabs"><span className="tab here">For you</span><span className="tab">Following</span></div>
    <div className="inline">
      <Composer where="home" testId="tweetButtonInline" label="Post" placeholder="What’s happening?" />
    </div>
    <Posted />
    {posts.map((post) => <Tweet key={post.id} post={post} />)}
  </div>
);
