// Keys. Arrows walk through cards, and through cells while a session is lifted; letters do
// what buttons do.
import { $, all, element } from "./elements.js";
import { board, select } from "./store.js";
import { hand, lift, letGo, drop, walk, walkDay, walkFree } from "./lift.js";
import { blockOf, boxOfSession, order, reveal, seen, showDay } from "./blocks.js";
import { sheet, allDays } from "./sheet.js";
import { showBox, zoom } from "./grid.js";
import { neighbourOf } from "./tray.js";
import { nextConflict } from "./conflicts.js";
import { undo, redo } from "./states.js";
import { stop } from "./run.js";
import { step } from "./server.js";
import { act } from "./session.js";
import { closeLook } from "./context.js";
import { highlightNothing, found } from "./find.js";
import { spanCancel } from "./closing.js";
import { ask } from "./dialog.js";

const keys = [
  ["Arrows", "walk through the cards; through the cells while a session is lifted"], ["Enter", "lift, let down, take what is proposed"],
  ["Esc", "put back, refuse, stop a run with its best, close"], ["Page Up, Page Down", "an hour earlier or later while lifted"],
  ["Home, End", "the first or last start of the day while lifted"], ["n, N", "the next or previous free cell while lifted"],
  ["x", "exchanges and moves"], ["h", "hold or release"], ["Delete", "take out of the programme"], ["w", "why not elsewhere"],
  ["c, C", "next or previous conflict"], ["t", "to the tray, and back to the grid"], ["/", "find"], ["e", "type a change"], ["u, r", "undo, redo (also Ctrl+Z, Ctrl+Y)"], ["1 … 9, 0", "a day, all days"], ["+, −", "height of an hour"], ["?", "this list"], ["●", "on a card: it is held"], ["!", "on a card: it is in a hard conflict"],
];

function showKeys() {
  ask("Keys", [element("dl", { className: "keys" }, ...keys.flatMap(([key, words]) => [element("dt", {}, element("kbd", { textContent: key })), element("dd", { textContent: words })]))], "", null);
}

const hour = () => {
  const { starts } = hand.lift ?? { starts: [] };
  const { start } = hand.target ?? {};
  const i = starts.indexOf(start);
  const later = starts.findIndex((t) => t >= start + 60);
  return Math.max(1, (later < 0 ? starts.length : later) - i);
};

const whileLifted = {
  ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1), ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0),
  PageUp: () => walk(0, -hour()), PageDown: () => walk(0, hour()), Home: () => walkDay(false), End: () => walkDay(true),
  n: () => walkFree(1), N: () => walkFree(-1), Enter: drop, " ": drop, Escape: letGo,
};

// beside finds the card in a direction: in its room the next, else the nearest in time.
function beside(session, key) {
  const at = board.placements.get(session);
  const laneOf = (p) => sheet.laneOf.get(board.rooms.has(p.room) ? p.room : "");
  const cards = order.filter((p) => seen(p.session));
  if (key === "ArrowUp" || key === "ArrowDown") {
    const room = cards.filter((p) => laneOf(p) === laneOf(at)).sort((a, b) => a.start - b.start);
    return room[room.findIndex((p) => p.session === session) + (key === "ArrowDown" ? 1 : -1)];
  }
  const toward = key === "ArrowRight" ? 1 : -1;
  const lanes = [...new Set(cards.map(laneOf))].filter((lane) => (lane - laneOf(at)) * toward > 0).sort((a, b) => (a - b) * toward);
  const next = cards.filter((p) => laneOf(p) === lanes[0]);
  return next.reduce((best, p) => (best && Math.abs(best.start - at.start) <= Math.abs(p.start - at.start) ? best : p), undefined);
}

function onCard(event, card) {
  const { session } = card.dataset;
  const { key } = event;
  if (key === "Enter") lift(session, "keys");
  else if (key.startsWith("Arrow")) {
    if (card.closest("#tray_list")) neighbourOf(card, key === "ArrowDown" || key === "ArrowRight" ? 1 : -1)?.focus();
    else {
      const p = beside(session, key);
      if (!p) return false;
      showBox(boxOfSession(p.session));
      blockOf(p.session).focus({ preventScroll: true });
    }
  } else return false;
  return true;
}

const ofSession = { x: "ways", w: "why", Delete: "unplace", Backspace: "unplace" };

// clearSearch empties the search, if it has the focus or anything in it.
function clearSearch() {
  const search = $("the_search");
  if (document.activeElement !== search && !search.value) return false;
  search.value = "";
  search.dispatchEvent(new Event("input"));
  search.blur();
  return true;
}

function escape() {
  const menu = all("details.menu[open]")[0];
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (spanCancel() || clearSearch()) return;
  else if (board.state?.busy) stop();
  else if (board.state?.proposal) step("refuse", { proposal: board.state.proposal.id });
  else if (closeLook() || highlightNothing()) reveal(board.selected)?.focus({ preventScroll: true });
  else if (board.selected) {
    document.activeElement?.blur();
    select("");
  }
}

const otherwise = {
  "/": () => $("the_search").focus(), e: () => $("the_change").focus(), ":": () => $("the_change").focus(),
  c: () => nextConflict(1), C: () => nextConflict(-1), u: undo, r: redo, "?": showKeys, "+": () => zoom(1), "=": () => zoom(1), "-": () => zoom(-1), "−": () => zoom(-1),
  t: () => {
    const inTray = document.activeElement?.closest("#tray_list");
    (inTray ? document.querySelector("#the_blocks button[tabindex='0']") : document.querySelector("#tray_list button[tabindex='0']"))?.focus();
  },
  0: () => showDay("all"),
};

function down(event) {
  if (event.defaultPrevented || $("the_dialog").open || !board.state) return;
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  const writing = event.target.closest?.("input, select, textarea");
  if (command && !event.altKey && !writing && (key === "z" || key === "Z" || key === "y")) {
    event.preventDefault();
    return key === "y" || event.shiftKey ? redo() : undo();
  }
  if (command || event.altKey) return;
  if (hand && !(writing && key !== "Escape")) {
    const act = whileLifted[key];
    const other = (key === "Enter" || key === " ") && event.target.id !== "the_ghost" && event.target.closest("button:not([data-session]), summary");
    if (!act || other) return;
    event.preventDefault();
    return act();
  }
  if (key === "Escape") return escape();
  if (writing) {
    if (key === "Enter" && event.target === $("the_search")) toFound();
    return;
  }
  if (board.state.proposal && key === "Enter" && !event.target.closest("button, summary, a")) return step("take", { proposal: board.state.proposal.id });
  const card = event.target.closest?.("[data-session]");
  if (card && onCard(event, card)) return event.preventDefault();
  const session = card?.dataset.session ?? board.selected;
  const of = key === "h" ? (board.placements.get(session)?.held ? "release" : "hold") : ofSession[key];
  if (session && of) {
    event.preventDefault(); // a letter that opens a dialog is not written into it
    return act(session, of);
  }
  if (key >= "1" && key <= "9") {
    const day = allDays()[Number(key) - 1];
    if (day) showDay(day.date);
    return;
  }
  if (otherwise[key]) {
    event.preventDefault();
    otherwise[key]();
  }
}

// toFound goes to the first session that was searched for.
function toFound() {
  const first = found().find((s) => board.placements.has(s.id)) ?? found()[0];
  if (!first) return;
  select(first.id);
  const card = reveal(first.id);
  showBox(boxOfSession(first.id));
  card?.focus({ preventScroll: true });
}

document.addEventListener("keydown", down);
$("the_help").addEventListener("click", showKeys);
