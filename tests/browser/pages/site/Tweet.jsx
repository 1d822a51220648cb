// A post of someone else, or one's own once it is out.

import { Avatar } from "./Avatar.jsx";
import { Icon } from "./Icon.jsx";
import { go } from "./route.js";

export function Tweet({ post, isAnswered, isAlone }) {
  const open = () => isAnswered || isAlone || go(`/${post.handle}/status/${post.id}`);
  return (
    <article className={`tweet ${isAnswered ? "answered" : ""}`} data-testid="tweet" role="article" tabIndex={0}>
      <div className="line-side">
        <Avatar name={post.name} />
        {isAnswered && <span className="thread-line" />}
      </div>
      <div className="writing">
        <Head post={post} />
        <div className="text" data-testid="tweetText" lang="en" onClick={open}>{post.text}</div>
        {isAnswered ? (
          <p className="replying">Replying to <a href={`/${post.handle}`} onClick={(event) => event.preventDefault()}>@{post.handle}</a></p>
        ) : (
          <div className="actions" role="group">
            <Action label="Reply" icon="reply" testId="reply" onClick={() => go(`/compose/post?in_reply_to=${post.id}`)} />
            <Action label="Quote" icon="repost" testId="retweet" onClick={() => go(`/compose/post?url=https://x.com/${post.handle}/status/${post.id}`)} />
            <Action label="Like" icon="like" testId="like" />
          </div>
        )}
      </div>
    </article>
  );
}

export const Quoted = ({ post }) => (
  <div className="quoted">
    <Head post={post} />
    <div className="text">{post.text}</div>
  </div>
);

const Head = ({ post }) => (
  <div className="head" data-testid="User-Name">
    <b>{post.name}</b> <span className="faint">@{post.handle} · {post.when}</span>
  </div>
);

const Action = ({ label, icon, testId, onClick }) => (
  <button type="button" aria-label={label} data-testid={testId} onClick={onClick}><Icon name={icon} /></button>
);
