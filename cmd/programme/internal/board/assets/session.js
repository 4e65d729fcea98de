// The session that is selected: what it is, where it is, who is in it, and what can be done
// with it. The same acts stand in its menu and have keys.
import { element, button, bdi, count } from "./elements.js";
import { board, personName, roomName } from "./store.js";
import { step, sayError } from "./server.js";
import { span, reading, secondSpan } from "./clock.js";
import { lift, countsOf, foresee, takeOut } from "./lift.js";
import { highlight } from "./find.js";
import { kindWords, reasonWords } from "./verdicts.js";
import { ask } from "./dialog.js";
import { lookWays } from "./ways.js";
import { look } from "./context.js";

// actsOf lists what can be done with a session: [name, words, key, do].
export function actsOf(session) {
  const p = board.placements.get(session);
  const acts = [["lift", "Lift", "Enter", () => lift(session, "keys")]];
  if (p) acts.push(["ways", "Exchange or move…", "x", () => lookWays(session)]);
  if (p && p.held) acts.push(["release", "Release", "h", () => step("release", { session })]);
  else if (p && !p.pinned) acts.push(["hold", "Hold…", "h", () => askHold(session)]);
  if (p) acts.push(["unplace", "Take out", "Del", () => takeOut(session)]);
  acts.push(["why", "Why not elsewhere?", "w", () => lookWhy(session)]);
  return acts;
}

export function act(session, name) {
  actsOf(session).find(([known]) => known === name)?.[3]();
}

function askHold(session) {
  const reason = element("input", { type: "text", dir: "auto", autocomplete: "off" });
  ask(`Hold ${session} where it is`, [element("label", {}, "Why (kept with it)", reason)], "Hold", () => step("hold", { session, reason: reason.value.trim() }));
}

// lookWhy sums up what stands in the way of a session, the commonest first.
async function lookWhy(session) {
  let lifted;
  try {
    lifted = await foresee(session);
  } catch (error) {
    return sayError(error);
  }
  const often = lifted.reasons.map(() => 0);
  for (const { kind, reasons } of lifted.cells) if (kind === "others" || kind === "forbidden") for (const i of reasons) often[i]++;
  const lines = lifted.reasons.map((reason, i) => [often[i], reasonWords(reason)]).filter(([n]) => n > 0).sort(([a], [b]) => b - a);
  look("why", (close) => element("div", {},
    element("p", { className: "kicker", textContent: "Why not elsewhere" }), element("h2", {}, bdi(session)),
    countsLine(lifted),
    element("h3", { textContent: lines.length ? "What stands in the way, and of how many cells" : "Nothing stands in the way" }),
    element("ul", { className: "reasons" }, ...lines.slice(0, 40).map(([n, words]) => element("li", { dir: "auto" }, `${words} `, element("span", { className: "place", textContent: `${n}` })))),
    element("p", { className: "buttons" }, button("Close", close, { key: "Esc", data: { act: "close" } }))));
}

const countsLine = (lifted) => element("p", { textContent: countsOf(lifted).filter(([, n]) => n > 0).map(([kind, n]) => `${n} ${kindWords[kind]}`).join(" · ") || "no start in any window" });

function chips(kind, names, wordsOf) {
  if (names.length === 0) return null;
  return element("p", { className: "chips" }, ...names.map((name) => {
    const chip = button("", () => highlight(kind, name), { dir: "auto", title: `Highlight what shares this ${kind}`, data: { act: `${kind} ${name}` } });
    chip.append(bdi(wordsOf(name)));
    chip.setAttribute("aria-pressed", board.kin !== null && board.kin.kind === kind && board.kin.id === name);
    return chip;
  }));
}

const most = 6; // conflicts that are listed with a session

export function sessionView(session) {
  const s = board.sessions.get(session);
  const p = board.placements.get(session);
  const u = board.unplaced.get(session);
  const where = p
    ? [element("p", { className: "where" }, `${reading(p.start).weekday}, `, element("time", { textContent: span(p.start, p.end) }), ", ", bdi(roomName(p.room))),
      ...(secondSpan(p.start, p.end) ? [element("p", { className: "second", textContent: secondSpan(p.start, p.end) })] : []),
      ...(p.pinned ? [element("p", { textContent: `Held here${p.reason ? `: ${p.reason}` : ""}`, dir: "auto" })] : [])]
    : [element("p", { className: "where", textContent: u && u.places >= 0 ? `Not placed; ${count(u.places, "place")} of its own${u.free >= 0 ? `, ${u.free} of them free` : ""}` : "Not placed" })];
  const kind = [s.type, count(s.minutes, "minute"), s.expected ? `${s.expected} expected` : "", s.merged.length ? `with ${s.merged.join(", ")}` : ""].filter(Boolean).join(" · ");
  const people = [...new Set(s.people.map(({ person }) => person))];
  const conflicts = board.conflicts.filter((c) => c.sessions.includes(session));
  return element("div", {},
    element("p", { className: "kicker" }, bdi(s.id)),
    element("h2", { dir: "auto", textContent: s.title || s.id }),
    ...where,
    element("p", { className: "none", textContent: kind }),
    element("p", { className: "buttons" }, ...actsOf(session).map(([name, words, key, run]) => button(words, run, { key, data: { act: name } }))),
    ...(conflicts.length ? [element("h3", { textContent: "What it breaks or costs" }), element("ul", { className: "reasons" }, ...conflicts.slice(0, most).map((c) => element("li", { dir: "auto", textContent: c.words })))] : []),
    ...(people.length ? [element("h3", { textContent: count(people.length, "person", "people") }), chips("person", people, personName)] : []),
    ...(s.themes.length ? [element("h3", { textContent: "Themes" }), chips("theme", s.themes, (name) => name)] : []),
    ...(s.organisations.length ? [element("h3", { textContent: "Organisations" }), chips("organisation", s.organisations, (name) => name)] : []));
}
