// What was asked so far, and the states: undo and redo, names, going back, and what two of
// them differ by.
import { $, element, button, commandOf } from "./elements.js";
import { board, on } from "./store.js";
import { get, step, sayError } from "./server.js";
import { look } from "./context.js";
import { movesList, toldList, costTable } from "./proposal.js";

export const undo = () => step("undo", {});
export const redo = () => step("redo", {});

const nameOf = ({ number, words, named }) => `${number} ${named || words}`;

function draw() {
  const { undo: back, redo: forth, states, number, changes, busy } = board.state;
  $("the_undo").disabled = !back || Boolean(busy);
  $("the_redo").disabled = !forth || Boolean(busy);
  $("asked_count").textContent = changes.length || "";
  $("asked_list").replaceChildren(...(changes.length ? changes.map((text) => element("li", {}, element("code", { textContent: text, dir: "auto" })))
    : [element("li", { className: "none", textContent: "None yet: type one below, such as “person … away Wed”." })]));
  $("states_list").replaceChildren(...[...states].reverse().map((state) => {
    const now = state.number === number;
    const line = element("li", { className: now ? "is-now" : "" }, element("span", { className: "number", textContent: state.number }),
      element("span", { className: "words", dir: "auto", textContent: state.named ? `${state.named} – ${state.words}` : state.words }));
    if (now) line.append(element("small", { textContent: "now" }));
    else line.append(button("Go", () => step("go", { to: state.number }), { className: "link", spoken: `Go to state ${nameOf(state)}` }));
    return line;
  }));
  const named = states.find((state) => state.number === number)?.named ?? "";
  if (document.activeElement !== $("state_name")) $("state_name").value = named;
  fill($("state_a"), states, states[0]?.number);
  fill($("state_b"), states, number);
  drawCommands();
}

let command = ""; // of the last step

function drawCommands() {
  const lines = [["The last step, as a command", command], ["This programme, from the one that the board began with", board.state.command]].filter(([, text]) => text);
  $("states_commands").replaceChildren(...lines.flatMap(([words, text]) => [element("p", { className: "none", textContent: words }), commandOf(text)]));
}

function fill(select, states, otherwise) {
  const { value } = select;
  select.replaceChildren(...states.map((state) => element("option", { value: state.number, textContent: nameOf(state) })));
  select.value = select === $("state_a") && states.some((state) => String(state.number) === value) ? value : String(otherwise ?? "");
}

async function compare() {
  let answer;
  try {
    answer = await get("compare", { a: $("state_a").value, b: $("state_b").value });
  } catch (error) {
    return sayError(error);
  }
  look("comparison", (close) => comparisonView(answer, close));
}

function comparisonView(answer, close) {
  const changes = (words, list) => (list.length ? [element("h3", { textContent: words }), element("ul", { className: "reasons" }, ...list.map((text) => element("li", {}, element("code", { textContent: text }))))] : []);
  return element("div", {},
    element("p", { className: "kicker", textContent: "Compared" }), element("h2", { textContent: `State ${answer.a} with ${answer.b}` }),
    ...answer.words.map((words) => element("p", { textContent: words, dir: "auto" })),
    element("h3", { textContent: answer.moves.length ? "What changes" : "No session changes" }), movesList(answer.moves), toldList(answer.told, answer.people),
    element("h3", { textContent: "Cost" }), costTable(answer.before, answer.after),
    ...changes("Changes asked besides", answer.added), ...changes("Changes no longer asked", answer.removed),
    element("p", { className: "buttons" }, button("Close", close, { key: "Esc", data: { act: "close" } })));
}

const keep = () => step("name", { words: $("state_name").value.trim() });

on("state", draw);
on("answer", (answer) => {
  command = answer.command || command;
  drawCommands();
});
$("the_undo").addEventListener("click", undo);
$("the_redo").addEventListener("click", redo);
$("state_keep").addEventListener("click", keep);
$("state_name").addEventListener("keydown", (event) => {
  if (event.key === "Enter") keep();
});
$("state_compare").addEventListener("click", compare);
