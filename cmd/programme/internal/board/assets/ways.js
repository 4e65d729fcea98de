// Exchanges of two and three, and moves to empty places: each was judged, and is shown in
// the grid before it is taken.
import { element, button, bdi, count, commandOf } from "./elements.js";
import { get, step, sayError } from "./server.js";
import { say } from "./say.js";
import { goneTo, moreWords } from "./verdicts.js";
import { look } from "./context.js";
import { showMoves, hideMoves } from "./moves.js";

export async function lookWays(session) {
  say(`Looking for exchanges of ${session} …`);
  let answer;
  try {
    answer = await get("ways", { session });
  } catch (error) {
    return sayError(error);
  }
  say(answer.stays || `${count(answer.ways.length + answer.more, "way")} for ${session} to move`);
  look("ways", (close) => waysView(answer, close));
}

// headOf says what kind of way it is: a move, or with whom a session changes its place.
function headOf(way, session) {
  const others = way.moves.map((move) => move.session).filter((other) => other !== session);
  return others.length === 0 ? "Move" : `${others.length === 1 ? "Exchange" : "Circle"} with ${others.join(" and ")}`;
}

function waysView(answer, close) {
  const lines = answer.ways.map((way) => {
    const told = way.told ? `${count(way.told, "person", "people")} to tell` : "nobody to tell";
    const words = element("div", {}, element("b", { dir: "auto", textContent: headOf(way, answer.session) }),
      ...way.moves.map((move) => element("div", { dir: "auto" }, ...(way.moves.length > 1 ? [bdi(move.session), " "] : []), `→ ${move.to ? goneTo(move.from, move.to) : move.words}`)),
      element("small", { textContent: [told, moreWords(way.more)].filter(Boolean).join(" · ") }));
    const take = button("Take", () => step("take", { way: way.id }), { spoken: `Take: ${way.words}` });
    const line = element("li", {}, words, take);
    for (const what of ["pointerenter", "focusin"]) line.addEventListener(what, () => showMoves(way.moves));
    for (const what of ["pointerleave", "focusout"]) line.addEventListener(what, hideMoves);
    return line;
  });
  return element("div", {},
    element("p", { className: "kicker", textContent: "Exchange or move" }), element("h2", {}, bdi(answer.session)),
    ...(answer.stays ? [element("p", { dir: "auto", textContent: answer.stays })] : []),
    lines.length ? element("ul", { className: "ways" }, ...lines) : element("p", { className: "none", textContent: "There is no exchange and no move that breaks nothing more." }),
    ...(answer.more ? [element("p", { className: "none", textContent: `${answer.more} more are not listed.` })] : []),
    element("p", { className: "buttons" }, button("Close", close, { key: "Esc", data: { act: "close" } })),
    commandOf(answer.command));
}
