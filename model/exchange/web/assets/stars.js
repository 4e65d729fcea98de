// My programme: the sessions that the reader starred, kept in this browser.
const starred = new Set((kept.get("stars") ?? "").split(" ").filter((anchor) => byAnchor.has(anchor)));

const mine = () => sessions.filter((s) => starred.has(s.anchor));
const takesPlace = (s) => s.status !== "cancelled";

function clashesOf(s) {
  if (!starred.has(s.anchor) || !takesPlace(s)) return [];
  return mine().filter((other) => other !== s && takesPlace(other) && other.start < s.end && s.start < other.end);
}

function star(anchor, on = !starred.has(anchor)) {
  if (on) starred.add(anchor);
  else starred.delete(anchor);
  kept.set("stars", mine().map((s) => s.anchor).join(" "));
  showStars();
  showMatches();
}

function showStars() {
  let clashes = 0;
  for (const s of sessions) {
    const on = starred.has(s.anchor);
    s.button.setAttribute("aria-pressed", on);
    s.item.classList.toggle("is-mine", on);
    for (const block of s.blocks) {
      block.classList.toggle("is-mine", on);
      const note = block.querySelector(".unseen");
      if (on && !note) block.firstElementChild.append(element("span", { className: "unseen", textContent: ` (${say("in_mine")})` }));
      if (!on && note) note.remove();
      if (on && note) note.textContent = ` (${say("in_mine")})`;
    }
    const others = clashesOf(s);
    clashes += others.length;
    s.clash.hidden = others.length === 0;
    s.clash.textContent = others.length ? say("same_time", { list: others.map((o) => `${apart(o.id)} (${span(o)})`).join(texts.comma) }) : "";
  }
  const n = starred.size;
  $("the_stars").textContent = n ? String(n) : "";
  const found = say("sessions", { n });
  $("my_words").textContent = n === 0 ? say("star_hint")
    : clashes ? say("mine_clash", { sessions: found, pairs: say("pairs", { n: clashes / 2 }) })
    : say("mine_free", { sessions: found });
  $("my_calendar").disabled = $("my_clearing").disabled = n === 0;
}

// nameStars says what each star is for.
function nameStars() {
  for (const s of sessions) s.button.setAttribute("aria-label", say("star", { id: s.id }));
}

function addStars() {
  for (const s of sessions) {
    s.button = element("button", { type: "button", className: "star" });
    s.button.addEventListener("click", () => star(s.anchor));
    s.clash = element("p", { className: "change clash", hidden: true });
    s.item.append(s.button);
    s.item.querySelector("h3").after(s.clash);
  }
  $("my_clearing").addEventListener("click", () => {
    for (const anchor of [...starred]) starred.delete(anchor);
    star("", false);
  });
}
