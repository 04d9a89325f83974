// htmx as we use it: no inline style or eval, CSRF header, refusals shown where the person is looking.
import htmx from "htmx.org";
import { enhanceAll } from "./page.js";
import { toast } from "./toasts.js";
import { showDialog } from "./dialogs.js";

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.attributesToSettle = ["class"]; // never style: the content policy refuses it
htmx.config.scrollBehavior = "auto";
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "403|404|409|422", swap: true, error: false },
  { code: "...", swap: false, error: true },
];

const slot = () => document.getElementById("dialog-slot");
const isWhole = (html) => /^\s*<!doctype/i.test(html);
const path = (url) => new URL(url, location.href).pathname;

function main(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const content = page.querySelector(".page-content, .bare-card");
  const title = page.querySelector("h1")?.textContent.trim();
  const heading = page.createElement("h2");
  heading.textContent = title ?? "";
  return (title ? heading.outerHTML : "") + (content?.innerHTML ?? "");
}

function showError(event) {
  const inDialog = event.detail.target?.closest?.("#dialog-slot") != null;
  for (const old of slot().querySelectorAll(".error-fragment")) old.remove();
  event.detail.target = slot();
  event.detail.swapOverride = inDialog ? "afterbegin" : "innerHTML";
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = document.body.dataset.csrf ?? "";
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, target } = event.detail;
  const html = event.detail.serverResponse ?? "";
  if (!event.detail.shouldSwap || !slot()) return;
  if (html.includes("data-error=") && xhr.status >= 400) return showError(event);
  if (target !== slot() || !isWhole(html)) return;
  if (xhr.responseURL && path(xhr.responseURL) !== path(event.detail.pathInfo.requestPath)) {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
    return;
  }
  event.detail.serverResponse = main(html);
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === slot()) showDialog();
});
document.addEventListener("htmx:load", (event) => enhanceAll(event.detail.elt));
document.addEventListener("htmx:beforeRequest", () => document.documentElement.classList.add("is-loading"));
document.addEventListener("htmx:afterRequest", () => document.documentElement.classList.remove("is-loading"));
document.addEventListener("htmx:sendError", () => toast("Không nối được tới máy chủ. Nội dung đã nhập vẫn còn trên màn hình; kiểm tra mạng rồi thử lại.", "error"));
document.addEventListener("htmx:timeout", () => toast("Máy chủ trả lời quá lâu. Tải lại trang để xem việc vừa rồi đã được ghi nhận chưa.", "error"));
document.addEventListener("htmx:responseError", (event) => {
  const number = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").querySelector(".incident")?.textContent;
  toast(number ? `Hệ thống gặp sự cố, việc vừa rồi chưa được thực hiện. Số sự cố: ${number}` : "Việc vừa rồi chưa thực hiện được. Tải lại trang rồi thử lại.", "error");
});
document.addEventListener("toast", (event) => {
  const detail = event.detail?.value ?? event.detail;
  if (typeof detail === "string") toast(detail);
  else if (detail?.text) toast(detail.text, detail.tone, detail.undo);
});

export default htmx;
