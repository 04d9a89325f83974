// Counts follow the server without reloading: asked every 30 seconds while the page is seen; the ETag makes most answers empty.
const PERIOD = 30000;
let timer = 0;

function show(counters) {
  let changed = false;
  for (const place of document.querySelectorAll("[data-counter]")) {
    const value = counters[place.dataset.counter];
    if (value === undefined) continue;
    changed ||= place.closest("[data-live]") != null && place.textContent !== String(value);
    place.textContent = value;
    if ("hideZero" in place.dataset) place.hidden = !value;
    place.closest("[data-zero], .stat")?.toggleAttribute("data-zero", !value);
  }
  const title = document.title.replace(/^\(\d+\) /, "");
  if (changed) document.body.dispatchEvent(new CustomEvent("counted"));
  document.title = counters.notices ? `(${counters.notices}) ${title}` : title;
}

async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    const answer = await fetch(document.body.dataset.poll, { headers: { Accept: "application/json" }, cache: "no-cache", redirect: "manual", credentials: "same-origin" });
    if (answer.ok) show(await answer.json());
    else if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 || answer.status === 404) return;
  } catch { /* no network now: asked again */ }
  timer = setTimeout(ask, PERIOD);
}

export function counts() {
  if (!document.body.dataset.poll) return;
  timer = setTimeout(ask, 3000);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  document.addEventListener("counts", ask);
}
