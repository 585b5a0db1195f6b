// The keys: j and k go from item to item, o opens one, / searches, ? lists the keys. Everything works without them.
"use strict";
(function () {
  const items = () => Array.from(document.querySelectorAll("[data-item], .point, .matrix tbody tr, .points > li"));
  let at = -1;

  function go(step) {
    const all = items();
    if (!all.length) return;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    const one = all[at];
    if (!one.hasAttribute("tabindex")) one.setAttribute("tabindex", "-1");
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  }

  function open() {
    const link = at >= 0 ? items()[at].querySelector("a[href]") : null;
    if (link) link.click();
  }

  function close() {
    document.body.classList.add("closed");
    if (document.activeElement) document.activeElement.blur();
  }

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    o: open,
    "/": () => document.getElementById("find").focus(),
    "?": () => document.getElementById("keys").showModal(),
    Escape: close,
  };

  document.addEventListener("keydown", (event) => {
    // A dialog that was just closed holds the focus until the page is drawn again; its keys are the page's by then.
    const busy = event.target.closest("input, textarea, select, dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || busy || !(event.key in keys)) return;
    if (event.key !== "Escape") event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("pointermove", () => document.body.classList.remove("closed"));
  document.addEventListener("focusin", () => document.body.classList.remove("closed"));
})();
