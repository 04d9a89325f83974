// The keyboard layer: search, help, go-to, keys of buttons, sending a form.
import { isTyping } from "./page.js";

let going = 0;

function focusSearch() {
  const box = document.getElementById("tra-cuu");
  if (!box?.offsetParent) location.assign("/tra-cuu/");
  else { box.focus(); box.select(); }
}

function sendForm(target) {
  const form = target.closest?.("form") ?? document.querySelector("dialog[open] form, .main form[data-autosave], .main form[method=post]:not(.table-form)");
  const button = form?.querySelector(".btn-primary:not([type=button]), button:not([type=button])");
  if (form && form.method === "post") form.requestSubmit(button ?? undefined);
}

function press(key, attribute) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const place = [...scope.querySelectorAll(`[${attribute}]`)].find((candidate) => candidate.getAttribute(attribute) === key);
  place?.click();
  return place != null;
}

function withModifier(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") focusSearch();
  else if (event.altKey && event.code === "KeyS") sendForm(event.target);
  else if (event.altKey && event.code.startsWith("Key") && press(event.code.slice(3).toLowerCase(), "accesskey")) ;
  else return;
  event.preventDefault();
}

function escape(event) {
  const open = document.querySelector("details.menu[open], details.filters-more[open], details.refused[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
  else if (location.hash && document.querySelector(".drawer:target, .drawer-phone:target, dialog:target:not([open])")) location.hash = "";
  else if (isTyping(event.target)) event.target.blur();
}

function single(event) {
  const { key } = event;
  if (going && Date.now() - going < 1500) { going = 0; return press(key, "data-go"); }
  if (key === "g") { going = Date.now(); return true; }
  if (key === "/") { focusSearch(); return true; }
  if (key === "?") { document.getElementById("phim-tat")?.showModal(); return true; }
  return press(key, "data-shortcut");
}

export function keyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return withModifier(event);
    if (event.key === "Escape") return escape(event);
    if (isTyping(event.target)) return;
    if (single(event)) event.preventDefault();
  });
}
