// Light and dark, and the second clock, as they were chosen in this browser.
import { $, element } from "./elements.js";
import { board, on, tell } from "./store.js";
import { clocks, zones } from "./clock.js";

const root = document.documentElement;
const darkMedia = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ?? (darkMedia.matches ? "dark" : "light")) === "dark";
const show = () => $("the_scheme").setAttribute("aria-pressed", isDark());

function keep(name, value) {
  try {
    localStorage.setItem(`programme:${name}`, value);
  } catch { /* kept for this visit only */ }
}

function kept(name) {
  try {
    return localStorage.getItem(`programme:${name}`) ?? "";
  } catch {
    return "";
  }
}

$("the_scheme").addEventListener("click", () => {
  root.dataset.scheme = isDark() ? "light" : "dark";
  keep("scheme", root.dataset.scheme);
  show();
});
darkMedia.addEventListener("change", show);
show();

const select = $("the_zone");
on("event", () => {
  clocks.venue = board.event.zone || "UTC"; // none while the tables cannot be read
  const groups = new Map();
  for (const name of zones()) {
    const area = name.includes("/") ? name.slice(0, name.indexOf("/")) : "Others";
    if (!groups.has(area)) groups.set(area, element("optgroup", { label: area }));
    groups.get(area).append(element("option", { value: name, textContent: name.replaceAll("_", " ") }));
  }
  select.replaceChildren(select.options[0], ...groups.values());
  setZone(kept("zone"));
});

function setZone(name) {
  select.value = name;
  clocks.second = select.value = select.selectedIndex < 0 ? "" : name;
}

select.addEventListener("change", () => {
  setZone(select.value);
  keep("zone", select.value);
  tell("clock");
});
