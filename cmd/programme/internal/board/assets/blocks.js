// The cards of placed sessions. One element a session is kept as long as the event has it;
// a new state moves it, softly where motion is welcome.
import { $, element, place, bdi } from "./elements.js";
import { board, on, select } from "./store.js";
import { sheet, boxOf, allDays } from "./sheet.js";
import { span, reading } from "./clock.js";
import { drawFrame } from "./grid.js";

const made = new Map(); // by session: {item, button, time, title, where}
const still = matchMedia("(prefers-reduced-motion: reduce)");

function make(s) {
  const time = element("span", { className: "when" });
  const top = element("span", { className: "top" }, time, " ", element("span", { className: "id" }, bdi(s.id)));
  const title = element("span", { className: "title", dir: "auto", textContent: s.title || s.id });
  const where = element("span", { className: "unseen" });
  const button = element("button", { type: "button", tabIndex: -1, data: { session: s.id } }, top, " ", title, where);
  const item = element("li", { className: `block ${s.hue}` }, button);
  return { item, button, time, where, moved: "" };
}

export const blockOf = (session) => made.get(session)?.button;
export const boxOfSession = (session) => {
  const p = board.placements.get(session);
  return p ? boxOf(p.room, p.start, p.end) : null;
};

// lanesWithin shares the width of a room among sessions that overlap in it.
function lanesWithin(list) {
  const shares = new Map();
  let cluster = [];
  let until = -Infinity;
  const close = () => {
    const ends = [];
    const lanes = cluster.map((p) => {
      let lane = ends.findIndex((end) => end <= p.start);
      if (lane < 0) lane = ends.length;
      ends[lane] = p.end;
      return lane;
    });
    cluster.forEach((p, i) => shares.set(p.session, [lanes[i], ends.length]));
    cluster = [];
  };
  for (const p of list) {
    if (p.start >= until) close();
    cluster.push(p);
    until = Math.max(until, p.end);
  }
  close();
  return shares;
}

// inOrder lists the placements that are shown as they are read: by day, room and start.
function inOrder() {
  const days = new Map(sheet.days.map((day, i) => [day.date, i]));
  const shown = [...board.placements.values()].filter((p) => days.has(reading(p.start).date) && sheet.laneOf.has(laneName(p)));
  const key = (p) => [days.get(reading(p.start).date), sheet.laneOf.get(laneName(p)), p.start, board.sessions.get(p.session)?.index ?? 0];
  return shown.map((p) => [key(p), p]).sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]).map(([, p]) => p);
}
const laneName = (p) => (board.rooms.has(p.room) ? p.room : "");

export let order = []; // placements that are shown

function draw() {
  order = inOrder().filter((p) => board.sessions.has(p.session));
  const shares = new Map();
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j < order.length && laneName(order[j]) === laneName(order[i]) && reading(order[j].start).date === reading(order[i].start).date) j++;
    for (const [session, share] of lanesWithin(order.slice(i, j))) shares.set(session, share);
    i = j;
  }
  const items = [];
  for (const p of order) {
    const s = board.sessions.get(p.session);
    if (!made.has(s.id)) made.set(s.id, make(s));
    const block = made.get(s.id);
    const box = boxOf(laneName(p), p.start, p.end);
    if (!box) continue;
    const [lane, lanes] = shares.get(s.id);
    const width = box.width / lanes;
    place(block.item, box.left + lane * width, box.top, width, box.height);
    block.item.classList.toggle("is-short", box.height < 46);
    block.item.classList.toggle("is-beside", lanes > 1);
    block.item.classList.toggle("is-pinned", p.pinned);
    block.item.classList.toggle("is-broken", board.broken.has(s.id));
    const time = span(p.start, p.end);
    if (block.time.textContent !== time) block.time.textContent = time;
    const where = `, ${board.rooms.get(p.room)?.name ?? "no room"}, ${reading(p.start).weekday}${p.pinned ? ", held" : ""}${board.broken.has(s.id) ? ", in a conflict" : ""}`;
    if (block.where.textContent !== where) block.where.textContent = where;
    glide(block, box.left + lane * width, box.top);
    items.push(block.item);
  }
  const list = $("the_blocks");
  if (list.childElementCount !== items.length || items.some((item, i) => list.children[i] !== item)) {
    const focused = document.activeElement;
    list.replaceChildren(...items);
    if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }
  settleStop();
  mark();
}

