// Where things are in the grid: days one below the other, rooms side by side, in pixels from
// the corner of the field. Nothing here looks at the page, so that it can be asked at each
// movement of the pointer.
import { board } from "./store.js";
import { reading, clocks } from "./clock.js";

export const sheet = {
  days: [], // shown ones: {date, from, until, top, bottom, long}, from and until in whole hours of the venue
  lanes: [], // ids of rooms, "" for what has none
  laneOf: new Map(),
  lane: 0, rail: 0, head: 0, date: 0, // pixels
  minute: 1.5, // pixels
  width: 0, height: 0,
};

const narrowest = 7.4; // rem, of a lane

// allDays are those of the event and those on which something is placed besides.
export function allDays() {
  const days = new Map(board.event.days.map((day) => [day.date, { date: day.date, from: day.opens, until: day.closes }]));
  for (const p of board.placements.values()) {
    const { date } = reading(p.start);
    const day = days.get(date);
    if (!day) days.set(date, { date, from: p.start, until: p.end });
    else {
      day.from = Math.min(day.from, p.start);
      day.until = Math.max(day.until, p.end);
    }
  }
  return [...days.values()].sort((a, b) => a.from - b.from);
}

// lay measures the sheet for a width and a size of the letters, in pixels.
export function lay(width, rem) {
  sheet.lanes = board.event.rooms.map((room) => room.id);
  if ([...board.placements.values()].some((p) => !board.rooms.has(p.room))) sheet.lanes.push("");
  sheet.laneOf = new Map(sheet.lanes.map((id, i) => [id, i]));
  sheet.rail = Math.round((clocks.second ? 7.6 : 3.9) * rem);
  sheet.head = Math.round((board.event.rooms.some((room) => room.area || room.seats) ? 4.2 : 3.1) * rem); // two lines of a name, one below
  sheet.date = Math.round(2.6 * rem);
  sheet.lane = Math.max(Math.floor((width - sheet.rail) / Math.max(1, sheet.lanes.length)), Math.round(narrowest * rem));
  sheet.width = Math.max(width, sheet.rail + sheet.lane * sheet.lanes.length);
  let top = 0;
  sheet.days = allDays().filter((day) => board.day === "all" || day.date === board.day).map((day) => {
    const from = day.from - reading(day.from).past;
    const past = reading(day.until).past;
    const until = past ? day.until + 60 - past : day.until;
    top += sheet.date;
    const shown = { date: day.date, from, until, top, bottom: top + (until - from) * sheet.minute, long: reading(day.from).long };
    top = shown.bottom + sheet.minute * 10;
    return shown;
  });
  sheet.height = Math.ceil(sheet.head + top);
}

export const dayAt = (minute) => sheet.days.find((day) => minute >= day.from && minute < day.until);
export const yOf = (day, minute) => day.top + (Math.min(Math.max(minute, day.from), day.until) - day.from) * sheet.minute;
export const xOf = (lane) => lane * sheet.lane;

// at is the room and the minute at a point of the field, null outside.
export function at(x, y) {
  const lane = Math.floor(x / sheet.lane);
  const day = sheet.days.find((d) => y >= d.top && y < d.bottom);
  if (!day || lane < 0 || lane >= sheet.lanes.length) return null;
  return { room: sheet.lanes[lane], minute: Math.floor(day.from + (y - day.top) / sheet.minute) };
}

// boxOf is where an interval in a room is drawn, null on days that are not shown.
export function boxOf(room, start, end) {
  const lane = sheet.laneOf.get(room);
  const day = dayAt(start);
  if (lane === undefined || !day) return null;
  const top = yOf(day, start);
  return { left: xOf(lane), top, width: sheet.lane, height: Math.max(yOf(day, end) - top, 14), lane, day };
}
