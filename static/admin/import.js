/* An import under way: what the page says is read again every three seconds, without moving the reader. */
const EVERY = 3000;

async function update() {
  const shown = document.querySelector("[data-running]");
  if (!shown) {
    return;
  }
  try {
    const response = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".imports");
    if (response.ok && fresh && !shown.contains(document.activeElement)) {
      shown.replaceWith(fresh);
    }
  } catch {
    // The network is away for a while: the next turn asks again.
  }
  window.setTimeout(update, EVERY);
}

window.setTimeout(update, EVERY);
