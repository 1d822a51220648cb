// A box for one post: Draft.js, wrapped as X wraps it.

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { ContentState, Editor, EditorState, Modifier, getDefaultKeyBinding } from "draft-js";
import { decorator } from "./hashtags.jsx";
import { boxes, mirrored } from "./boxes.js";
import { settings } from "../practice/settings.js";

const withText = (text) => EditorState.createWithContent(ContentState.createFromText(text), decorator);
const textOf = (state) => state.getCurrentContent().getPlainText("\n");

function replaced(state, text) {
  const content = ContentState.createFromText(text);
  const next = EditorState.push(state, content, "insert-characters");
  return state.getSelection().getHasFocus() ? EditorState.moveFocusToEnd(next) : EditorState.moveSelectionToEnd(next);
}

function pasted(state, text) {
  const content = Modifier.replaceText(state.getCurrentContent(), state.getSelection(), text);
  return EditorState.push(state, content, "insert-fragment");
}

export function RichBox({ index, initial, placeholder, onText, onFocus, autoFocus, isMirrored }) {
  const [state, setState] = useState(() => withText(initial));
  const editor = useRef(null);
  const latest = useRef(state);
  latest.current = state;

  const change = (next) => {
    const text = textOf(next);
    const isNew = text !== textOf(latest.current);
    latest.current = next;
    setState(next);
    onText(text);
    // A caret that moves says nothing about the text: a box that was just opened is still empty.
    if (isMirrored && isNew) mirrored.set(text);
  };

  useLayoutEffect(() => {
    const box = { fill: (text) => change(replaced(latest.current, text)) };
    boxes.push(box);
    if (autoFocus) editor.current.focus();
    return () => void boxes.splice(boxes.indexOf(box), 1);
  }, []);

  useEffect(() => {
    if (!isMirrored) return undefined;
    const follow = () => {
      const text = mirrored.get();
      if (text === textOf(latest.current)) return;
      latest.current = replaced(latest.current, text);
      setState(latest.current);
      onText(text);
    };
    follow();
    return mirrored.subscribe(follow);
  }, [isMirrored]);

  const ownPaste = (text) => {
    if (settings.get().paste !== "own") return "not-handled";
    change(pasted(latest.current, text));
    return "handled";
  };

  const name = `tweetTextarea_${index}`;
  return (
    <label className="box" data-testid={`${name}_label`}>
      <div className="box-inner">
        <div data-testid={`${name}RichTextInputContainer`} className="rich">
          <Editor
            ref={editor}
            webDriverTestID={name}
            editorState={state}
            onChange={change}
            onFocus={onFocus}
            placeholder={placeholder}
            ariaLabel="Post text"
            ariaMultiline
            role="textbox"
            spellCheck
            stripPastedStyles
            handlePastedText={ownPaste}
            keyBindingFn={(event) => (isPostChord(event) ? null : getDefaultKeyBinding(event))}
          />
        </div>
      </div>
    </label>
  );
}

export const isPostChord = (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey);
