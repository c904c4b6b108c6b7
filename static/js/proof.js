// Fills the field "preuve" of every form marked data-proof with a proof of work, off the main thread, from the
// moment someone starts to fill the form in. If anything fails the form posts without it and takes the slower path.

const FIELD = "preuve";
const RENEW_BEFORE = 10 * 60 * 1000;

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

function prove(form) {
  const field = form.elements.namedItem(FIELD);
  if (!field) return;
  // What the page came with was spent on an earlier submission.
  const retried = field.value !== "";
  let state = "idle";
  let expiry;

  const forget = () => {
    clearTimeout(expiry);
    field.value = "";
    state = "idle";
  };

  const start = async () => {
    if (state !== "idle") return;
    state = "busy";
    try {
      const { challenge, solution } = await solve(form.dataset.proof);
      field.value = btoa(JSON.stringify({ challenge, solution }));
      const left = challenge.parameters.expiresAt * 1000 - Date.now() - RENEW_BEFORE;
      expiry = setTimeout(forget, Math.max(left, 0));
      state = "done";
    } catch {
      // Tried once: a network that failed should not be asked at every key.
      state = "failed";
    }
  };

  // Someone who sends the form while the calculation runs waits for its end, for two seconds at most.
  form.addEventListener("submit", (event) => {
    if (state !== "busy" || event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event;
    const limit = Date.now() + 2000;
    const wait = setInterval(() => {
      if (state === "busy" && Date.now() < limit) return;
      clearInterval(wait);
      if (state === "busy") state = "failed";
      form.requestSubmit(submitter);
    }, 25);
  });
  for (const type of ["input", "change"]) form.addEventListener(type, start);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    forget();
    start();
  });
  forget();
  if (retried) start();
}

for (const form of document.querySelectorAll("form[data-proof]")) prove(form);
