// Why something cannot be: the sentences that cannot hold together, each with its line in
// the tables, and what would help, which can be asked at once.
import { element, button, commandOf } from "./elements.js";
import { placeOf } from "./say.js";
import { step } from "./server.js";
import { propose } from "./change.js";

export function refusalView(refusal, close) {
  const cores = refusal.cores.flatMap((core) => [
    element("h3", { textContent: core.head }),
    element("ul", { className: "reasons" }, ...core.reasons.map((ground) => element("li", { dir: "auto" }, ground.words, " ",
      element("span", { className: "place", textContent: [ground.rule, placeOf(ground)].filter(Boolean).join(" · ") })))),
  ]);
  const remedies = refusal.remedies.map((remedy) => element("li", { dir: "auto" }, element("p", { textContent: remedy.words }), element("p", { className: "buttons" },
    button("Ask for it", () => step("change", { text: remedy.changes.join("\n") }, `${remedy.words} …`)),
    ...(remedy.changes.length === 1 ? [button("Edit", () => propose(remedy.changes[0]))] : []))));
  return element("div", {},
    element("p", { className: "kicker", textContent: refusal.verdict === "impossible" ? "It cannot be" : "Not found" }),
    element("h2", { dir: "auto", textContent: refusal.words[0] ?? "It cannot be done" }),
    ...refusal.words.slice(1).map((words) => element("p", { dir: "auto", textContent: words })),
    ...refusal.notes.map((words) => element("p", { className: "none", textContent: words })),
    ...cores,
    ...(remedies.length ? [element("h3", { textContent: "What would help" }), element("ul", { className: "remedies" }, ...remedies)] : []),
    element("p", { className: "buttons" }, button("Close", close, { key: "Esc", data: { act: "close" } })),
    commandOf(refusal.command));
}
