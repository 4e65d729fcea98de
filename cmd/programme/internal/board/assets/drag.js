// The pointer: pressing a card asks what becomes of it, moving lifts it, letting go lets it
// down. A finger lifts by a long press, since moving it scrolls. While the pointer moves
// nothing is measured: the corner of the grid is known from when it was lifted or scrolled,
// cells are found by arithmetic, and what follows the pointer is only transformed, once a frame.
import { $, element, bdi } from "./elements.js";
import { board, on } from "./store.js";
import { sheet, at } from "./sheet.js";
import { hand, lift, foresee, aim, aimless, drop, letGo, verdictOf, reasonsOf } from "./lift.js";
import { say } from "./say.js";
import { spanBegin, spanMove, spanEnd } from "./closing.js";

const slack = 4; // pixels a press may move and still be a click
const unsteady = 10; // the same, of a finger
const longPress = 450; // milliseconds
const edge = 40; // pixels from the edge of the grid in which it scrolls
let press = null; // {session, x, y, finger} of a card pressed, session "" for an empty part of the grid
let waiting = 0; // the timer of a finger that presses, 0 for none
let point = null; // where the pointer is
let corner = null; // of the field, in the window: {left, top, ...} of the part that is seen
let frame = 0;
let dragged = false; // so that the click that ends a drag selects nothing

const scroll = $("the_grid");
const float = $("the_float");
const why = element("p", { className: "why" });

function measure() {
  const seen = scroll.getBoundingClientRect();
  corner = {
    left: seen.left + sheet.rail - scroll.scrollLeft, top: seen.top + sheet.head - scroll.scrollTop,
    tray: $("the_tray").getBoundingClientRect(),
    seen: { left: seen.left + sheet.rail, top: seen.top + sheet.head, right: seen.left + scroll.clientWidth, bottom: seen.top + scroll.clientHeight },
  };
}

