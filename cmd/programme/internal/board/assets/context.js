// The top of the panel: what is proposed, what cannot be, what may be exchanged, what two
// states differ by, or the session that is selected. What is asked of the user stands before
// what was only looked at.
import { $, element } from "./elements.js";
import { board, ended, on, tell, titleOf } from "./store.js";
import { say } from "./say.js";
import { placeWords } from "./verdicts.js";
import { hand } from "./lift.js";
import { proposalView } from "./proposal.js";
import { refusalView } from "./refusal.js";
import { sessionView } from "./session.js";

let looked = null; // {kind, make}: something that was asked for and can be closed
let refused = null; // the last refusal, until it is closed or something else is done
let shown = "";

// look shows what make makes until it is closed.
export function look(kind, make) {
  looked = { kind, make };
  refused = null;
  draw();
  focusFirst();
}

// closeLook closes what was looked at; false if there was nothing.
export function closeLook() {
  if (!looked && !refused) return false;
  looked = refused = null;
  draw();
  return true;
}

function focusFirst() {
  const first = $("the_context").querySelector("button.main, button");
  first?.focus({ preventScroll: true });
  $("the_panel").scrollTop = 0;
}

function hint() {
  return element("div", {}, element("p", { className: "none", textContent: "Press a session and drag it (long, with a finger), or select one and press Enter: every cell says whether it may go there." }));
}

function draw() {
  const context = $("the_context");
  const { proposal } = board.state ?? {};
  let kind = "hint";
  let view = null;
  if (proposal) [kind, view] = [`proposal ${proposal.id}`, proposalView(proposal)];
  else if (refused) [kind, view] = ["refusal", refusalView(refused, closeLook)];
  else if (looked && !hand) [kind, view] = [looked.kind, looked.make(closeLook)];
  else if (board.selected && board.sessions.has(board.selected)) [kind, view] = ["session", sessionView(board.selected)];
  context.className = `context ${board.sessions.get(board.selected)?.hue ?? ""}`;
  const within = context.contains(document.activeElement);
  const was = document.activeElement?.dataset?.act;
  context.replaceChildren(view ?? hint());
  if (within && was) context.querySelector(`[data-act="${was}"]`)?.focus({ preventScroll: true });
  const fresh = kind !== shown && (kind.startsWith("proposal") || kind === "refusal");
  shown = kind;
  if (fresh) focusFirst();
  document.body.classList.toggle("is-proposing", Boolean(proposal) || Boolean(looked?.moves));
  tell("context", { proposal, looked, refused });
}

on("state", (before) => {
  const { number, revision } = board.state;
  if (!before || number !== before.number || revision !== before.revision) looked = refused = null;
  refused = ended(before)?.refusal ?? refused;
  draw();
});
on("selected", () => {
  looked = refused = null;
  draw();
  const p = board.placements.get(board.selected);
  if (board.selected) say(`${board.selected}, ${titleOf(board.selected)}: ${p ? placeWords(p) : "not placed"}${p?.pinned ? ", held" : ""}`);
});
for (const what of ["hand", "kin", "clock"]) on(what, draw);
on("answer", (answer) => {
  refused = answer.refusal ?? null;
  draw();
});
