/* Starts the core on one of the extension's own pages, which names its part of it in `data-page`. */
(() => {
  try {
    chaperoneCore.glue.initSync({ module: chaperoneCore.bytes() });
    chaperoneCore.glue[document.documentElement.dataset.page]();
  } catch {
    const failed = document.createElement("p");
    failed.setAttribute("role", "alert");
    failed.textContent = chrome.i18n.getMessage("page_failed");
    document.body.prepend(failed);
  }
})();
