// The frame: appearance without reloading, drawers, menus that close when one looks elsewhere.
const year = 365 * 24 * 3600;
const cookie = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`; };

function appearance(event) {
  const button = event.submitter;
  if (event.target.matches("[data-theme-form]") && button?.name === "theme") {
    document.documentElement.dataset.bsTheme = button.value;
    cookie("ui_theme", button.value);
    for (const other of event.target.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
  } else if (event.target.matches("[data-nav-form]") && button) {
    document.documentElement.dataset.nav = button.value;
    cookie("ui_nav", button.value);
    button.value = button.value === "narrow" ? "wide" : "narrow";
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

let opener = null;

function drawers(event) {
  const link = event.target.closest("[data-open-drawer]");
  const closing = event.target.closest("[data-close-drawer], .scrim");
  if (link) {
    event.preventDefault();
    opener = link;
    const drawer = document.getElementById(link.dataset.openDrawer);
    drawer.classList.add("is-open");
    drawer.querySelector("a, button")?.focus();
  } else if (closing) {
    event.preventDefault();
    closeDrawers();
  }
}

function closeDrawers() {
  const open = [...document.querySelectorAll(".is-open:is(.drawer, .drawer-phone)")];
  for (const drawer of open) drawer.classList.remove("is-open");
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  if (open.length) opener?.focus();
}

function elsewhere(event) {
  for (const menu of document.querySelectorAll("details:is(.menu, .filters-more, .refused)[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}

export function shell() {
  document.addEventListener("submit", appearance, true);
  document.addEventListener("click", drawers);
  for (const event of ["pointerdown", "focusin"]) document.addEventListener(event, elsewhere);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".is-open:is(.drawer, .drawer-phone)")) closeDrawers();
  });
  document.body.append(Object.assign(document.createElement("div"), { className: "loading-line" }));
}
