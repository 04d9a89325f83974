// Dialogs: the answer of a link, a confirmation, and dialogs that the page itself carries.
import htmx from "htmx.org";
import { fresh } from "./page.js";

export function showDialog() {
  const dialog = document.getElementById("dialog");
  if (!dialog.open) dialog.showModal();
  const heading = dialog.querySelector("h1, h2");
  dialog.setAttribute("aria-label", heading?.textContent.trim() || "Hộp thoại");
  const first = dialog.querySelector("[data-focus], [autofocus], .field-bad :is(input, select, textarea), :is(input:not([type=hidden]), select, textarea, button)");
  first?.focus();
}

/** Ask in the confirmation dialog; answers true or false. */
export function confirmed(text, title, danger = false) {
  const dialog = document.getElementById("confirm");
  if (!dialog) return Promise.resolve(window.confirm(text));
  dialog.querySelector("#confirm-title").textContent = title || "Xác nhận";
  dialog.querySelector("#confirm-text").textContent = text;
  const yes = dialog.querySelector("#confirm-yes");
  yes.textContent = title || "Đồng ý";
  yes.className = danger ? "btn btn-danger-strong" : "btn btn-primary";
  dialog.returnValue = "no";
  dialog.showModal();
  yes.focus();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

function openLink(event) {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  htmx.ajax("GET", link.href, { target: "#dialog-slot", swap: "innerHTML", source: link });
}

function openOwn(event) {
  const opener = event.target.closest("[data-open-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.openDialog);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
}

function close(event) {
  const closer = event.target.closest("[data-close-dialog]");
  const behind = event.target.matches?.("dialog.dialog[open]") && event.target;
  const dialog = behind || closer?.closest("dialog");
  if (!dialog) return;
  if (closer) event.preventDefault();
  if (behind && dialog.querySelector("form")) return;
  dialog.open ? dialog.close() : (location.hash = "");
}

export function dialogs() {
  for (const handler of [openLink, openOwn, close]) document.addEventListener("click", handler);
  const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target?.matches("dialog[data-target-dialog]")) target.showModal();
  document.getElementById("dialog")?.addEventListener("close", () => document.getElementById("dialog-slot").replaceChildren());
}

/** Forms inside the dialog are sent by htmx, so that a refusal is shown without leaving the page. */
export function dialogForms(root) {
  for (const form of fresh(root, "#dialog-slot form[method=post]", "dialog")) {
    if (form.hasAttribute("hx-post")) continue;
    form.setAttribute("hx-post", form.getAttribute("action") || document.getElementById("dialog").dataset.url || location.href);
    form.setAttribute("hx-target", "#dialog-slot");
    if (form.enctype === "multipart/form-data") form.setAttribute("hx-encoding", "multipart/form-data");
    htmx.process(form);
  }
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "dialog-slot") document.getElementById("dialog").dataset.url = event.detail.xhr.responseURL;
});
