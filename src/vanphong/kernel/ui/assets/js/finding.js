// Words found on the pages of the viewer: marked where they stand, gone through with Enter.
const PAUSE = 250;

function box([left, top, right, bottom]) {
  const mark = document.createElement("span");
  mark.className = "viewer-hit";
  Object.assign(mark.style, { left: `${left * 100}%`, width: `${(right - left) * 100}%` });
  mark.dataset.top = top;
  mark.dataset.bottom = bottom;
  return mark;
}

// A sheet is its image and a line of caption: boxes are parts of the image alone.
function place(mark, sheet) {
  const height = sheet.querySelector("img").clientHeight;
  mark.style.top = `${mark.dataset.top * height}px`;
  mark.style.height = `${(mark.dataset.bottom - mark.dataset.top) * height}px`;
}

export function finding(form, pages) {
  const input = form.querySelector("input");
  const told = form.querySelector("[data-find-told]");
  let hits = [];
  let current = -1;
  let timer = 0;
  let asked = 0;

  const clear = () => { for (const mark of pages.querySelectorAll(".viewer-hit")) mark.remove(); hits = []; current = -1; };
  const tell = (count) => { told.textContent = !input.value.trim() ? "" : count ? `${current + 1}/${count}` : "Không có"; };
  const go = (by) => {
    if (!hits.length) return;
    for (const mark of hits[current] ?? []) mark.classList.remove("is-current");
    current = (current + by + hits.length) % hits.length;
    for (const mark of hits[current]) mark.classList.add("is-current");
    const sheet = hits[current][0].closest("[data-page]");
    pages.scrollTo({ top: sheet.offsetTop + hits[current][0].offsetTop - pages.offsetTop - pages.clientHeight / 3 });
    tell(hits.length);
  };
  const show = (found) => {
    clear();
    for (const hit of found) {
      const sheet = pages.querySelector(`[data-page="${hit.page}"]`);
      if (!sheet) continue;
      const marks = hit.boxes.map(box);
      sheet.append(...marks);
      for (const mark of marks) place(mark, sheet);
      hits.push(marks);
    }
    tell(hits.length);
    go(1);
  };
  const ask = async () => {
    const turn = ++asked;
    if (!input.value.trim()) { clear(); tell(0); return; }
    const answer = await fetch(`${form.dataset.find}?q=${encodeURIComponent(input.value)}`, { headers: { Accept: "application/json" } });
    if (turn === asked && answer.ok) show((await answer.json()).hits);
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  form.addEventListener("submit", (event) => { event.preventDefault(); go(event.submitter?.dataset.findGo === "-1" ? -1 : 1); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); } });
  for (const button of form.querySelectorAll("[data-find-go]")) button.addEventListener("click", () => go(Number(button.dataset.findGo)));
  new ResizeObserver(() => { for (const mark of pages.querySelectorAll(".viewer-hit")) place(mark, mark.closest("[data-page]")); }).observe(pages.querySelector("[data-page]"));
  return () => input.focus();
}
