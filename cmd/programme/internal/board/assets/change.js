// The field in which any change of the language is typed, with what can stand there.
import { $, element } from "./elements.js";
import { get, step } from "./server.js";

const field = $("the_change");
const list = $("the_offers");
let offers = [];
let chosen = -1;
let asked = 0;
const earlier = []; // what was asked here, for the arrow up
let back = 0;

export function propose(text) {
  field.value = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
  close();
}

function close() {
  asked++;
  offers = [];
  chosen = -1;
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

async function offer() {
  const mine = ++asked;
  const at = field.selectionStart;
  if (field.value.trim() === "") return close();
  let answer;
  try {
    answer = await get("complete", { text: field.value, at });
  } catch {
    return; // without offers the field works as well
  }
  if (mine !== asked || document.activeElement !== field) return;
  offers = answer.completions.slice(0, 60);
  chosen = -1;
  list.replaceChildren(...offers.map(({ text, about }, i) => {
    const item = element("li", { id: `offer_${i}`, data: { i } }, element("bdi", { textContent: text }), element("small", { dir: "auto", textContent: about }));
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    return item;
  }));
  list.hidden = offers.length === 0;
  field.setAttribute("aria-expanded", String(offers.length > 0));
}

function choose(i) {
  if (offers.length === 0) return;
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = (i + offers.length) % offers.length;
  list.children[chosen].setAttribute("aria-selected", "true");
  list.children[chosen].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", `offer_${chosen}`);
}

function accept(i) {
  const { from, text } = offers[i];
  const rest = field.value.slice(field.selectionStart);
  field.value = `${field.value.slice(0, from) + text} ${rest.trimStart()}`;
  const at = from + text.length + 1;
  field.setSelectionRange(at, at);
  offer();
}

async function ask() {
  const text = field.value.trim();
  if (text === "") return;
  close();
  earlier.push(text);
  back = earlier.length;
  const answer = await step("change", { text }, `${text} …`);
  if (answer && field.value.trim() === text) field.value = "";
}

// recall brings back what was asked before.
function recall(by) {
  if (earlier.length === 0) return;
  back = Math.min(Math.max(back + by, 0), earlier.length);
  field.value = earlier[back] ?? "";
}

field.addEventListener("input", offer);
field.addEventListener("blur", close);
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const open = offers.length > 0;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const by = event.key === "ArrowDown" ? 1 : -1;
    if (open) choose(chosen < 0 && by < 0 ? offers.length - 1 : chosen + by);
    else recall(by);
  } else if (event.key === "Tab" && open && !event.shiftKey) {
    accept(Math.max(chosen, 0));
  } else if (event.key === "Enter") {
    if (open && chosen >= 0) accept(chosen);
    else ask();
  } else if (event.key === "Escape") {
    if (open) close();
    else if (field.value) field.value = "";
    else field.blur();
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
});
list.addEventListener("pointerdown", (event) => {
  const item = event.target.closest("li");
  event.preventDefault(); // the field keeps the focus
  if (item) accept(Number(item.dataset.i));
});
