// What the page holds, and where the script finds it.
const root = document.documentElement;
const $ = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

const programme = JSON.parse($("the_data").textContent);
const sessions = programme.sessions;
const byAnchor = new Map(sessions.map((s) => [s.anchor, s]));
for (const s of sessions) {
  s.item = $(s.anchor);
  s.blocks = [];
  s.lines = [];
}
for (const block of all(".block")) {
  byAnchor.get(anchorOf(block.firstElementChild)).blocks.push(block);
}

function anchorOf(link) {
  return link.getAttribute("href").slice(1);
}

for (const line of all(".list .onward li")) byAnchor.get(anchorOf(line.querySelector("a"))).lines.push(line);

// element makes an element with properties and children; text is never read as markup.
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Values kept in this browser for this programme; nothing is lost but memory where it
// keeps none.
const kept = {
  name: (key) => `programme:${programme.event}:${programme.days[0] ?? ""}:${key}`,
  get(key) {
    try {
      return localStorage.getItem(this.name(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(this.name(key), value);
    } catch { /* full or forbidden */ }
  },
};
