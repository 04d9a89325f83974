// The document viewer: zoom, page keys, the number of the page in view, words found on the pages, marks and the controls that light them up.
import { fresh, isTyping, store } from "./page.js";
import { finding } from "./finding.js";

const STEPS = [40, 55, 70, 85, 100, 125, 150, 200, 260];

function wire(viewer) {
  const pages = viewer.querySelector("[data-viewer-pages]");
  const sheets = [...viewer.querySelectorAll("[data-page]")];
  if (!sheets.length) return;
  let zoom = store.get("vanphong-zoom") ?? 100;
  let current = 0;
  const set = (value) => { zoom = value; pages.style.setProperty("--zoom", `${value}%`); store.set("vanphong-zoom", value); };
  const step = (by) => set(STEPS[Math.min(Math.max(STEPS.findIndex((size) => size >= zoom) + by, 0), STEPS.length - 1)]);
  const act = { in: () => step(1), out: () => step(-1), fit: () => set(100) };
  const go = (to) => { const sheet = sheets[Math.min(Math.max(to, 0), sheets.length - 1)]; pages.scrollTo({ top: sheet.offsetTop - pages.offsetTop - 8 }); };
  const seen = new IntersectionObserver((entries) => {
    const best = entries.filter((entry) => entry.isIntersecting).sort((a, b) => b.intersectionRatio - a.intersectionRatio)[0];
    if (!best) return;
    current = sheets.indexOf(best.target);
    viewer.querySelector("[data-viewer-page]").textContent = best.target.dataset.page;
  }, { root: pages, threshold: [.2, .5, .8] });
  for (const sheet of sheets) seen.observe(sheet);
  for (const tool of viewer.querySelectorAll("[data-viewer-only]")) tool.hidden = false;
  viewer.addEventListener("click", (event) => act[event.target.closest("[data-zoom]")?.dataset.zoom]?.());
  viewer.keys = { "+": act.in, "=": act.in, "-": act.out, 0: act.fit, PageDown: () => go(current + 1), PageUp: () => go(current - 1) };
  const form = viewer.querySelector("[data-find]");
  if (form) viewer.keys.f = finding(form, pages);
  set(zoom);
}

function light(key) {
  const marks = [...document.querySelectorAll("[data-mark]")];
  for (const mark of marks) mark.classList.toggle("is-lit", mark.dataset.mark === key);
  for (const control of document.querySelectorAll("[data-mark-for]")) control.toggleAttribute("data-lit", control.dataset.markFor === key);
  const first = marks.find((mark) => mark.dataset.mark === key);
  const pages = first?.closest("[data-viewer-pages]");
  if (!pages) return false;
  pages.scrollTo({ top: pages.scrollTop + first.getBoundingClientRect().top - pages.getBoundingClientRect().top - pages.clientHeight / 3, behavior: "smooth" });
  return true;
}

for (const type of ["focusin", "mouseover"]) document.addEventListener(type, (event) => {
  const field = event.target.closest?.("[data-lights]");
  if (field && (type === "focusin" || !document.activeElement?.closest("[data-lights]"))) light(field.dataset.lights);
});

document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-mark-for]");
  if (control && light(control.dataset.markFor) && control.matches("a")) event.preventDefault();
  const mark = event.target.closest("[data-mark]");
  const told = mark && document.querySelector(`[data-mark-for="${mark.dataset.mark}"]`);
  if (!told) return;
  light(mark.dataset.mark);
  told.closest("details")?.setAttribute("open", "");
  told.scrollIntoView({ block: "nearest", behavior: "smooth" });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const viewer = event.target.closest?.("[data-viewer]") ?? document.querySelector("[data-viewer]");
  const key = viewer?.keys?.[event.key];
  if (!key) return;
  event.preventDefault();
  key();
});

export function viewers(root) {
  for (const viewer of fresh(root, "[data-viewer]", "viewer")) wire(viewer);
}
