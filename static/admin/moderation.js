// The moderators' screens: one key for each decision, ten seconds to take it back, and a proposition
// held while it is being read. Everything works without this file, with a mouse or the Tab key.
(() => {
  const STORAGE = "moderation-raccourcis";
  const FIELDS = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable], [role=textbox], [role=combobox]";
  const RENEW_MS = 4 * 60 * 1000;
  let sent = false;

  const remembered = () => {
    try {
      return window.localStorage.getItem(STORAGE) !== "non";
    } catch {
      return true;
    }
  };
  const remember = (on) => {
    try {
      window.localStorage.setItem(STORAGE, on ? "oui" : "non");
    } catch {
      // Nothing is kept for the next page; the choice holds for this one.
    }
  };
  let on = remembered();

  const keyOf = (event) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit) return digit[1];
    return event.shiftKey ? "" : event.key.toLowerCase();
  };

  const act = (target) => {
    const folded = target.closest("details");
    if (target.matches("summary")) {
      folded.open = true;
      const field = folded.querySelector("input:not([type=hidden]), select, textarea");
      (field || target).focus();
    } else {
      target.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches(`.moderation :is(${FIELDS})`)) {
      event.target.blur();
      return;
    }
    if (!on || sent || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest(`${FIELDS}, [role=dialog]`)) return;
    const key = keyOf(event);
    const target = /^[a-z1-9]$/.test(key) && document.querySelector(`[data-shortcut="${key}"]`);
    if (!target || target.closest("[hidden]")) return;
    event.preventDefault();
    act(target);
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    sent = true;
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });

  const legend = document.querySelector("[data-shortcuts]");
  if (legend) {
    const toggle = legend.querySelector("[data-shortcuts-toggle]");
    legend.hidden = false;
    toggle.checked = on;
    toggle.addEventListener("change", () => {
      on = toggle.checked;
      remember(on);
    });
  }

  const undo = document.querySelector("[data-undo]");
  if (undo) {
    // The server's clock and this one may differ: what is left is counted from here, and the server judges.
    const until = Date.now() + 1000 * Number(undo.dataset.undoLeft);
    const shown = undo.querySelector("[data-undo-seconds]");
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left <= 0) {
        undo.hidden = true;
        return;
      }
      shown.textContent = `(${left} s)`;
      window.setTimeout(tick, 250);
    };
    tick();
  }

  const claim = document.querySelector("[data-claim]");
  if (claim) {
    const body = (gesture) => {
      const data = new FormData(claim);
      data.set("geste", gesture);
      return data;
    };
    let active = true;
    const hold = async () => {
      if (!active) return;
      active = false;
      try {
        const answer = await fetch(claim.action, { method: "POST", body: body("tenir") });
        if (answer.status === 409) claim.querySelector("[data-claim-lost]").hidden = false;
      } catch {
        // Offline for a while: the next try, or the server at the decision, will tell.
      }
    };
    for (const name of ["keydown", "pointerdown", "scroll"]) {
      document.addEventListener(name, () => { active = true; }, { passive: true });
    }
    // What an earlier copy of this page gave back while leaving is held again.
    window.addEventListener("pageshow", () => window.setTimeout(() => { active = true; hold(); }, 800));
    window.setInterval(hold, RENEW_MS);
    window.addEventListener("pagehide", () => {
      if (!sent) navigator.sendBeacon(claim.action, body("liberer"));
    });
  }
})();
