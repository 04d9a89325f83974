// Two panes: the border moves by mouse or arrows and is remembered; on a phone the tabs choose a pane.
import { fresh, store } from "./page.js";

function wire(split) {
  const key = `vanphong-split:${split.dataset.split}`;
  const handle = split.querySelector("[data-split-handle]");
  const set = (percent) => {
    const held = Math.round(Math.min(Math.max(percent, 25), 75));
    split.style.setProperty("--left", `${held}%`);
    handle.setAttribute("aria-valuenow", held);
    store.set(key, held);
  };
  set(store.get(key) ?? 55);
  handle.addEventListener("pointerdown", (event) => { event.preventDefault(); handle.setPointerCapture(event.pointerId); });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const box = split.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100);
  });
  handle.addEventListener("dblclick", () => set(55));
  handle.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -3, ArrowRight: 3, Home: -100, End: 100 }[event.key];
    if (by) { event.preventDefault(); set(Number(handle.getAttribute("aria-valuenow")) + by); }
  });
  const tabs = [...split.querySelectorAll("[data-split-show]")];
  for (const tab of tabs) tab.addEventListener("click", (event) => {
    event.preventDefault();
    split.dataset.show = tab.dataset.splitShow;
    for (const other of tabs) other.toggleAttribute("aria-current", other === tab);
    tab.setAttribute("aria-current", "true");
  });
}

export function splits(root) {
  for (const split of fresh(root, "[data-split]", "split")) wire(split);
}
