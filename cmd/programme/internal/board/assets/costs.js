// What the programme costs per tier, and what is proved of it, with what the last step made
// of it.
import { $, element, count } from "./elements.js";
import { board, on } from "./store.js";
import { costCell } from "./proposal.js";
import { reading } from "./clock.js";

let before = null; // costs per tier before the last step

function draw() {
  if (board.event.rooms.length === 0) {
    $("costs_body").replaceChildren(element("p", { className: "none", textContent: "Nothing can be judged before the tables can be read." }));
    return;
  }
  const { hard, tiers, unplaced, placements } = board.state;
  const broken = hard - unplaced.filter((u) => !u.optional).length;
  const words = [broken > 0 ? count(broken, "hard conflict") : "No hard conflict", unplaced.length ? `${unplaced.length} of ${count(unplaced.length + placements.length, "session")} not placed` : "all sessions placed"].join(", ");
  const head = element("tr", {}, ...["Tier", "cost", "at least"].map((text) => element("th", { scope: "col", textContent: text })));
  const costly = tiers.filter((t) => t.cost !== 0 || (before?.get(t.tier) ?? 0) !== 0);
  const nothing = tiers.filter((t) => !costly.includes(t)).map((t) => t.tier);
  const rows = costly.map((t) => element("tr", { title: t.words },
    element("th", { scope: "row" }, `Tier ${t.tier}`, element("small", { textContent: t.words })),
    costCell(before?.get(t.tier), t.cost),
    element("td", { className: "bound", textContent: t.settled ? "the least" : t.bound === null ? "–" : t.bound })));
  $("costs_body").replaceChildren(element("p", { textContent: `${words}.` }),
    ...(rows.length ? [element("table", { className: "costs" }, element("thead", {}, head), element("tbody", {}, ...rows))] : []),
    element("p", { className: "none", textContent: nothing.length ? `${nothing.length === 1 ? "Tier" : "Tiers"} ${nothing.join(", ")}: nothing.` : "" }));
}

function drawFacts() {
  const { event } = board;
  $("the_event").textContent = event.name || event.path;
  document.title = `${event.name || event.path} – Board`;
  const days = event.days.map((day) => reading(day.opens));
  const dates = days.length ? `${days[0].weekday}${days.length > 1 ? ` – ${days.at(-1).weekday}` : ""}` : "";
  const facts = [count(event.sessions.length, "session"), count(event.rooms.filter((room) => !room.pair).length, "room"), count(event.people.length, "person", "people"), event.zone ? `times in ${event.zone}` : ""].filter(Boolean).join(" · ");
  $("the_facts").replaceChildren(element("em", { textContent: dates }), facts);
}

on("event", () => {
  before = null;
  drawFacts();
});
on("state", (was) => {
  if (was && was.number !== board.state.number) before = new Map(was.tiers.map((t) => [t.tier, t.cost]));
  draw();
});
