// Passing messages: kept long enough to be read, longer when something went wrong; the server's messages become toasts too.
import { element, fresh, icon } from "./page.js";

const SHAPES = { success: "shape-check", warning: "shape-triangle", error: "shape-octagon", danger: "shape-octagon", info: "info" };

export function toast(text, tone = "success", undo = "") {
  const region = document.getElementById("toasts");
  if (!region) return;
  const words = element("p", {}, text);
  const close = element("button", { type: "button", class: "btn btn-icon btn-sm btn-quiet", "aria-label": "Đóng thông báo" }, icon("x"));
  const made = element("div", { class: "toast", "data-tone": tone }, icon(SHAPES[tone] ?? "info"), words);
  if (undo) made.append(undoForm(undo));
  made.append(close);
  close.addEventListener("click", () => made.remove());
  region.append(made);
  if (tone === "success" || tone === "info") leaveLater(made, 6000 + text.length * 40);
}

function undoForm(url) {
  const token = element("input", { type: "hidden", name: "csrfmiddlewaretoken", value: document.body.dataset.csrf ?? "" });
  return element("form", { method: "post", action: url }, token, element("button", { class: "btn btn-sm" }, "Hoàn tác"));
}

function leaveLater(made, time) {
  let timer = setTimeout(() => made.remove(), time);
  const stay = () => clearTimeout(timer);
  const go = () => { timer = setTimeout(() => made.remove(), 3000); };
  for (const event of ["mouseenter", "focusin"]) made.addEventListener(event, stay);
  for (const event of ["mouseleave", "focusout"]) made.addEventListener(event, go);
}

export function messages(root) {
  for (const box of fresh(root, ".frame [data-messages]", "messages")) {
    for (const callout of [...box.children]) {
      if (callout.dataset.tone === "error" || callout.dataset.tone === "warning") continue;
      toast(callout.querySelector("p").textContent, callout.dataset.tone);
      callout.remove();
    }
    if (!box.children.length) box.remove();
  }
}
