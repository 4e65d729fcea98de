// The tray of unplaced sessions, in the order of the server: those with the fewest places
// first. It folds itself away when it is empty, unless it was folded by hand.
import { $, element, bdi, count } from "./elements.js";
import { board, on, select } from "./store.js";

const made = new Map(); // by session: {item, button, places}
let byHand = null;

function make(s) {
  const places = element("span", { className: "places" });
  const title = element("span", { className: "title", dir: "auto", textContent: s.title || s.id });
  const button = element("button", { type: "button", tabIndex: -1, data: { session: s.id } },
    element("span", { className: "top" }, element("span", { className: "id" }, bdi(s.id)), places), title);
  return { item: element("li", { className: `cardlet ${s.hue}` }, button), button, places };
}

function placesWords({ places, free, optional }) {
  const known = free >= 0 ? `${free} free` : places >= 0 ? count(places, "place") : "";
  return [optional ? "optional" : "", known].filter(Boolean).join(", ");
}

function draw() {
  const list = board.state.unplaced.filter((u) => board.sessions.has(u.session));
  const items = list.map((u) => {
    if (!made.has(u.session)) made.set(u.session, make(board.sessions.get(u.session)));
    const card = made.get(u.session);
    card.places.textContent = placesWords(u);
    card.item.classList.toggle("is-stuck", u.places === 0);
    return card.item;
  });
  $("tray_list").replaceChildren(...items);
  $("tray_count").textContent = list.length;
  fold(byHand ?? list.length === 0);
  mark();
}

function fold(folded) {
  $("the_desk").classList.toggle("is-folded", folded);
  $("tray_fold").setAttribute("aria-expanded", !folded);
}

function mark() {
  let stop = null;
  for (const [id, { item, button }] of made) {
    const s = board.sessions.get(id);
    if (!s || !item.isConnected) continue;
    const faded = !s.matches || (board.kin !== null && !board.kin.sessions.has(id));
    item.classList.toggle("is-selected", id === board.selected);
    item.classList.toggle("is-kin", board.kin !== null && board.kin.sessions.has(id));
    item.classList.toggle("is-faded", faded);
    button.setAttribute("aria-pressed", id === board.selected);
    button.tabIndex = -1;
    if (!faded && (stop === null || id === board.selected)) stop = button;
  }
  if (stop) stop.tabIndex = 0;
}

// neighbourOf is the card so many further on in the tray.
export function neighbourOf(button, by) {
  const cards = [...$("tray_list").querySelectorAll("li:not(.is-faded) button")];
  return cards[cards.indexOf(button) + by];
}

export const cardletOf = (session) => made.get(session)?.button;

on("event", () => made.clear());
on("state", draw);
for (const what of ["selected", "kin", "found"]) on(what, mark);
$("tray_fold").addEventListener("click", () => {
  byHand = !$("the_desk").classList.contains("is-folded");
  fold(byHand);
});
$("tray_list").addEventListener("click", (event) => {
  const session = event.target.closest("[data-session]")?.dataset.session;
  if (session) select(session);
});
$("tray_list").addEventListener("focusin", (event) => {
  for (const { button } of made.values()) button.tabIndex = button === event.target ? 0 : -1;
});
