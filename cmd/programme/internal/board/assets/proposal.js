// A programme that waits to be taken: what was asked, who moves, who must be told, what it
// costs, how sure it is that nothing less would do. Nothing is done before it is taken.
import { element, button, bdi, count, commandOf } from "./elements.js";
import { board } from "./store.js";
import { step } from "./server.js";
import { placeWords, goneTo, tierWords } from "./verdicts.js";

// movesList says who moves from where to where.
export function movesList(moves) {
  return element("ul", { className: "moves" }, ...moves.map((move) => {
    const s = board.sessions.get(move.session);
    const line = element("li", { dir: "auto" }, element("b", {}, bdi(move.session)), " ");
    if (s?.title) line.append(bdi(s.title), " ");
    const where = element("div");
    if (move.from) where.append(element("span", { className: "from", textContent: placeWords(move.from) }), " ");
    where.append(move.to ? `→ ${goneTo(move.from, move.to)}` : "→ left out");
    if (!move.from) where.replaceChildren(`→ ${move.to ? placeWords(move.to) : move.words}`);
    line.append(where);
    if (move.because) line.append(element("small", { textContent: move.because }));
    return line;
  }));
}

// toldList says who must be told, folded away where they are many.
export function toldList(told, people) {
  if (people === 0) return element("p", { textContent: "Nobody needs to be told." });
  const names = element("ul", {}, ...told.map((t) => element("li", { dir: "auto" }, bdi(t.name), element("small", { textContent: ` ${t.sessions.join(", ")}` }))));
  return element("details", { open: told.length <= 4 }, element("summary", { textContent: `${count(people, "person has", "people have")} to be told ▾` }), names);
}

// costTable shows what a programme breaks and costs before and after.
export function costTable(before, after) {
  const rows = [];
  if (before.hard || after.hard) rows.push(["Hard conflicts", before.hard, after.hard]);
  before.tiers.forEach((cost, i) => {
    if (cost || after.tiers[i]) rows.push([`Tier ${i + 1}`, cost, after.tiers[i], tierWords(i + 1)]);
  });
  if (rows.length === 0) return element("p", { className: "none", textContent: "It costs nothing, before and after." });
  const head = element("tr", {}, ...["Tier", "before", "after"].map((words) => element("th", { scope: "col", textContent: words })));
  return element("table", { className: "costs" }, element("thead", {}, head), element("tbody", {}, ...rows.map(([words, was, is, title]) => element("tr", { title: title ?? "" },
    element("th", { scope: "row", textContent: words }), element("td", { className: "bound", textContent: was }), costCell(was, is)))));
}

export function costCell(was, is) {
  const cell = element("td");
  if (was !== null && was !== undefined && was !== is) cell.append(element("span", { className: `delta ${is < was ? "is-less" : "is-more"}`, textContent: `${is < was ? "−" : "+"}${Math.abs(is - was)}` }));
  cell.append(String(is));
  return cell;
}

export function proposalView(proposal) {
  const take = button("Take", () => step("take", { proposal: proposal.id }), { className: "main", key: "Enter", data: { act: "take" } });
  const refuse = button("Refuse", () => step("refuse", { proposal: proposal.id }), { key: "Esc", data: { act: "refuse" } });
  const moved = proposal.moves.length;
  return element("div", {},
    element("p", { className: "kicker", textContent: "Proposed" }),
    element("h2", { dir: "auto", textContent: proposal.asked.join(", ") || "Another programme" }),
    ...proposal.words.map((words, i) => element("p", { className: i ? "" : "verdict", textContent: words })),
    ...proposal.notes.map((words) => element("p", { className: "none", textContent: words })),
    element("p", { className: "buttons" }, take, refuse),
    element("h3", { textContent: moved ? `${count(moved, "session")} ${moved === 1 ? "changes" : "change"}` : "No session changes" }),
    movesList(proposal.moves), toldList(proposal.told, proposal.people),
    element("h3", { textContent: "Cost" }), costTable(proposal.before, proposal.after),
    commandOf(proposal.command));
}