const inside = ({ x, y }, { left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom;
const within = (at) => inside(at, corner.seen);

function down(event) {
  if (event.pointerType === "touch") return touch(event);
  if (event.button !== 0) return;
  const session = event.target.closest("[data-session]")?.dataset.session;
  if (session && !hand) {
    press = { session, x: event.clientX, y: event.clientY };
    foresee(session).catch(() => {});
  } else if (!session && !hand && $("the_field").contains(event.target)) {
    measure();
    if (within({ x: event.clientX, y: event.clientY }) && spanBegin(at(event.clientX - corner.left, event.clientY - corner.top))) {
      press = { session: "", x: event.clientX, y: event.clientY };
      event.preventDefault();
    }
  }
}

// touch is a finger that begins to press; a second one is none of ours.
function touch(event) {
  const session = event.target.closest("[data-session]")?.dataset.session;
  if (!event.isPrimary || !session || hand) return;
  press = { session, x: event.clientX, y: event.clientY, finger: true };
  foresee(session).catch(() => {});
  waiting = setTimeout(() => {
    waiting = 0;
    point = { x: press.x, y: press.y };
    begin();
    frame ||= requestAnimationFrame(follow);
  }, longPress);
}

// scrolls is a finger that did not press long enough.
function scrolls() {
  clearTimeout(waiting);
  waiting = 0;
  press = null;
}

function move(event) {
  if (!press && !(hand && event.pointerType !== "touch" && hand.by === "pointer")) return;
  if (!event.isPrimary) return;
  if (waiting) {
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > unsteady) scrolls();
    return;
  }
  point = { x: event.clientX, y: event.clientY };
  if (press && press.session && !hand && Math.hypot(point.x - press.x, point.y - press.y) > slack) begin();
  if ((hand || press?.session === "") && !frame) frame = requestAnimationFrame(follow);
}

function begin() {
  const s = board.sessions.get(press.session);
  dragged = true;
  measure();
  float.className = `float ${s.hue}`;
  float.replaceChildren(element("b", {}, bdi(s.id)), element("p", { className: "title", dir: "auto", textContent: s.title }), why);
  why.textContent = "";
  why.hidden = true;
  float.hidden = false;
  lift(press.session, "pointer");
  if (hand) return;
  float.hidden = true; // what is proposed comes first
  press = null;
}

// follow is what one frame does of all that the pointer did since the last.
function follow() {
  frame = 0;
  if (!point) return;
  if (press?.session === "") {
    spanMove(at(point.x - corner.left, point.y - corner.top));
    return;
  }
  if (!hand) return;
  if (hand.by === "pointer") {
    // Beside the pointer, on the side where there is room.
    const left = point.x + 270 > innerWidth ? point.x - 256 : point.x + 14;
    const top = point.y + 130 > innerHeight || press?.finger ? point.y - 120 : point.y + 14;
    float.style.transform = `translate3d(${Math.max(left, 4)}px, ${Math.max(top, 4)}px, 0)`;
  }
  const cell = within(point) ? at(point.x - corner.left, point.y - corner.top) : null;
  if (cell) aim(cell.room, cell.minute);
  else aimless(inside(point, corner.tray));
  if (drift()) frame = requestAnimationFrame(follow);
}

// drift scrolls the grid while the pointer is near its edge.
function drift() {
  const { seen } = corner;
  if (point.x < seen.left || point.x > seen.right || point.y < seen.top - sheet.head || point.y > seen.bottom + edge) return false;
  const by = (low, high) => (low < edge ? -(edge - low) : high < edge ? edge - high : 0) / 4;
  const dx = by(point.x - seen.left, seen.right - point.x);
  const dy = by(point.y - seen.top, seen.bottom - point.y);
  if (!dx && !dy) return false;
  scroll.scrollBy({ left: dx, top: dy, behavior: "instant" });
  return true;
}

async function up(event) {
  if (!event.isPrimary) return;
  if (waiting) return scrolls();
  const pressed = press;
  press = null;
  if (pressed?.session === "") return spanEnd();
  if (!hand || hand.by !== "pointer") return;
  if (point === null || event.type === "pointercancel") return letGo();
  if (frame) {
    cancelAnimationFrame(frame);
    frame = 0;
    follow();
  }
  if (!hand.target && !hand.out) {
    letGo();
    return say("Nothing was moved");
  }
  if (!hand.lift && !hand.out) { // let down before the answer was there, which is waited for
    try {
      await foresee(hand.session);
      await null;
    } catch {
      return;
    }
  }
  drop();
}

// click with something in the hand that was not dragged lets it down there: for pointers
// without a press, and after a lift by a button.
function click(event) {
  if (dragged) {
    dragged = false;
    event.stopPropagation();
    event.preventDefault();
    return;
  }
  if (!hand || hand.by === "pointer") return;
  if (!$("the_field").contains(event.target)) return;
  event.stopPropagation();
  measure();
  const cell = at(event.clientX - corner.left, event.clientY - corner.top);
  if (!cell) return;
  aim(cell.room, cell.minute);
  drop();
}

document.addEventListener("pointerdown", (event) => {
  dragged = false;
  down(event);
});
document.addEventListener("pointermove", move, { passive: true });
document.addEventListener("pointerup", up);
document.addEventListener("pointercancel", up);
document.addEventListener("click", click, true);
document.addEventListener("dragstart", (event) => event.preventDefault());
// What a finger has lifted it moves, and nothing scrolls or opens a menu meanwhile.
document.addEventListener("touchmove", (event) => { if (hand?.by === "pointer" && event.cancelable) event.preventDefault(); }, { passive: false });
document.addEventListener("contextmenu", (event) => { if (press?.finger) event.preventDefault(); });
scroll.addEventListener("scroll", () => { if (corner && (hand || press)) measure(); }, { passive: true });
on("frame", () => { if (hand) measure(); });
on("hand", () => {
  if (hand) return;
  $("the_tray").classList.remove("is-target");
  float.hidden = true;
  point = null;
});
on("aim", () => {
  if (!hand || hand.by !== "pointer") return;
  const said = hand.target && hand.lift;
  why.hidden = !said;
  $("the_tray").classList.toggle("is-target", hand.out);
  if (said) why.replaceChildren(element("span", { className: "verdict", textContent: verdictOf(hand) }), ...reasonsOf(hand).slice(0, 3).map((words) => element("span", { textContent: ` – ${words}` })));
});
