// Exchanges of two and three, and moves to empty places: each was judged, and is shown in
// the grid before it is taken.
import { element, button, bdi, count, commandOf } from "./elements.js";
import { get, step, sayError } from "./server.js";
import { say } from "./say.js";
import { moreWords } from "./verdicts.js";
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

function waysView(answer, close) {
  const lines = answer.ways.map((way) => {
    const cost = moreWords(way.more);
    const words = element("div", { dir: "auto" }, way.words, element("small", { textContent: ` ${[way.told ? `${count(way.told, "person", "people")} to tell` : "nobody to tell", cost].filter(Boolean).join(" · ")}` }));
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
