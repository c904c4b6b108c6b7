// What every page improves when scripts run. One file, read before the first paint so that the theme chosen
// earlier is there at once; the rest waits for the document: folded header panels, the choice of a theme,
// focus on errors.

(function () {
  "use strict";

  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.frScheme = theme;
      root.dataset.frTheme = theme;
    }
  } catch {
    // Without storage the site simply follows the system.
  }

  function setUpPanels() {
    const buttons = document.querySelectorAll(".site-header [aria-controls]");
    const panels = (button) => button.getAttribute("aria-controls").split(" ").map((id) => document.getElementById(id));
    const set = (button, open) => {
      button.setAttribute("aria-expanded", String(open));
      for (const panel of panels(button)) panel.toggleAttribute("data-open", open);
    };
    buttons.forEach((button) => {
      button.addEventListener("click", () => {
        const open = button.getAttribute("aria-expanded") !== "true";
        buttons.forEach((other) => set(other, other === button && open));
        if (open) panels(button)[0].querySelector("input, a")?.focus();
      });
    });
    document.querySelector(".site-header")?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const opened = [...buttons].find((button) => button.getAttribute("aria-expanded") === "true");
      if (!opened) return;
      set(opened, false);
      opened.focus();
    });
  }

  function chosenTheme() {
    return root.dataset.frTheme ?? "system";
  }

  function applyTheme(theme) {
    root.dataset.frScheme = theme;
    if (theme === "system") delete root.dataset.frTheme;
    else root.dataset.frTheme = theme;
    try {
      if (theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  // The dialog sleeps in a template, so that a page does not carry its elements for those who never open it.
  function displaySettings() {
    const model = document.getElementById("affichage-modele");
    const dialog = model.content.firstElementChild.cloneNode(true);
    dialog.addEventListener("change", (event) => applyTheme(event.target.value));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    model.replaceWith(dialog);
    return dialog;
  }

  function setUpDisplaySettings() {
    document.querySelector("[data-display-settings]")?.addEventListener("click", () => {
      const dialog = document.getElementById("affichage") ?? displaySettings();
      for (const radio of dialog.querySelectorAll("input[name=theme]")) radio.checked = radio.value === chosenTheme();
      dialog.showModal();
    });
  }

  // Sharing: the phone's own sheet and a button that copies the address, only where the browser can.
  function setUpSharing() {
    if (navigator.share) {
      for (const item of document.querySelectorAll("[data-share-sheet]")) {
        item.hidden = false;
        const button = item.querySelector("button");
        // Whoever closes the sheet has changed their mind: nothing to say.
        button.addEventListener("click", () => navigator.share({ title: button.dataset.title, url: button.value }).catch(() => {}));
      }
    }
    if (!navigator.clipboard) return;
    for (const item of document.querySelectorAll("[data-copy-address]")) {
      item.hidden = false;
      const button = item.querySelector("button");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.value);
        item.querySelector("[role=status]").textContent = "Adresse copiée";
      });
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    setUpPanels();
    setUpDisplaySettings();
    setUpSharing();
    document.querySelector("[data-error-summary]")?.focus();
  });
})();
