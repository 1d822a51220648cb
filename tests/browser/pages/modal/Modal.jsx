// React Native Web's modal: drawn into a layer of its own, and the focus is pulled back whenever it leaves.

import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";

export function Modal({ label, onClose, className = "", children }) {
  const dialog = useRef(null);
  useEffect(() => trapFocus(dialog.current), []);
  return createPortal(
    <div className="layer">
      <div className="shade" onClick={onClose} />
      <div
        ref={dialog}
        className={`dialog ${className}`}
        role="dialog"
        aria-modal="true"
        aria-labelledby="modal-header"
        tabIndex={-1}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <header className="dialog-head">
          <button type="button" className="round" aria-label="Close" data-testid="app-bar-close" onClick={onClose}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10.6 12 3.5 4.9l1.4-1.4L12 10.6l7.1-7.1 1.4 1.4-7.1 7.1 7.1 7.1-1.4 1.4-7.1-7.1-7.1 7.1-1.4-1.4z" /></svg>
          </button>
          <h2 id="modal-header">{label}</h2>
        </header>
        {children}
      </div>
    </div>,
    layers(),
  );
}

function layers() {
  let element = document.getElementById("layers");
  if (!element) {
    element = document.createElement("div");
    element.id = "layers";
    document.body.append(element);
  }
  return element;
}

const open = [];

function trapFocus(dialog) {
  const before = document.activeElement;
  let isPulling = false;
  const pullBack = () => {
    if (isPulling || open.at(-1) !== dialog || dialog.contains(document.activeElement)) return;
    isPulling = true;
    (dialog.querySelector("[contenteditable=true], textarea, button") ?? dialog).focus();
    isPulling = false;
  };
  open.push(dialog);
  document.addEventListener("focus", pullBack, true);
  if (!dialog.contains(before)) pullBack();
  return () => {
    document.removeEventListener("focus", pullBack, true);
    open.splice(open.indexOf(dialog), 1);
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
}
