// The search box at the top as a palette: places of the navigation and what the server finds, as one types; arrows and Enter choose.
import htmx from "htmx.org";
import { element, fold, icon } from "./page.js";

const DELAY = 180;
const MOST_PLACES = 4;

class Palette {
  constructor(form, input) {
    this.input = input;
    this.url = form.getAttribute("action");
    this.places = element("div");
    this.found = element("div");
    this.list = element("div", { class: "palette", role: "region", "aria-label": "Kết quả tra cứu", hidden: true }, this.places, this.found);
    form.append(this.list);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("focus", () => input.value.trim() && this.typed());
    this.list.addEventListener("click", (event) => this.fill(event));
    form.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", (event) => form.contains(event.target) || this.close());
    form.addEventListener("focusout", (event) => event.relatedTarget && !form.contains(event.relatedTarget) && this.close());
  }

  typed() {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (!text) return this.close();
    this.go(text);
    this.timer = setTimeout(() => this.ask(text), DELAY);
  }

  ask(text) {
    if (text !== this.input.value.trim()) return;
    htmx.ajax("GET", `${this.url}?gon=1&q=${encodeURIComponent(text)}`, { target: this.found, swap: "innerHTML" }).then(() => { this.list.hidden = false; });
  }

  /** A filter that was chosen is put into the box, and one goes on typing. */
  fill(event) {
    const chosen = event.target.closest("[data-fill]");
    if (!chosen) return;
    event.preventDefault();
    this.input.value = chosen.dataset.fill;
    this.input.focus();
    this.typed();
  }

  /** Places of the navigation whose name has the words. */
  go(text) {
    const words = fold(text).split(/\s+/);
    const places = [...document.querySelectorAll(".nav-item[href]")].filter((item) => words.every((word) => fold(item.title).includes(word)));
    const rows = places.slice(0, MOST_PLACES).map((item) => element("li", {}, element("a", { href: item.href }, element("strong", {}, item.title))));
    const heading = element("h2", {}, icon("arrow-right"), "Đi đến");
    this.places.replaceChildren(...(rows.length ? [element("section", { class: "found" }, heading, element("ul", {}, ...rows))] : []));
    this.list.hidden = !rows.length && !this.found.childElementCount;
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
  }

  key(event) {
    const links = [...this.list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && !this.list.hidden) { this.input.focus(); this.close(); }
    else if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.input).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

export function palette() {
  const input = document.getElementById("tra-cuu");
  if (input?.form && document.body.dataset.poll) new Palette(input.form, input);
}
