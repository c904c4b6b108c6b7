// What every page improves when scripts run: folded header panels, the choice of a theme, focus on errors.

const root = document.documentElement;

function setUpPanels() {
  const buttons = document.querySelectorAll(".site-header [aria-controls]");
  const set = (button, open) => {
    button.setAttribute("aria-expanded", String(open));
    document.getElementById(button.getAttribute("aria-controls")).toggleAttribute("data-open", open);
  };
  buttons.forEach((button) => {
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      buttons.forEach((other) => set(other, other === button && open));
      if (open) document.querySelector(`#${button.getAttribute("aria-controls")} :is(input, a)`)?.focus();
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

function setUpDisplaySettings() {
  const dialog = document.getElementById("affichage");
  const button = document.querySelector("[data-display-settings]");
  if (!dialog || !button) return;
  const radios = dialog.querySelectorAll("input[name=theme]");
  button.addEventListener("click", () => {
    radios.forEach((radio) => (radio.checked = radio.value === chosenTheme()));
    dialog.showModal();
  });
  radios.forEach((radio) => radio.addEventListener("change", () => applyTheme(radio.value)));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

setUpPanels();
setUpDisplaySettings();
document.querySelector("[data-error-summary]")?.focus();

// Sharing: a button that copies the address, only where the browser can.
for (const item of document.querySelectorAll("[data-copy-address]")) {
  if (!navigator.clipboard) break;
  item.hidden = false;
  const button = item.querySelector("button");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.value);
    item.querySelector("[role=status]").textContent = "Adresse copiée";
  });
}