// glide lets a card come from where it was.
function glide(block, left, top) {
  const from = block.at;
  block.at = { left, top };
  if (!from || !stepping || still.matches || (from.left === left && from.top === top) || !block.item.isConnected) return;
  block.item.animate([{ transform: `translate(${from.left - left}px, ${from.top - top}px)` }, { transform: "none" }], { duration: 260, easing: "cubic-bezier(.2, .7, .2, 1)" });
}
let stepping = false; // a new state is drawn; with another width or height nothing glides

// settleStop gives the grid one stop of the tab key.
function settleStop(session = board.selected) {
  const stop = made.get(session)?.item.isConnected && seen(session) ? session : order.find((p) => seen(p.session))?.session;
  for (const p of order) made.get(p.session).button.tabIndex = p.session === stop ? 0 : -1;
}

// seen is what was searched for and, if something shared is highlighted, shares it.
export const seen = (id) => board.sessions.get(id)?.matches && (board.kin === null || board.kin.sessions.has(id));

// mark shows what is selected, what shares something with it, and what was not searched for.
function mark() {
  for (const [id, { item, button }] of made) {
    const s = board.sessions.get(id);
    if (!s) continue;
    item.classList.toggle("is-selected", id === board.selected);
    item.classList.toggle("is-kin", board.kin !== null && board.kin.sessions.has(id));
    item.classList.toggle("is-faded", !seen(id));
    item.inert = !seen(id);
    button.setAttribute("aria-pressed", id === board.selected);
  }
}

// reveal shows the day of a session, scrolls to it and returns its card.
export function reveal(session) {
  const p = board.placements.get(session);
  if (!p) return document.querySelector(`.cardlet [data-session="${CSS.escape(session)}"]`);
  const { date } = reading(p.start);
  if (board.day !== "all" && board.day !== date) showDay(date);
  return blockOf(session);
}

export function showDay(date) {
  board.day = date;
  drawFrame();
  $("the_grid").scrollTop = 0;
  drawDays();
}

// drawDays lists the days to choose from.
function drawDays() {
  const days = allDays();
  if (board.day !== "all" && !days.some((day) => day.date === board.day)) board.day = days[0]?.date ?? "";
  const choices = [...days.map((day) => [day.date, reading(day.from).short, reading(day.from).long]), ["all", "All days", "All days"]];
  const list = $("the_days");
  const key = JSON.stringify(choices);
  if (list.dataset.key !== key) {
    list.dataset.key = key;
    list.replaceChildren(...choices.map(([date, words, long]) => {
      const choice = element("button", { type: "button", textContent: words, title: long, data: { date } });
      choice.addEventListener("click", () => showDay(date));
      return element("li", {}, choice);
    }));
  }
  for (const choice of list.querySelectorAll("button")) choice.setAttribute("aria-pressed", choice.dataset.date === board.day);
}

// firstDay is today at the venue while the event goes on, else its first day.
function firstDay() {
  const { date } = reading(Math.floor(Date.now() / 6e4));
  const days = board.event.days.map((day) => day.date);
  return days.includes(date) ? date : days[0] ?? "";
}

on("event", () => {
  for (const { item } of made.values()) item.remove();
  made.clear();
});
on("state", () => {
  if (!board.day) board.day = firstDay();
  drawDays();
  stepping = true;
  drawFrame();
  stepping = false;
});
on("frame", draw);
on("selected", () => {
  settleStop();
  mark();
});
for (const what of ["kin", "found"]) {
  on(what, () => {
    settleStop();
    mark();
  });
}
$("the_blocks").addEventListener("focusin", (event) => {
  const { session } = event.target.dataset;
  if (session) settleStop(session);
});
$("the_blocks").addEventListener("click", (event) => {
  const session = event.target.closest("[data-session]")?.dataset.session;
  if (session) select(session);
});
