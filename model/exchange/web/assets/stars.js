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
      if (on && !note) block.firstElementChild.append(element("span", { className: "unseen", textContent: " (in my programme)" }));
      if (!on && note) note.remove();
    }
    const others = clashesOf(s);
    clashes += others.length;
    s.clash.hidden = others.length === 0;
    s.clash.textContent = others.length ? `In my programme at the same time: ${others.map((o) => `${o.id} (${span(o)})`).join(", ")}` : "";
  }
  const n = starred.size;
  $("the_stars").textContent = n ? String(n) : "";
  $("my_words").textContent = n === 0
    ? "Star a session to keep it here, in this browser alone."
    : `${count(n, "session", "sessions")}${clashes ? `, ${count(clashes / 2, "pair", "pairs")} at the same time` : ", none at the same time as another"}.`;
  $("my_calendar").disabled = $("my_clearing").disabled = n === 0;
}

function addStars() {
  for (const s of sessions) {
    s.button = element("button", { type: "button", className: "star" });
    s.button.setAttribute("aria-label", `${s.id} in my programme`);
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
