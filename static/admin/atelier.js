/* Typing in a workshop: Ctrl + Enter saves from the text too, where Enter alone begins a line. */
const form = document.querySelector("[data-atelier]");

form?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

const wrong = form?.querySelector("[aria-invalid='true'], .w-field--error input, .w-field--error textarea, .w-field--error select");
(wrong ?? form?.querySelector("[name='title']"))?.focus();
