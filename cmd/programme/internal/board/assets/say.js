// The sentence below the grid, which is read aloud, and the notice above it for what must
// not be missed.
import { $, element } from "./elements.js";

let said = "";

// say shows a sentence; alarm marks that something was not done.
export function say(words, alarm = false) {
  if (words === said) return;
  said = words;
  $("the_sentence").textContent = words;
  $("the_sentence").classList.toggle("is-alarm", alarm);
}

let noticed = "";

// notice shows lines above the grid until they are closed or there are none. Each is text or
// {place, words, remedy}.
export function notice(kind, head, lines = [], alarm = false) {
  if (!head) {
    if (noticed === kind) $("the_notice").hidden = true;
    return;
  }
  noticed = kind;
  $("the_noticed").replaceChildren(element("p", { textContent: head }), ...(lines.length ? [element("ul", {}, ...lines.map(lineOf))] : []));
  $("the_notice").classList.toggle("is-alarm", alarm);
  $("the_notice").hidden = false;
}

function lineOf(line) {
  if (typeof line === "string") return element("li", { textContent: line, dir: "auto" });
  return element("li", {}, element("span", { className: "place", textContent: line.place }), " ", element("bdi", { textContent: [line.words, line.remedy].filter(Boolean).join("; ") }));
}

export const placeOf = ({ file, line, column }) => [file, line || "", column || ""].filter(Boolean).join(":");
export const faultLines = (faults) => faults.map((fault) => ({ place: placeOf(fault), words: fault.words, remedy: fault.remedy }));

$("the_noted").addEventListener("click", () => { $("the_notice").hidden = true; });
