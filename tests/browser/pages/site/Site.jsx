// X's three columns, and the dialog over them.

import { useEffect } from "react";
import { ComposeModal } from "../modal/ComposeModal.jsx";
import { Home } from "./Home.jsx";
import { Navigation } from "./Navigation.jsx";
import { Status } from "./Status.jsx";
import { Variants } from "../practice/Variants.jsx";
import { Samples } from "../practice/Samples.jsx";
import { background, go, isModal, route } from "./route.js";

export function Site() {
  const here = route.use();
  const behind = background(here);
  useEffect(keyboardShortcuts, []);
  return (
    <>
      <div className="columns">
        <Navigation />
        <main role="main" className="main">
          {behind.path.includes("/status/") ? <Status path={behind.path} /> : <Home />}
        </main>
        <aside className="side">
          <Samples />
          <Variants />
        </aside>
      </div>
      {isModal(here.path) && <ComposeModal key={location.search} query={here.query} />}
    </>
  );
}

/** X listens on the document for single letters, wherever one does not write. */
function keyboardShortcuts() {
  const onKeyDown = (event) => {
    if (event.target.closest?.("[contenteditable=true], textarea, input, select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    window.practice.shortcuts.push(event.key);
    if (event.key === "n") {
      event.preventDefault();
      go("/compose/post");
    }
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
