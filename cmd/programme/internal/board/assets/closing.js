// Dragging over an empty part of a room's column writes that the room is closed then, and
// over the line of a person that the person is away, into the field of changes, where it
// waits to be asked.
import { $, element, place } from "./elements.js";
import { board, personName } from "./store.js";
import { sheet, xOf, yOf, dayAt } from "./sheet.js";
import { reading } from "./clock.js";
import { say } from "./say.js";
import { propose } from "./change.js";

const mark = element("div", { className: "span-mark" });
let span = null; // {room, from, until, origin}

const down = (minute) => Math.floor(minute / board.event.grain) * board.event.grain;

export function spanBegin(cell) {
  if (!cell || cell.room === "" || board.rooms.get(cell.room)?.pair || !board.state || board.state.busy) return false;
  const origin = down(cell.minute);
  span = { room: cell.room, origin, from: origin, until: origin };
  return true;
}

export function spanMove(cell) {
  if (!span || !cell) return;
  const day = dayAt(span.origin);
  if (!day || cell.minute < day.from || cell.minute >= day.until) return;
  const here = down(cell.minute);
  span.from = Math.min(span.origin, here);
  span.until = Math.max(span.origin, here) + board.event.grain;
  const top = yOf(day, span.from);
  place(mark, xOf(sheet.laneOf.get(span.room)) + 2, top, sheet.lane - 5, yOf(day, span.until) - top);
  if (!mark.isConnected) $("the_field").append(mark);
}

const quoted = (name) => (/["\s]/.test(name) || name === "" ? `"${name.replaceAll('"', '""')}"` : name);

export function spanEnd() {
  mark.remove();
  if (!span) return;
  const { room, from, until } = span;
  span = null;
  if (until <= from) return;
  const time = `${reading(from).date} ${reading(from).time}-${reading(until).time}`;
  const person = board.kin?.kind === "person" ? board.kin.id : "";
  if (person) propose(`person ${quoted(person)} away ${time}`);
  else propose(`room ${quoted(room)} closed ${time}`);
  say(person ? `Enter asks what if ${personName(person)} is away then; a room is closed while no person is highlighted` : "Enter asks what if the room is closed then");
}

export function spanCancel() {
  if (!span) return false;
  span = null;
  mark.remove();
  return true;
}
