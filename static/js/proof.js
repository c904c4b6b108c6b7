// Fills the field "preuve" of every form marked data-proof with a proof of work, off the main thread, from the
// moment someone starts to fill the form in. Sent before that, the form waits for its proof, says so, and leaves by
// itself. Without JavaScript, or when no proof can be had, it posts without one and takes the slower path.

const FIELD = "preuve";
const RENEW_BEFORE = 10 * 60 * 1000;
// A phone may be slow; a network that has not answered by then would not carry the form either.
const PATIENCE = 60 * 1000;
// A sending that was stopped on its way can be done again.
const RETRY_AFTER = 30 * 1000;
const CHECKING = {
  label: "Vérification en cours…",
  sentence: "Une vérification automatique contre les robots se termine. Votre envoi partira seul : restez sur cette page.",
};
const LEAVING = { label: "Envoi en cours…", sentence: "Votre envoi est en cours." };

const after = (delay) => new Promise((resolve) => setTimeout(resolve, delay));

async function solve(address) {
  const response = await fetch(address, { credentials: "omit", cache: "no-store" });
  if (!response.ok) throw new Error(`challenge refused: ${response.status}`);
  const { worker: script, ...challenge } = await response.json();
  const worker = new Worker(script);
  try {
    const solution = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(challenge.parameters);
    });
    return { challenge, solution };
  } finally {
    worker.terminate();
  }
}

// What the pressed button and the line under it say; the line is there from the beginning, so that it is read out.
function narrate(form) {
  const line = document.createElement("p");
  line.className = "sending-status";
  line.setAttribute("role", "status");
  const first = form.querySelector("button:not([type=button])");
  (first.closest(".fr-btns-group") ?? first).after(line);
  let quiet = () => {};

  const say = (button, { label, sentence }) => {
    quiet();
    const own = [...button.childNodes];
    button.setAttribute("aria-disabled", "true");
    button.textContent = label;
    line.textContent = sentence;
    quiet = () => {
      button.removeAttribute("aria-disabled");
      button.replaceChildren(...own);
      line.textContent = "";
      quiet = () => {};
    };
  };
  return { say, fallSilent: () => quiet() };
}

function prove(form) {
  const field = form.elements.namedItem(FIELD);
  if (!field) return;
  // What the page came with was spent on an earlier submission.
  const retried = field.value !== "";
  const { say, fallSilent } = narrate(form);
  let state = "idle";
  let work;
  let expiry;
  // Waiting for a proof or on its way: another press would only send twice.
  let held = false;
  let retry;

  const forget = () => {
    clearTimeout(expiry);
    field.value = "";
    state = "idle";
  };

  const calculate = async () => {
    state = "busy";
    try {
      const { challenge, solution } = await solve(form.dataset.proof);
      field.value = btoa(JSON.stringify({ challenge, solution }));
      const left = challenge.parameters.expiresAt * 1000 - Date.now() - RENEW_BEFORE;
      expiry = setTimeout(forget, Math.max(left, 0));
      state = "done";
    } catch {
      // A network that failed should not be asked at every key: asked again when the form is sent.
      state = "failed";
    }
  };

  const start = () => {
    if (state === "idle") work = calculate();
  };

  const release = () => {
    clearTimeout(retry);
    held = false;
    fallSilent();
    forget();
    start();
  };

  const leave = (button) => {
    held = true;
    say(button, LEAVING);
    retry = setTimeout(release, RETRY_AFTER);
  };

  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented) return;
    const button = event.submitter ?? form.querySelector("button:not([type=button])");
    if (held) {
      event.preventDefault();
      return;
    }
    if (state === "done") {
      leave(button);
      return;
    }
    event.preventDefault();
    held = true;
    say(button, CHECKING);
    if (state === "failed") state = "idle";
    start();
    await Promise.race([work, after(PATIENCE)]);
    // A form does not leave while its own submission is being announced.
    await after(0);
    state = "done";
    held = false;
    fallSilent();
    button.click();
  });
  for (const type of ["input", "change"]) form.addEventListener(type, start);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) release();
  });
  forget();
  if (retried) start();
}

for (const form of document.querySelectorAll("form[data-proof]")) prove(form);
