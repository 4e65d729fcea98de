// A session in the hand: what becomes of it in every cell is asked when it is lifted, said in
// words for the cell that is aimed at, and done when it is let down there.
import { $, element } from "./elements.js";
import { board, on, tell, select, roomName } from "./store.js";
import { boxOf, dayAt } from "./sheet.js";
import { get, step, sayError } from "./server.js";
import { when, reading, secondSpan } from "./clock.js";
import { say } from "./say.js";
import { kinds, kindWords, moreWords, reasonWords } from "./verdicts.js";
import { coversOf, showCells, hideCells } from "./cells.js";
import { reveal, showDay } from "./blocks.js";
import { cardletOf } from "./tray.js";
import { showBox } from "./grid.js";

// hand is what is lifted, null for nothing: {session, by, minutes, lift, target, out}. lift is
// null until the server has answered; target is {room, start, kind, cell} of the cell aimed at;
// out is whether it is over the tray.
export let hand = null;

const ghostName = element("bdi");
const ghostTime = element("time");
const ghostWords = element("span", { className: "unseen" });
const ghost = element("button", { type: "button", className: "ghost", id: "the_ghost" }, element("b", {}, ghostName), ghostTime, ghostWords);
const answers = new Map(); // of GET lift, by session, for the state that is shown

// foresee asks what becomes of a session, so that it is known when it is lifted.
export function foresee(session) {
  const { number, revision } = board.state;
  const key = `${revision} ${number} ${session}`;
  if (!answers.has(key)) {
    answers.clear();
    const asked = get("lift", { session }).then(prepared);
    asked.catch(() => answers.delete(key));
    answers.set(key, asked);
  }
  return answers.get(key);
}

function prepared(lift) {
  lift.covers = coversOf(lift.starts, lift.minutes, board.event.grain);
  lift.roomAt = new Map(lift.rooms.map((id, i) => [id, i]));
  lift.counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  for (const { kind } of lift.cells) if (kind in lift.counts) lift.counts[kind]++;
  return lift;
}

// lift takes a session into the hand, by "pointer" or "keys".
export async function lift(session, by) {
  if (hand) letGo();
  if (board.state.proposal) return say("First take or refuse what is proposed", true);
  const s = board.sessions.get(session);
  const p = board.placements.get(session);
  const mine = { session, by, minutes: p ? p.end - p.start : s.minutes, lift: null, target: null, out: false };
  hand = mine;
  select(session);
  document.body.classList.add("is-lifting");
  tell("hand");
  try {
    const answer = await foresee(session);
    if (hand !== mine) return;
    mine.lift = answer;
    mine.minutes = answer.minutes || mine.minutes;
  } catch (error) {
    if (hand === mine) letGo();
    return sayError(error);
  }
  showCells(mine.lift);
  if (mine.target) aim(mine.target.room, mine.target.start, true);
  else if (by === "keys") begin(p);
  tell("hand");
}

// begin aims a session that was lifted by a key at where it is, else at the first cell that
// is free, else at the first.
function begin(p) {
  const { lift } = hand;
  if (lift.starts.length === 0) return say(`${hand.session} has no start in any window`, true);
  if (p && lift.roomAt.has(p.room) && lift.starts.includes(p.start)) return aim(p.room, p.start, true);
  const first = Math.max(0, lift.cells.findIndex((cell) => cell.kind === "free"));
  aim(lift.rooms[first % lift.rooms.length], lift.starts[Math.floor(first / lift.rooms.length)], true);
}

// startAt is the index of the start that stands for a minute, −1 for none.
function startAt(minute) {
  const { starts, covers } = hand.lift;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= minute) low = middle + 1;
    else high = middle;
  }
  return low > 0 && minute < starts[low - 1] + covers[low - 1] ? low - 1 : -1;
}

// aim looks at the cell of a room and a minute. What is said is said once a cell.
export function aim(room, minute, again = false) {
  let target = { room, start: minute, kind: "", cell: null };
  if (hand.lift) {
    const i = startAt(minute);
    const r = hand.lift.roomAt.get(room);
    const grain = board.event.grain;
    if (i < 0 || r === undefined) target = { room, start: Math.floor(minute / grain) * grain, kind: "none", cell: null };
    else {
      const cell = hand.lift.cells[i * hand.lift.rooms.length + r];
      target = { room, start: hand.lift.starts[i], kind: cell.kind, cell };
    }
  }
  const was = hand.target;
  if (!again && was && was.room === target.room && was.start === target.start) return;
  hand.target = target;
  hand.out = false;
  showGhost();
  if (hand.lift) say(sentenceOf(hand));
  tell("aim");
}

// aimless is when the pointer is beside the grid: over the tray a session that is placed would
// be taken out.
export function aimless(overTray) {
  const out = overTray && board.placements.has(hand.session);
  if (!hand.target && hand.out === out) return;
  hand.target = null;
  hand.out = out;
  ghost.remove();
  say(out ? `${hand.session} to the tray: it is taken out of the programme` : `${hand.session} goes back where it was`);
  tell("aim");
}

export function reasonsOf({ lift, target }) {
  return (target?.cell?.reasons ?? []).map((i) => reasonWords(lift.reasons[i]));
}

