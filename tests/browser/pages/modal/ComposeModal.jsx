// The composer's dialog: a new post, a reply (`?in_reply_to=`), a quote (`?url=`), or a post begun elsewhere (`/intent/post?text=`).

import { Composer } from "../composer/Composer.jsx";
import { leaveModal } from "../site/route.js";
import { Modal } from "./Modal.jsx";
import { Quoted, Tweet } from "../site/Tweet.jsx";
import { posts } from "../site/posts.js";

export function ComposeModal({ query }) {
  const answered = posts.find((post) => post.id === query.get("in_reply_to"));
  const quoted = posts.find((post) => query.get("url")?.endsWith(`/status/${post.id}`));
  return (
    <Modal label="" className="compose" onClose={leaveModal}>
      {answered && <Tweet post={answered} isAnswered />}
      <Composer
        where={answered ? "reply dialog" : quoted ? "quote" : "dialog"}
        testId="tweetButton"
        label={answered ? "Reply" : "Post"}
        placeholder={answered ? "Post your reply" : quoted ? "Add a comment" : "What’s happening?"}
        initial={query.get("text") ?? ""}
        autoFocus
        thread
        onPosted={leaveModal}
      >
        {quoted && <Quoted post={quoted} />}
      </Composer>
    </Modal>
  );
}
