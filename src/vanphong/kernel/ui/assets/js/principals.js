// A select of people and units becomes a search box with suggestions; the select stays, hidden, and is what the form sends.
import { element, fold, fresh, icon } from "./page.js";

let serial = 0;

class Box {
  constructor(field) {
    this.select = field.querySelector("select");
    this.url = field.dataset.search;
    this.at = -1;
    this.found = [];
    const id = `pick-${++serial}`;
    this.list = element("ul", { class: "pick-list", id, role: "listbox", hidden: true, "aria-label": "Gợi ý" });
    this.input = element("input", { type: "text", id: `${id}-input`, role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", placeholder: "Gõ tên, chức vụ, đơn vị…" });
    const label = field.querySelector("label");
    label.htmlFor = this.input.id;
    this.chosen = element("span", { hidden: true });
    this.box = element("div", { class: "pickbox" }, this.input, this.list);
    this.required = this.select.required;
    const isFocused = document.activeElement === this.select;
    this.select.hidden = true;
    this.select.required = false;
    this.select.before(this.box);
    this.wire();
    this.draw();
    if (isFocused) this.input.focus();
  }

  wire() {
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.suggest(), this.url ? 180 : 0); });
    this.input.addEventListener("focus", () => this.suggest());
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 120));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const row = event.target.closest("[data-at]");
      if (row) this.choose(Number(row.dataset.at));
    });
    this.select.addEventListener("change", () => this.draw());
  }

  async suggest() {
    const text = this.input.value.trim();
    const words = fold(text).split(/\s+/).filter(Boolean);
    const taken = new Set([...this.select.selectedOptions].map((option) => option.value));
    let offered = [...this.select.options].filter((option) => option.value).map((option) => ({ value: option.value, label: option.text.split(" — ")[0], detail: option.dataset.detail ?? "" }));
    offered = offered.filter((item) => words.every((word) => fold(`${item.label} ${item.detail}`).includes(word)));
    if (this.url && text) offered = await this.remote(text, offered);
    if (text !== this.input.value.trim()) return;
    this.found = offered.filter((item) => !taken.has(String(item.value))).slice(0, 12);
    this.open();
  }

  async remote(text, local) {
    try {
      const answer = await fetch(`${this.url}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
      const more = answer.ok ? await answer.json() : [];
      const known = new Set(local.map((item) => String(item.value)));
      return [...local, ...more.filter((item) => !known.has(String(item.value)))];
    } catch { return local; }
  }

  open() {
    const rows = this.found.map((item, at) => element("li", { role: "option", id: `${this.list.id}-${at}`, "data-at": at, "aria-selected": "false" }, item.label, ...(item.detail ? [element("small", {}, item.detail)] : [])));
    const none = element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Không có ai khớp với chữ vừa gõ.");
    this.list.replaceChildren(...(rows.length ? rows : [none]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(this.input.value ? 0 : -1);
    this.list.scrollIntoView({ block: "nearest" });
  }

  mark(at) {
    this.at = this.found.length ? Math.min(at, this.found.length - 1) : -1;
    [...this.list.children].forEach((row, index) => row.setAttribute("aria-selected", String(index === this.at)));
    if (this.at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.key === "ArrowDown") this.list.hidden ? this.suggest() : this.mark(this.at + 1);
    else if (event.key === "ArrowUp") this.mark(Math.max(this.at - 1, 0));
    else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) this.choose(this.at);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else if (event.key === "Backspace" && !this.input.value) return this.drop([...this.select.selectedOptions].filter((option) => option.value).pop());
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(at) {
    const item = this.found[at];
    let option = [...this.select.options].find((candidate) => candidate.value === String(item.value));
    if (!option) {
      option = new Option(item.label, item.value);
      option.dataset.detail = item.detail ?? "";
      this.select.append(option);
    }
    option.selected = true;
    this.input.value = "";
    this.changed();
    this.close();
  }

  drop(option) {
    if (!option) return;
    option.selected = false;
    if (!this.select.multiple) this.select.value = "";
    this.changed();
    this.input.focus();
  }

  changed() {
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  draw() {
    for (const old of this.box.querySelectorAll(".pick-chosen")) old.remove();
    const options = [...this.select.selectedOptions].filter((option) => option.value);
    for (const option of options) {
      const name = option.text.split(" — ")[0];
      const remove = element("button", { type: "button", "aria-label": `Bỏ ${name}`, on: { click: () => this.drop(option) } }, icon("x"));
      this.input.before(element("span", { class: "pick-chosen" }, name, remove));
    }
    this.input.required = this.required && !options.length;
  }
}

export function principals(root) {
  for (const field of fresh(root, "[data-principals]", "principals")) new Box(field);
}
