/*
 * Says that checks are off, where somebody writes. Called by `start.js` when the core does not start, by the core when it
 * fails later, and by itself when nobody has started at all: it is loaded apart from the other scripts, as a browser may
 * load none of a group of which one is broken. Posting works as without the checks.
 */
function chaperoneOff() {
  if (chaperoneOff.said) return;
  chaperoneOff.said = true;
  const composer = "[data-testid^='tweetTextarea_']";
  const isWriting = (element) => Boolean(element?.closest?.(composer));

  const show = () => {
    document.querySelector("chaperone-panel")?.remove();
    const host = document.createElement("chaperone-panel");
    const status = document.createElement("div");
    const button = document.createElement("button");
    status.setAttribute("role", "status");
    button.type = "button";
    button.setAttribute("part", "off");
    button.dataset.state = "off";
    button.dataset.part = "status";
    button.textContent = words();
    button.addEventListener("click", ({ isTrusted }) => isTrusted && host.remove());
    status.append(button);
    host.attachShadow({ mode: "closed" }).append(status);
    document.documentElement.append(host);
  };

  // The extension may have been reloaded or removed meanwhile.
  const words = () => {
    try {
      return chrome.i18n.getMessage("off");
    } catch {
      return "Chaperone's checks are off on this page.";
    }
  };

  const once = new AbortController();
  const look = (element) => {
    if (!isWriting(element)) return;
    once.abort();
    show();
  };
  addEventListener("focusin", ({ target }) => look(target), { capture: true, signal: once.signal });
  look(document.activeElement);
}

chaperoneOff.isNeeded = true;
addEventListener("DOMContentLoaded", () => chaperoneOff.isNeeded && chaperoneOff(), { once: true });
