// The boxes that one button posts, their attachments, and the row under them. `where` says on which surface it stands.

import { useEffect, useRef, useState } from "react";
import { Attachments } from "./Attachments.jsx";
import { PlainBox } from "./PlainBox.jsx";
import { RichBox, isPostChord } from "./RichBox.jsx";
import { Toolbar } from "./Toolbar.jsx";
import { Avatar } from "../site/Avatar.jsx";
import { Schedule } from "../modal/Schedule.jsx";
import { isMobile } from "../site/layout.js";
import { LIMIT, length } from "./length.js";
import { mirrored, mounting } from "./boxes.js";
import { publish } from "../practice/posted.js";
import { settings } from "../practice/settings.js";

let lastKey = 0;
const fresh = (text = "") => ({ key: ++lastKey, text, media: [] });

export function Composer({ where, testId, label, placeholder, initial, autoFocus, thread, onPosted, children }) {
  const [boxes, setBoxes] = useState(() => [fresh(initial)]);
  const [current, setCurrent] = useState(0);
  const [isScheduling, setScheduling] = useState(false);
  const [isPosting, setPosting] = useState(false);
  const mount = mounting.use();
  const { mirror } = settings.use();
  const latest = useRef(boxes);

  const update = (change) => {
    latest.current = change(latest.current);
    setBoxes(latest.current);
  };
  const edit = (key, some) => update((all) => all.map((box) => (box.key === key ? { ...box, ...some(box) } : box)));

  const press = (via) => {
    window.practice.presses += 1;
    if (isPosting || !canPost(latest.current)) return;
    publish({ texts: latest.current.map((box) => box.text), media: latest.current.map((box) => box.media.length), via, where });
    setPosting(true);
    setScheduling(false);
    // The site waits for its server, then throws the editor away and makes a new one.
    setTimeout(() => {
      if (mirror) mirrored.set("");
      update(() => [fresh()]);
      setCurrent(0);
      setPosting(false);
      onPosted?.();
    }, 80);
  };

  const onKeyDown = (event) => {
    if (!isPostChord(event)) return;
    event.preventDefault();
    press("shortcut");
  };

  const Box = isMobile() ? PlainBox : RichBox;
  const at = Math.min(current, boxes.length - 1);
  const isThread = boxes.length > 1;
  return (
    <div className="composer" onKeyDown={onKeyDown}>
      {boxes.map((box, index) => (
        <div className="item" key={`${box.key}.${mount}`}>
          <div className="line-side">
            <Avatar name="You" />
            {index < boxes.length - 1 && <span className="thread-line" />}
          </div>
          <div className="writing">
            <Box
              index={index}
              initial={box.text}
              placeholder={index === 0 ? placeholder : "Add another post"}
              autoFocus={index === boxes.length - 1 && (index > 0 || (autoFocus && mount === 0))}
              isMirrored={mirror && index === 0}
              onText={(text) => edit(box.key, () => ({ text }))}
              onFocus={() => setCurrent(index)}
            />
            <Attachments
              files={box.media}
              onRemove={(file) => edit(box.key, ({ media }) => ({ media: media.filter((other) => other !== file) }))}
            />
            {index === boxes.length - 1 && children}
          </div>
        </div>
      ))}
      <Toolbar
        text={boxes[at].text}
        onAdd={thread && (() => update((all) => [...all, fresh()]))}
        onSchedule={() => setScheduling(true)}
        onMedia={(files) => edit(boxes[at].key, ({ media }) => ({ media: [...media, ...files] }))}
        post={{ testId, label: isThread ? "Post all" : label, disabled: isPosting || !canPost(boxes), onPress: press }}
      />
      {isScheduling && <Schedule onConfirm={() => press("schedule")} onClose={() => setScheduling(false)} />}
    </div>
  );
}

function canPost(boxes) {
  const isFine = ({ text, media }) => (text.trim() !== "" || media.length > 0) && length(text) <= LIMIT;
  return boxes.every(isFine);
}
