// What is typed into a long form is kept in this browser until the server has taken it: it survives a lost session, a closed tab, a power cut.
import { element, fresh, store } from "./page.js";

const PREFIX = "vanphong-draft:";
const WEEK = 7 * 24 * 3600 * 1000;
const SKIPPED = new Set(["csrfmiddlewaretoken", "key", "seen"]);

const keyOf = (form) => `${PREFIX}${document.body.dataset.person ?? ""}:${form.dataset.autosave}`;
const idempotency = (form) => form.elements.key?.value ?? "";

function controls(form) {
  return [...form.elements].filter((control) => control.name && !SKIPPED.has(control.name) && !["file", "password", "hidden", "submit", "button"].includes(control.type));
}

function read(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked;
  return control.multiple ? [...control.selectedOptions].map((option) => option.value) : control.value;
}

function write(control, value) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = value === true;
  else if (control.multiple) for (const option of control.options) option.selected = value.includes(option.value);
  else control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

const slotOf = (control) => (control.type === "checkbox" || control.type === "radio" ? `${control.name}=${control.value}` : control.name);
const snapshot = (form) => Object.fromEntries(controls(form).map((control) => [slotOf(control), read(control)]));

function keep(form, extra = {}) {
  store.set(keyOf(form), { at: Date.now(), key: idempotency(form), fields: snapshot(form), ...extra });
}

function restore(form, draft) {
  const server = snapshot(form);
  if (JSON.stringify(server) === JSON.stringify(draft.fields)) return;
  const apply = (fields) => {
    for (const control of controls(form)) if (slotOf(control) in fields) write(control, fields[slotOf(control)]);
  };
  apply(draft.fields);
  const time = new Date(draft.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" });
  const drop = element("button", { type: "button", class: "btn btn-sm" }, "Bỏ nội dung này");
  const note = element("div", { class: "autosave-note", role: "status" }, `Đã khôi phục nội dung đồng chí nhập lúc ${time}, chưa gửi.`, drop);
  drop.addEventListener("click", () => {
    apply(server);
    store.remove(keyOf(form));
    note.remove();
  });
  form.prepend(note);
}

/** Decide on drafts whose form was sent: gone if the server took them; kept if it asked for a login, refused, or failed. */
export function settleDrafts() {
  const refusedPage = document.body.classList.contains("bare");
  for (const key of store.keys(PREFIX)) {
    const draft = store.get(key);
    if (!draft || Date.now() - draft.at > WEEK) store.remove(key);
    else if (draft.sent && refusedPage) store.set(key, { ...draft, sent: false });
    else if (draft.sent) settle(key, draft);
  }
}

function settle(key, draft) {
  const form = [...document.querySelectorAll("form[data-autosave]")].find((candidate) => keyOf(candidate) === key);
  const refused = form && (draft.key ? idempotency(form) === draft.key : form.querySelector(".field-bad, [role=alert]"));
  if (refused) store.set(key, { ...draft, sent: false });
  else store.remove(key);
}

export function autosave(root) {
  for (const form of fresh(root, "form[data-autosave]", "autosave")) {
    const draft = store.get(keyOf(form));
    if (draft && !draft.sent) restore(form, draft);
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(form), 300);
    });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      if (!event.defaultPrevented || form.hasAttribute("hx-post")) keep(form, { sent: true });
    });
    form.addEventListener("htmx:afterRequest", (event) => settleAnswer(form, event.detail));
  }
}

function settleAnswer(form, { successful, xhr }) {
  if (xhr.getResponseHeader("HX-Redirect")) return;
  if (successful && xhr.status < 400) store.remove(keyOf(form));
  else keep(form);
}
