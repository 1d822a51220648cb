/*
 * Starts the core, synchronously, before the page's own scripts run; `core.js` has been loaded before. Where the page's
 * policy forbids WebAssembly the same core is there as JavaScript (`translated.js`, Chrome only). Asking once more would
 * be reported to the page's owner once more, so a refusal is remembered with the origin, for some weeks.
 */
(() => {
  const began = performance.now();
  const REFUSED = "chaperone:webassembly-refused";
  const REMEMBERED = 30 * 24 * 60 * 60 * 1000;

  try {
    start();
    performance.measure("chaperone:ready", { start: began, end: performance.now() });
    chaperoneOff.isNeeded = false;
  } catch {
    chaperoneOff();
  }

  function start() {
    const { glue, bytes } = chaperoneCore;
    const canTranslate = typeof chaperoneTranslated === "function";
    if (canTranslate && isRefused()) {
      glue.initSync({ module: chaperoneTranslated() });
    } else {
      try {
        glue.initSync({ module: bytes() });
      } catch (error) {
        if (!canTranslate) throw error;
        remember();
        glue.initSync({ module: chaperoneTranslated() });
      }
    }
    glue.start();
  }

  function isRefused() {
    try {
      const age = Date.now() - Number(localStorage.getItem(REFUSED));
      return age >= 0 && age < REMEMBERED;
    } catch {
      return false;
    }
  }

  function remember() {
    try {
      localStorage.setItem(REFUSED, String(Date.now()));
    } catch {
      // A page without storage is asked each time.
    }
  }
})();
