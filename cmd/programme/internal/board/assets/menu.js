// The menu on a session: by the other button of the pointer, or by the key for menus.
import { $, all, element } from "./elements.js";
import { board, select } from "./store.js";
import { actsOf } from "./session.js";
import { hand } from "./lift.js";

const menu = $("the_menu");
let from = null;

function openMenu(button, x, y) {
  const { session } = button.dataset;
  select(session);
  from = button;
  menu.replaceChildren(...actsOf(session).map(([name, words, key, act]) => {
    const item = element("button", { type: "button", tabIndex: -1, data: { act: name } }, words, element("kbd", { textContent: key }));
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      menu.hidePopover();
      act();
    });
    return item;
  }));
  menu.showPopover();
  menu.style.left = `${Math.min(x, innerWidth - menu.offsetWidth - 8)}px`;
  menu.style.top = `${Math.min(y, innerHeight - menu.offsetHeight - 8)}px`;
  menu.firstElementChild?.focus();
}

document.addEventListener("contextmenu", (event) => {
  const button = event.target.closest("[data-session]");
  if (!button || hand || !board.state) return;
  event.preventDefault();
  const box = button.getBoundingClientRect();
  if (event.button === 2) openMenu(button, event.clientX, event.clientY);
  else openMenu(button, box.left + 12, box.top + 12);
});
menu.addEventListener("keydown", (event) => {
  const items = all("button", menu);
  const i = items.indexOf(document.activeElement);
  const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[(to + items.length) % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") {
    menu.hidePopover();
    from?.focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
// The menus of the head close when something else is pressed.
document.addEventListener("pointerdown", (event) => {
  for (const open of all("details.menu[open]")) if (!open.contains(event.target)) open.open = false;
});
for (const details of all("details.menu")) details.addEventListener("click", (event) => { if (event.target.closest("button")) details.open = false; });
