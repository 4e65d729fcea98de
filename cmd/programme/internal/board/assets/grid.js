// The frame of the grid: rooms, hours on two clocks, what is closed, breaks and holds.
import { $, element, place, bdi } from "./elements.js";
import { board, on, share, tell } from "./store.js";
import { clocks, marked, reading, cityOf } from "./clock.js";
import { sheet, lay, xOf, yOf } from "./sheet.js";

const steps = [0.75, 1, 1.5, 2.25, 3]; // pixels a minute

export function drawFrame() {
  if (!board.event || !board.state) return;
  const scroll = $("the_grid");
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  lay(scroll.clientWidth, rem);
  const { style } = $("the_sheet");
  for (const [name, value] of [["--width", sheet.width], ["--height", sheet.height], ["--head", sheet.head], ["--rail", sheet.rail], ["--lane", sheet.lane]]) style.setProperty(name, `${value}px`);
  drawHeads();
  drawHours();
  tell("frame");
}

function drawHeads() {
  const heads = sheet.lanes.map((id, lane) => {
    const room = board.rooms.get(id);
    const small = room ? [room.area, room.seats ? `${room.seats} seats` : ""].filter(Boolean).join(" · ") : "";
    const head = element("h3", { data: { room: id } }, bdi(room ? room.name : "No room yet"), ...(small ? [element("small", {}, bdi(small))] : []));
    head.style.setProperty("--column", lane);
    return head;
  });
  const corner = element("p", { className: "corner" }, ...[clocks.second, clocks.venue].filter(Boolean).map((zone) => element("span", { textContent: cityOf(zone), title: zone })));
  $("the_heads").replaceChildren(corner, ...heads);
}

function drawHours() {
  const marks = [];
  const rail = [];
  for (const day of sheet.days) {
    const date = element("div", { className: "date" }, element("h3", { textContent: day.long }));
    place(date, 0, day.top - sheet.date, sheet.width - sheet.rail, sheet.date);
    marks.push(date);
    const venueDay = Date.parse(`${day.date}T00:00Z`) / 864e5;
    for (let t = day.from; t <= day.until; t += 30) {
      const whole = reading(t).past === 0;
      const y = yOf(day, t);
      const line = element("div", { className: whole ? "hour" : "hour is-half" });
      line.style.top = `${y}px`;
      marks.push(line);
      if (!whole || t === day.until) continue;
      rail.push(hourOf(t, clocks.venue, venueDay, y, "time"));
      if (clocks.second) rail.push(hourOf(t, clocks.second, venueDay, y, "second"));
    }
    marks.push(...shutOf(day), ...holdsOf(day));
  }
  for (let lane = 0; lane < sheet.lanes.length; lane++) {
    const edge = element("div", { className: "lane" });
    edge.style.left = `${xOf(lane)}px`;
    edge.style.width = `${sheet.lane}px`;
    marks.push(edge);
  }
  $("the_marks").replaceChildren(...marks);
  $("the_rail").replaceChildren(...rail);
}

function hourOf(minute, zone, venueDay, y, className) {
  const made = element("time", { className, dateTime: new Date(minute * 6e4).toISOString(), textContent: marked(minute, zone, venueDay) });
  made.style.top = `${y}px`;
  return made;
}

// shutOf draws when no window leaves a room to sessions, and when a room cannot be had.
function shutOf(day) {
  const shut = [];
  sheet.lanes.forEach((id, lane) => {
    if (id === "") return;
    const open = board.event.windows.filter((w) => w.rooms.length === 0 || w.rooms.includes(id)).map((w) => [w.start, w.end]).sort(([a], [b]) => a - b);
    let from = day.from;
    for (const [start, end] of [...open, [day.until, day.until]]) {
      if (start > from) shut.push([lane, from, Math.min(start, day.until)]);
      from = Math.max(from, Math.min(end, day.until));
    }
    for (const a of board.event.away) if (a.kind === "no" && a.room && share(a.room, id)) shut.push([lane, a.start, a.end]);
  });
  return shut.filter(([, start, end]) => start < day.until && end > day.from && start < end).map(([lane, start, end]) => box("shut", day, lane, 1, start, end));
}

// holdsOf draws breaks, ceremonies and closed rooms; what holds rooms side by side is one box.
function holdsOf(day) {
  return board.event.holds.filter((h) => h.start < day.until && h.end > day.from).flatMap((h) => {
    const lanes = sheet.lanes.map((id, lane) => [id, lane]).filter(([id]) => id !== "" && (h.rooms.length === 0 || h.rooms.some((room) => share(room, id)))).map(([, lane]) => lane);
    const runs = [];
    for (const lane of lanes) {
      if (runs.length && runs.at(-1)[1] === lane) runs.at(-1)[1] = lane + 1;
      else runs.push([lane, lane + 1]);
    }
    return runs.map(([from, to]) => {
      const made = box("hold", day, from, to - from, h.start, h.end);
      made.append(bdi(h.title));
      return made;
    });
  });
}

function box(className, day, lane, lanes, start, end) {
  const made = element("div", { className });
  const top = yOf(day, start);
  place(made, xOf(lane) + 1, top, sheet.lane * lanes - 2, yOf(day, end) - top);
  return made;
}

export function zoom(by) {
  const next = steps[Math.min(Math.max(steps.indexOf(sheet.minute) + by, 0), steps.length - 1)];
  if (next === sheet.minute) return;
  const scroll = $("the_grid");
  const middle = (scroll.scrollTop + scroll.clientHeight / 2) / sheet.height;
  sheet.minute = next;
  drawFrame();
  scroll.scrollTop = middle * sheet.height - scroll.clientHeight / 2;
}

// show scrolls the grid so that a box of the field is seen.
export function showBox(box) {
  if (!box) return;
  const scroll = $("the_grid");
  const top = box.top + sheet.head;
  const left = box.left + sheet.rail;
  const edge = 24;
  if (box.top < scroll.scrollTop + edge) scroll.scrollTop = box.top - edge;
  else if (top + box.height > scroll.scrollTop + scroll.clientHeight - edge) scroll.scrollTop = Math.min(box.top - edge, top + box.height - scroll.clientHeight + edge);
  if (box.left < scroll.scrollLeft) scroll.scrollLeft = box.left;
  else if (left + box.width > scroll.scrollLeft + scroll.clientWidth) scroll.scrollLeft = left + box.width - scroll.clientWidth;
}

let due = 0;
new ResizeObserver(() => {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(() => { if ($("the_grid").clientWidth !== drawnAt) drawFrame(); });
}).observe($("the_grid"));
let drawnAt = 0;
on("frame", () => { drawnAt = $("the_grid").clientWidth; });
on("clock", drawFrame);
$("the_lower").addEventListener("click", () => zoom(-1));
$("the_higher").addEventListener("click", () => zoom(1));
