// Improves the proposal form, which works without it: a draft kept in this browser, a live count of
// characters, similar propositions while the title is typed, and a key that makes sending twice harmless.

const SAVE_DELAY = 400;
const SIMILAR_DELAY = 500;
const SIMILAR_MINIMUM = 8;
const KEPT = ["title", "text", "axe", "themes", "suggested_theme", "profil", "region", "organisation"];

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // Storage may be forbidden; the form then simply keeps no draft.
  }
}

function debounce(action, delay) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), delay);
  };
}

function draftKey(form) {
  const value = (name) => form.elements.namedItem(name)?.value ?? "";
  return `proposition:${value("page_id")}:${value("bloc")}`;
}

function readFields(form) {
  const draft = {};
  for (const [name, value] of new FormData(form)) {
    if (KEPT.includes(name)) (draft[name] ??= []).push(value);
  }
  return draft;
}

function writeFields(form, draft) {
  for (const field of form.elements) {
    const values = draft[field.name];
    if (!KEPT.includes(field.name) || !values || field.type === "hidden") continue;
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0];
  }
}

function keepDraft(form) {
  const store = storage();
  if (!store) return;
  const key = draftKey(form);
  const note = form.querySelector("[data-draft-note]");
  const title = form.elements.namedItem("title");
  const text = form.elements.namedItem("text");
  const say = (message) => {
    if (!note) return;
    note.textContent = message;
    note.hidden = false;
  };
  try {
    const saved = JSON.parse(store.getItem(key) ?? "null");
    if (saved && !title.value && !text.value) {
      writeFields(form, saved);
      say("Nous avons retrouvé votre brouillon, gardé dans ce navigateur.");
    }
  } catch {
    store.removeItem(key);
  }
  const save = debounce(() => {
    try {
      store.setItem(key, JSON.stringify(readFields(form)));
      say("Brouillon gardé dans ce navigateur.");
    } catch {
      say("Ce navigateur ne peut pas garder de brouillon.");
    }
  }, SAVE_DELAY);
  form.addEventListener("input", save);
  window.addEventListener("pagehide", () => {
    if (title.value || text.value) {
      try {
        store.setItem(key, JSON.stringify(readFields(form)));
      } catch {
        // A full storage must not stand in the way of leaving the page.
      }
    }
  });
}

function countCharacters(field) {
  const limit = Number(field.dataset.count);
  const count = document.createElement("p");
  count.className = "fr-hint-text fr-mt-1v";
  field.after(count);
  const live = document.createElement("p");
  live.className = "fr-sr-only";
  live.setAttribute("aria-live", "polite");
  // Read to those who write in this field alone.
  field.addEventListener("focus", () => count.after(live), { once: true });
  const announce = debounce((message) => (live.textContent = message), 1000);
  const update = () => {
    const left = limit - [...field.value.trim()].length;
    const plural = Math.abs(left) > 1 ? "s" : "";
    const message =
      left >= 0
        ? `${left.toLocaleString("fr-FR")} caractère${plural} restant${plural}`
        : `${(-left).toLocaleString("fr-FR")} caractère${plural} de trop`;
    count.textContent = message;
    count.classList.toggle("fr-error-text", left < 0);
    if (left < limit * 0.1) announce(message);
  };
  field.addEventListener("input", update);
  update();
}

function showSimilar(form) {
  const title = form.querySelector("[data-similar]");
  const place = form.querySelector("[data-similar-for]");
  if (!title || !place) return;
  let request;
  const update = debounce(async () => {
    request?.abort();
    const words = title.value.trim();
    if (words.length < SIMILAR_MINIMUM) {
      place.replaceChildren();
      return;
    }
    request = new AbortController();
    try {
      const address = `${form.dataset.similarUrl}?titre=${encodeURIComponent(words)}`;
      const response = await fetch(address, { signal: request.signal, credentials: "omit" });
      if (!response.ok) return;
      const fragment = new DOMParser().parseFromString(await response.text(), "text/html");
      place.replaceChildren(...fragment.body.children);
    } catch {
      // Suggestions are a help: when they cannot be fetched, the form goes on without them.
    }
  }, SIMILAR_DELAY);
  title.addEventListener("input", update);
}

// One key a tab: going back and sending the same words again is then known as the same submission.
const SUBMISSION_KEY = "proposition:key";

function submissionKey() {
  try {
    const key = sessionStorage.getItem(SUBMISSION_KEY) ?? crypto.randomUUID();
    sessionStorage.setItem(SUBMISSION_KEY, key);
    return key;
  } catch {
    return ""; // The server then tells submissions apart by their network.
  }
}

function nameSubmission(form) {
  const key = form.elements.namedItem("cle");
  if (key && !key.value) key.value = submissionKey();
}

// The draft has done its work once the server has stored the proposition: the page that says so asks for it.
const SENT = "proposition:sent";

function rememberSent(form) {
  form.addEventListener("submit", () => {
    try {
      sessionStorage.setItem(SENT, draftKey(form));
    } catch {
      // Without storage there is no draft to forget.
    }
  });
}

function forgetSentDraft() {
  try {
    const key = sessionStorage.getItem(SENT);
    if (key) localStorage.removeItem(key);
    sessionStorage.removeItem(SENT);
  } catch {
    // Without storage there is no draft to forget.
  }
}

// Each of these steps replaces the address it was sent from: a second click would only reach a used one.
function sendOnce(form) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  window.addEventListener("pageshow", () => (sent = false));
}

document.querySelectorAll("[data-once]").forEach(sendOnce);

for (const form of document.querySelectorAll("[data-proposition-form]")) {
  nameSubmission(form);
  keepDraft(form);
  form.querySelectorAll("[data-count]").forEach(countCharacters);
  showSimilar(form);
  rememberSent(form);
}

for (const form of document.querySelectorAll("[data-comment-form]")) {
  nameSubmission(form);
  form.querySelectorAll("[data-count]").forEach(countCharacters);
}

if (document.querySelector("[data-draft-stored]")) forgetSentDraft();
