// Every POST form: asked first where it says so, sent once.
import { confirmed } from "./dialogs.js";
import { fresh } from "./page.js";

const asked = new WeakSet();

function busy(form, submitter) {
  form.dataset.sending = "yes";
  const button = submitter ?? form.querySelector("button:not([type=button])");
  button?.classList.add("is-busy");
  setTimeout(() => release(form), 15000);
}

export function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll(".is-busy")) button.classList.remove("is-busy");
}

function question(form, submitter) {
  const asker = submitter?.dataset.confirm ? submitter : form;
  return asker.dataset.confirm ? asker : null;
}

async function ask(form, submitter, asker) {
  const danger = submitter?.matches(".btn-danger, .btn-danger-strong") ?? false;
  if (!(await confirmed(asker.dataset.confirm, asker.dataset.confirmTitle, danger))) return;
  asked.add(form);
  form.requestSubmit(submitter);
}

function onSubmit(event) {
  const form = event.target;
  if (form.method !== "post") return;
  if (event.submitter?.getAttribute("aria-disabled") === "true" || form.dataset.sending) return stop(event);
  const asker = question(form, event.submitter);
  if (asker && !asked.delete(form)) {
    stop(event);
    ask(form, event.submitter, asker);
    return;
  }
  queueMicrotask(() => busy(form, event.submitter));
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener("submit", onSubmit, true);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form) release(form);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sending]").forEach(release);
});
document.addEventListener("click", (event) => {
  if (event.target.closest(".btn[aria-disabled=true]:not(summary)")) event.preventDefault();
  if (event.target.closest("[data-back]") && history.length > 1) {
    event.preventDefault();
    history.back();
  }
  const copier = event.target.closest("[data-copy]");
  if (copier) navigator.clipboard?.writeText(copier.dataset.copy);
  if (event.target.closest("[data-print]")) window.print();
});

/** After a refused form the summary of errors is where the person is. */
export function forms(root) {
  for (const summary of fresh(root, "[data-focus][role=alert]", "focus")) summary.focus({ preventScroll: false });
}
