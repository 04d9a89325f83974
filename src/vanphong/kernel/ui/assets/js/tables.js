// Lists: a current row moved by j and k, opened by Enter, picked by x; a bar of tools for what is picked.
import { fresh, isTyping } from "./page.js";

function rowsOf(table) {
  return [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.href || row.querySelector("[data-pick]"));
}

function makeCurrent(table, row) {
  table.querySelector(".is-current")?.classList.remove("is-current");
  row.classList.add("is-current");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function move(table, step) {
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.classList.contains("is-current"));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (next) makeCurrent(table, next);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const table = event.target.closest?.("table[data-rows]") ?? document.querySelector(".main table[data-rows]");
  if (!table) return;
  const row = table.querySelector(".is-current");
  const onRow = row && (event.target === row || event.target === document.body);
  if (event.key === "j") move(table, 1);
  else if (event.key === "k") move(table, -1);
  else if (event.key === "x" && row) toggle(row);
  else if (event.key === "Enter" && onRow && row.dataset.href) location.assign(row.dataset.href);
  else return;
  event.preventDefault();
}

function toggle(row) {
  const box = row.querySelector("[data-pick]");
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function onClick(event) {
  const row = event.target.closest("tr[data-href]");
  if (!row || event.target.closest("a, button, input, label, select, summary, .pick") || String(getSelection())) return;
  if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank", "noopener");
  else location.assign(row.dataset.href);
}

function selection(form) {
  const bar = form.querySelector("[data-bulk-bar]");
  const all = form.querySelector("[data-pick-all]");
  const boxes = () => [...form.querySelectorAll("[data-pick]")];
  const update = () => {
    const picked = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("tr").classList.toggle("is-picked", box.checked);
    bar.classList.toggle("is-open", picked.length > 0);
    bar.querySelector("[data-bulk-count]").textContent = picked.length;
    all.checked = picked.length > 0 && picked.length === boxes().length;
    all.indeterminate = picked.length > 0 && !all.checked;
  };
  const setAll = (checked) => { for (const box of boxes()) box.checked = checked; update(); };
  form.addEventListener("change", (event) => (event.target === all ? setAll(all.checked) : event.target.matches("[data-pick]") && update()));
  form.querySelector("[data-bulk-clear]").addEventListener("click", () => setAll(false));
  update();
}

export function tables(root) {
  for (const form of fresh(root, "form[data-bulk]", "bulk")) selection(form);
}
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
