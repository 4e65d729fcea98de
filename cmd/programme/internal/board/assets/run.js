// Runs of the solver: asked from the menu, followed while they go on, stopped with the best
// programme so far.
import { $, all } from "./elements.js";
import { board, ended, on } from "./store.js";
import { post, step, sayError } from "./server.js";
import { say } from "./say.js";
import { reading } from "./clock.js";

function seconds(ms) {
  return `${Math.floor(ms / 1000)} s`;
}

function draw() {
  const { busy } = board.state;
  $("the_run").hidden = !busy;
  document.body.classList.toggle("is-busy", Boolean(busy));
  for (const item of all("[data-run]")) item.disabled = Boolean(busy) || (item.dataset.run === "fewest" && !board.event.baseline) || (item.dataset.run === "day" && board.day === "all");
  if (!busy) return;
  if ($("run_words").dataset.what !== busy.what || !$("run_words").textContent) {
    $("run_words").dataset.what = busy.what;
    $("run_words").textContent = busy.words;
    $("run_time").removeAttribute("value");
  }
}

function progress({ elapsed_ms: elapsed, limit_ms: limit, doing, words }) {
  if (!board.state?.busy) return;
  if (limit) $("run_time").value = Math.min(1, elapsed / limit);
  $("run_words").textContent = [board.state.busy.words, words || `${limit ? `${seconds(elapsed)} of ${seconds(limit)}` : seconds(elapsed)}, ${doing}`].join(" · ");
}

export async function stop() {
  if (!board.state.busy) return false;
  say("Stopping; the best so far is kept …");
  try {
    await post("stop");
  } catch (error) {
    await sayError(error);
  }
  return true;
}

function run(what) {
  const day = what === "day" ? board.day : "";
  return step("run", { what, day }, what === "day" ? `Solving ${reading(board.event.days.find((d) => d.date === day)?.opens ?? 0).long} …` : "");
}

on("state", (before) => {
  draw();
  const outcome = ended(before);
  if (outcome) say(`${outcome.asked}: ${outcome.words.join("; ")}`);
});
on("frame", () => { if (board.state) draw(); });
on("progress", progress);
for (const item of all("[data-run]")) item.addEventListener("click", () => run(item.dataset.run));
$("run_stop").addEventListener("click", stop);
