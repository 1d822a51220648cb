// The row under the boxes: what one can attach, how much room is left, and Post.

import { useRef } from "react";
import { Counter } from "./Counter.jsx";
import { Icon } from "../site/Icon.jsx";
import { PostButton } from "./PostButton.jsx";

export function Toolbar({ text, onAdd, onSchedule, onMedia, post }) {
  const input = useRef(null);
  return (
    <div className="toolbar" data-testid="toolBar" role="none">
      <div className="tools" role="tablist" data-testid="ScrollSnap-List">
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif,video/mp4"
          multiple
          tabIndex={-1}
          data-testid="fileInput"
          onChange={(event) => onMedia([...event.target.files])}
        />
        <Tool label="Add photos or video" icon="photo" onClick={() => input.current.click()} />
        <Tool label="Add a GIF" icon="gif" testId="gifSearchButton" />
        <Tool label="Add poll" icon="poll" testId="createPollButton" />
        <Tool label="Add emoji" icon="emoji" />
        <Tool label="Schedule post" icon="schedule" testId="scheduleOption" onClick={onSchedule} />
      </div>
      <div className="post-side">
        {text !== "" && <Counter text={text} />}
        {text !== "" && onAdd && (
          <>
            <span className="rule" />
            <Tool label="Add post" icon="add" testId="addButton" className="add" onClick={onAdd} />
          </>
        )}
        <PostButton {...post} />
      </div>
    </div>
  );
}

const Tool = ({ label, icon, testId, onClick, className = "" }) => (
  <button type="button" className={`tool ${className}`} aria-label={label} data-testid={testId} onClick={onClick}>
    <Icon name={icon} />
  </button>
);
