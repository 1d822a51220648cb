// The two kinds of button X has had. React decides whether it can be pressed.

import { useEffect, useRef } from "react";
import { settings } from "../practice/settings.js";

export function PostButton(props) {
  return settings.use().button === "web" ? <WebButton {...props} /> : <NativeButton {...props} />;
}

function NativeButton({ testId, label, disabled, onPress, className = "post" }) {
  return (
    <button
      type="button"
      role="button"
      data-testid={testId}
      className={className}
      disabled={disabled}
      aria-disabled={disabled || undefined}
      tabIndex={disabled ? -1 : 0}
      onClick={() => onPress("click")}
    >
      <div dir="ltr"><span><span>{label}</span></span></div>
    </button>
  );
}

/** React Native Web's way: a responder on the document, which acts when the finger, button or key comes up. */
function WebButton({ testId, label, disabled, onPress, className = "post" }) {
  const element = useRef(null);
  const press = useRef(null);
  press.current = disabled ? null : onPress;

  useEffect(() => respond(element.current, (via) => press.current?.(via)), []);

  return (
    <div
      ref={element}
      role="button"
      data-testid={testId}
      className={className}
      aria-disabled={disabled || undefined}
      tabIndex={disabled ? -1 : 0}
    >
      <div dir="ltr"><span><span>{label}</span></span></div>
    </div>
  );
}

function respond(element, onPress) {
  const off = new AbortController();
  let grant = null;
  let answered = false;
  let touchedAt = -Infinity;
  const inside = (event) => event.composedPath().includes(element);
  const listen = (kind, handler) => document.addEventListener(kind, handler, { signal: off.signal });

  const begin = (kind) => (event) => {
    if (inside(event) && !event.button) [grant, answered] = [grant ?? kind, false];
  };
  const end = (kind) => (event) => {
    if (grant !== kind) return;
    grant = null;
    if (kind === "touch") touchedAt = event.timeStamp;
    if (!inside(event)) return;
    answered = true;
    onPress(kind);
  };

  listen("touchstart", begin("touch"));
  listen("touchend", end("touch"));
  listen("touchcancel", () => (grant = null));
  // A touch is followed by mouse events and a click for the same press.
  listen("mousedown", (event) => event.timeStamp - touchedAt < 800 || begin("mouse")(event));
  listen("mouseup", end("mouse"));
  listen("click", (event) => {
    if (!inside(event)) return;
    const follows = answered;
    answered = false;
    if (!follows) onPress("click");
  });

  const isPressKey = (event) => event.key === "Enter" || event.key === " ";
  listen("keydown", (event) => {
    if (event.target !== element || !isPressKey(event) || event.repeat) return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    grant = event.key;
  });
  listen("keyup", (event) => {
    if (grant === null || grant !== event.key) return;
    grant = null;
    if (event.target === element) onPress("key");
  });
  return () => off.abort();
}
