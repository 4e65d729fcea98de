// What the programme breaks and what costs, each in its sentence; c goes to the next.
import { $, element } from "./elements.js";
import { board, on, select } from "./store.js";
import { boxOfSession, reveal } from "./blocks.js";
import { showBox } from "./grid.js";
import { cardletOf } from "./tray.js";
import { placeOf, say } from "./say.js";

let current = -1;
const most = 300; // that are listed; the grid has them all

function draw() {
  const { conflicts } = board;
  current = Math.min(current, conflicts.length - 1);
  $("conflicts_count").textContent = conflicts.length || "";
  $("conflicts_next").hidden = conflicts.length === 0;
  const lines = conflicts.slice(0, most).map((c, i) => {
    const rule = c.hard ? `${c.rule} hard` : c.tier ? `${c.rule} tier ${c.tier}${c.cost ? `, costs ${c.cost}` : ""}` : c.rule;
    const line = element("button", { type: "button", className: "link", dir: "auto", data: { i } }, element("span", { className: "rule", textContent: rule }), c.words);
    return element("li", { className: [c.hard ? "is-hard" : "", i === current ? "is-current" : ""].join(" "), title: [c.name, placeOf(c)].filter(Boolean).join(" · ") }, line);
  });
  if (conflicts.length > most) lines.push(element("li", { className: "none", textContent: `and ${conflicts.length - most} more` }));
  if (conflicts.length === 0) lines.push(element("li", { className: "none", textContent: "None." }));
  $("conflicts_list").replaceChildren(...lines);
}

// showConflict goes to a conflict: says it, selects its first session and shows it.
function showConflict(i) {
  const { conflicts } = board;
  if (conflicts.length === 0) return say("There is no conflict");
  current = (i + conflicts.length) % conflicts.length;
  const c = conflicts[current];
  [...$("conflicts_list").children].forEach((line, at) => line.classList.toggle("is-current", at === current));
  $("conflicts_list").children[current]?.scrollIntoView({ block: "nearest" });
  const session = c.sessions.find((id) => board.placements.has(id)) ?? c.sessions[0];
  if (session && board.sessions.has(session)) {
    select(session);
    const card = reveal(session) ?? cardletOf(session);
    showBox(boxOfSession(session));
    card?.focus({ preventScroll: board.placements.has(session) });
  }
  say(`${current + 1} of ${conflicts.length}: ${c.words}`);
}

export const nextConflict = (by = 1) => showConflict(current < 0 && by < 0 ? -1 : current + by);

on("event", () => { current = -1; });
on("state", draw);
$("conflicts_next").addEventListener("click", () => nextConflict());
$("conflicts_list").addEventListener("click", (event) => {
  const line = event.target.closest("[data-i]");
  if (line) showConflict(Number(line.dataset.i));
});
