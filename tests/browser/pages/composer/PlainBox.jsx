// The box of the mobile layout: a plain field that grows.

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { boxes } from "./boxes.js";

export function PlainBox({ index, initial, placeholder, onText, onFocus, autoFocus }) {
  const [text, setText] = useState(initial);
  const area = useRef(null);

  const change = (next) => {
    setText(next);
    onText(next);
  };

  useEffect(() => {
    const box = { fill: change };
    boxes.push(box);
    if (autoFocus) area.current.focus();
    return () => void boxes.splice(boxes.indexOf(box), 1);
  }, []);

  useLayoutEffect(() => {
    area.current.style.height = "auto";
    area.current.style.height = `${area.current.scrollHeight}px`;
  }, [text]);

  return (
    <label className="box" data-testid={`tweetTextarea_${index}_label`}>
      <div className="box-inner">
        <textarea
          ref={area}
          className="plain"
          rows="1"
          aria-label="Post text"
          autoCapitalize="sentences"
          placeholder={placeholder}
          value={text}
          onFocus={onFocus}
          onChange={(event) => change(event.target.value)}
        />
      </div>
    </label>
  );
}