// verdictOf says the kind of the cell and, if it costs more, how much.
export function verdictOf({ target }) {
  const more = moreWords(target.cell?.more);
  if (target.kind === "costs") return more ? `costs ${more}` : "costs more";
  if (target.kind === "free" && more) return `free, ${more}`;
  return kindWords[target.kind] ?? "";
}

function sentenceOf(held) {
  const { session, minutes, target } = held;
  const second = secondSpan(target.start, target.start + minutes);
  const head = `${session}, ${when(target.start, target.start + minutes)}${second ? ` (${second})` : ""}, ${roomName(target.room)}: ${verdictOf(held)}`;
  const reasons = reasonsOf(held);
  const most = 6; // that a sentence can bear
  if (reasons.length > most) reasons.splice(most, Infinity, `and ${reasons.length - most} more`);
  return [head, reasons.join("; ")].filter(Boolean).join(" – ");
}

function showGhost() {
  const { target, minutes, by } = hand;
  const box = boxOf(target.room, target.start, target.start + minutes);
  if (!box) return ghost.remove();
  const { style } = ghost;
  const size = `${box.width - 4}px ${box.height - 3}px`;
  if (ghost.dataset.size !== size) {
    ghost.dataset.size = size;
    [style.width, style.height] = size.split(" ");
  }
  style.transform = `translate(${box.left + 2}px, ${box.top + 1}px)`;
  ghost.className = `ghost is-${target.kind}`;
  ghostName.textContent = hand.session;
  ghostTime.textContent = reading(target.start).time;
  ghostWords.textContent = ` lifted, over ${roomName(target.room)}: ${kindWords[target.kind] ?? ""}. Enter lets it down, Escape puts it back.`;
  if (!ghost.isConnected) $("the_field").append(ghost);
  if (by === "keys") {
    showBox(box);
    ghost.focus({ preventScroll: true });
  }
  ghost.tabIndex = by === "keys" ? 0 : -1;
}

// letGo puts the session back where it was.
export function letGo() {
  if (!hand) return;
  const { session, by } = hand;
  hand = null;
  ghost.remove();
  hideCells();
  document.body.classList.remove("is-lifting");
  tell("hand");
  if (by === "keys") (reveal(session) ?? cardletOf(session))?.focus({ preventScroll: true });
}

// drop lets the session down where it is aimed at.
export async function drop() {
  if (hand?.out) {
    const { session } = hand;
    letGo();
    return takeOut(session);
  }
  if (!hand?.target) return letGo();
  const { session, target } = hand;
  if (!hand.lift) return letGo();
  letGo();
  if (target.kind === "here") return say(`${session} stays where it is`);
  if (target.kind === "none") return say(`${session} cannot start there: no window leaves it that time`, true);
  await step("drop", { session, start: target.start, room: target.room }, `${session} to ${reading(target.start).weekday} ${reading(target.start).time}, ${roomName(target.room)} …`);
}

export const takeOut = (session) => step("drop", { session, start: 0, room: "" }, `${session} out …`);

// walk moves the aim over the cells: by starts, by rooms, or to the next that is free.
export function walk(rooms, starts) {
  const { lift, target } = hand;
  if (!lift || !target || lift.starts.length === 0) return;
  const r = Math.min(Math.max((lift.roomAt.get(target.room) ?? 0) + rooms, 0), lift.rooms.length - 1);
  const i = Math.min(Math.max(nearest(target.start) + starts, 0), lift.starts.length - 1);
  goTo(r, i);
}

const nearest = (minute) => {
  const { starts } = hand.lift;
  const i = starts.findIndex((start) => start >= minute);
  return i < 0 ? starts.length - 1 : i;
};

function goTo(r, i) {
  const start = hand.lift.starts[i];
  if (!dayAt(start)) showDay(reading(start).date);
  aim(hand.lift.rooms[r], start);
}

// walkDay goes to the first or the last start of the day.
export function walkDay(last) {
  const { lift, target } = hand;
  if (!lift || !target) return;
  const { date } = reading(target.start);
  const ofDay = lift.starts.map((start, i) => [start, i]).filter(([start]) => reading(start).date === date);
  if (ofDay.length) goTo(lift.roomAt.get(target.room) ?? 0, (last ? ofDay.at(-1) : ofDay[0])[1]);
}

// walkFree goes to the next cell that is free, else to the next that only costs more.
export function walkFree(by) {
  const { lift, target } = hand;
  if (!lift || !target) return;
  const n = lift.cells.length;
  const from = nearest(target.start) * lift.rooms.length + (lift.roomAt.get(target.room) ?? 0);
  for (const kind of ["free", "costs"]) {
    for (let k = 1; k <= n; k++) {
      const at = (from + by * k + n * 2) % n;
      if (lift.cells[at].kind === kind) return goTo(at % lift.rooms.length, Math.floor(at / lift.rooms.length));
    }
  }
  say(`${hand.session} can go nowhere without others that move`);
}

on("frame", () => {
  if (!hand?.lift) return;
  showCells(hand.lift);
  if (hand.target) showGhost();
});
on("state", (before) => {
  const { number, revision, proposal } = board.state;
  if (hand && (proposal || !before || number !== before.number || revision !== before.revision)) letGo();
});

export const countsOf = (answer) => kinds.map((kind) => [kind, answer.counts[kind]]);
