// Phrases: a list to choose from becomes buttons that put the words into the text at the cursor.
import { element, fresh } from "./page.js";

function put(target, text) {
  const { selectionStart: from, selectionEnd: to, value } = target;
  const before = value.slice(0, from);
  const gap = before && !/\s$/.test(before) ? " " : "";
  target.value = before + gap + text + value.slice(to);
  target.focus();
  target.selectionStart = target.selectionEnd = from + gap.length + text.length;
  target.dispatchEvent(new Event("input", { bubbles: true }));
}

export function phrases(root) {
  for (const box of fresh(root, "[data-phrases]", "phrases")) {
    const target = document.getElementById(box.dataset.phrases);
    const select = box.querySelector("select");
    if (!target || !select) continue;
    const buttons = [...select.options].filter((option) => option.value).map((option) =>
      element("button", { type: "button", class: "phrase", on: { click: () => put(target, option.value) } }, option.text));
    box.replaceChildren(element("div", { class: "phrase-list", role: "group", "aria-label": select.options[0].text }, ...buttons));
  }
}
