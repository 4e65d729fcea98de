// What is searched for and filtered fades all else; what shares a person, a theme or an
// organisation with a session can be highlighted.
import { $, element, count } from "./elements.js";
import { board, on, tell, plain, personName } from "./store.js";
import { say } from "./say.js";

function showMatches() {
  const words = plain($("the_search").value).split(" ").filter(Boolean);
  const theme = $("by_theme").value;
  const type = $("by_type").value;
  let found = 0;
  for (const s of board.sessions.values()) {
    s.matches = words.every((word) => s.text.includes(word)) && (theme === "" || s.themes.includes(theme)) && (type === "" || s.type === type);
    if (s.matches) found++;
  }
  const asked = words.length > 0 || theme !== "" || type !== "";
  $("the_found").textContent = asked ? `${found} of ${count(board.sessions.size, "session")}` : "";
  tell("found");
}

// found lists the sessions that match, as they stand in the grid and then in the tray.
export const found = () => [...board.sessions.values()].filter((s) => s.matches);

function fill(select, names) {
  const { value } = select;
  select.replaceChildren(select.options[0], ...names.map((name) => element("option", { value: name, textContent: name, dir: "auto" })));
  select.value = names.includes(value) ? value : "";
}

const collator = new Intl.Collator("en", { numeric: true });

on("event", () => {
  fill($("by_theme"), [...new Set([...board.sessions.values()].flatMap((s) => s.themes))].sort(collator.compare));
  fill($("by_type"), [...new Set([...board.sessions.values()].map((s) => s.type))].filter(Boolean).sort(collator.compare));
  if (board.kin) board.kin = null;
  showMatches();
});
$("the_search").addEventListener("input", showMatches);
$("by_theme").addEventListener("change", showMatches);
$("by_type").addEventListener("change", showMatches);

const shared = {
  person: (s, id) => s.people.some(({ person }) => person === id),
  theme: (s, id) => s.themes.includes(id),
  organisation: (s, id) => s.organisations.includes(id),
};

// highlight shows what shares something; asked again, it shows everything again.
export function highlight(kind, id) {
  if (board.kin && board.kin.kind === kind && board.kin.id === id) {
    board.kin = null;
  } else {
    const sessions = new Set([...board.sessions.values()].filter((s) => shared[kind](s, id)).map((s) => s.id));
    board.kin = { kind, id, sessions };
    say(`${kind === "person" ? personName(id) : id}: ${count(sessions.size, "session")}${kind === "person" ? ". Drag over an empty part of the grid, or type a change, to say when they are away" : ""}`);
  }
  tell("kin");
}

export function highlightNothing() {
  if (!board.kin) return false;
  board.kin = null;
  tell("kin");
  return true;
}
