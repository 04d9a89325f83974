// Files dropped anywhere on the zone, listed with their size; progress while they travel.
import { element, fresh, icon } from "./page.js";

const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`);

function list(zone, input) {
  const rows = [...input.files].map((file, index) => {
    const remove = element("button", { type: "button", class: "btn btn-icon btn-sm btn-quiet", "aria-label": `Bỏ tệp ${file.name}` }, icon("x"));
    remove.addEventListener("click", () => { without(input, index); list(zone, input); });
    return element("li", {}, icon("file"), element("span", { title: file.name }, file.name), element("span", { class: "size" }, size(file.size)), remove);
  });
  zone.querySelector("[data-files]").replaceChildren(...rows);
}

function without(input, index) {
  const left = new DataTransfer();
  [...input.files].forEach((file, at) => at !== index && left.items.add(file));
  input.files = left.files;
}

function take(zone, input, dropped) {
  const all = new DataTransfer();
  if (input.multiple) for (const file of input.files) all.items.add(file);
  for (const file of input.multiple ? dropped : [...dropped].slice(0, 1)) all.items.add(file);
  input.files = all.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function wire(zone) {
  const input = zone.querySelector("input[type=file]");
  const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle("is-over", on); };
  zone.classList.add("is-wired"); // the list of ours names the files, in the office's language
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => { over(false)(event); take(zone, input, event.dataTransfer.files); });
  input.addEventListener("change", () => {
    list(zone, input);
    if ("instant" in zone.dataset && input.files.length) input.form?.requestSubmit();
  });
  input.form?.addEventListener("htmx:xhr:progress", (event) => show(zone, event.detail));
}

function show(zone, { loaded, total }) {
  const bar = zone.querySelector("[data-progress]");
  bar.hidden = !total;
  bar.value = total ? (100 * loaded) / total : 0;
}

export function dropzones(root) {
  for (const zone of fresh(root, "[data-dropzone]", "dropzone")) wire(zone);
}
// a file dropped beside the zone must not replace the page
for (const event of ["dragover", "drop"]) document.addEventListener(event, (caught) => caught.dataTransfer?.types.includes("Files") && caught.preventDefault());
