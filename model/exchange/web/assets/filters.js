// Search and filters.
const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i" };

// plain is a text without case, accents and the difference between kinds of blanks.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  .replace(/[ßæœøđðþłħı]/g, (c) => letters[c]).replace(/\s+/g, " ");

for (const s of sessions) {
  const people = new Set(s.cast.map(([, p]) => p));
  s.people = people;
  s.text = plain([
    s.id, s.id.replace(/\s/g, ""), s.title, programme.types[s.type], programme.rooms[s.room] ?? "",
    ...s.themes.map((t) => programme.themes[t]), ...[...people].map((p) => programme.people[p]),
  ].join("\n"));
}

const selects = {
  theme: [$("by_theme"), programme.themes, (s, i) => s.themes.includes(i)],
  room: [$("by_room"), programme.rooms, (s, i) => (s.doors ?? [s.room]).includes(i)],
  person: [$("by_person"), programme.people, (s, i) => s.people.has(i)],
  type: [$("by_type"), programme.types, (s, i) => s.type === i],
};

function fillSelects() {
  for (const [select, names, matches] of Object.values(selects)) {
    const used = names.map((name, i) => [name, i]).filter(([, i]) => sessions.some((s) => matches(s, i)));
    select.append(...used.map(([name, i]) => {
      const option = new Option(name, i);
      option.dir = "auto";
      return option;
    }));
    select.addEventListener("change", showMatches);
  }
  sortSelects();
  $("by_person").addEventListener("change", () => address(personFragment()));
  $("the_search").addEventListener("input", showMatches);
  $("the_clear").addEventListener("click", clearFilters);
}

// sortSelects puts what can be chosen into the order of the language.
function sortSelects() {
  const collator = new Intl.Collator(language, { numeric: true });
  for (const [select] of Object.values(selects)) {
    const value = select.value;
    select.append(...[...select.options].slice(1).sort((a, b) => collator.compare(a.text, b.text)));
    select.value = value;
  }
}

function clearFilters() {
  $("the_search").value = "";
  for (const [select] of Object.values(selects)) select.value = "";
  if (location.hash.startsWith("#person_")) address("");
  showMatches();
}

const pauseLines = all(".list .break"); // by day and start, as programme.pauses

const chosen = () => Object.values(selects).filter(([select]) => select.value !== "");

function matching() {
  const words = plain($("the_search").value).split(" ").filter(Boolean);
  const filters = chosen().map(([select, , matches]) => (s) => matches(s, Number(select.value)));
  return (s) => words.every((w) => s.text.includes(w)) && filters.every((f) => f(s));
}

// showMatches hides in the list, and fades in the grid, what was not asked for.
function showMatches() {
  const matches = matching();
  const onlyMine = root.dataset.view === "mine";
  const filters = chosen().length;
  const asked = filters > 0 || $("the_search").value.trim() !== "";
  const perDay = programme.days.map(() => 0);
  const visible = programme.days.map(() => 0);
  let found = 0;
  for (const s of sessions) {
    s.matches = matches(s);
    const shown = s.matches && (!onlyMine || starred.has(s.anchor));
    s.item.hidden = !shown;
    for (const line of s.lines) line.hidden = !shown;
    for (const block of s.blocks) block.inert = !s.matches;
    for (const day of [s.day, ...(s.over ?? [])]) {
      if (s.matches) perDay[day] += 1;
      if (shown) visible[day] += 1;
    }
    if (shown) found += 1;
  }
  const room = $("by_room").value;
  const inWay = onlyMine || $("the_search").value.trim() !== "" || filters > (room === "" ? 0 : 1);
  programme.pauses.forEach((pause, i) => { pauseLines[i].hidden = inWay || room !== "" && !pause.rooms.includes(Number(room)); });
  showPerson();
  settleStops();
  all(".list .day").forEach((day, i) => { day.hidden = visible[i] === 0; });
  all(".days a").forEach((link, i) => {
    link.querySelector(".found").textContent = asked ? ` ${perDay[i]}` : "";
    link.classList.toggle("is-empty", asked && perDay[i] === 0);
  });
  const total = onlyMine ? starred.size : sessions.length;
  const words = found === total ? say("sessions", { n: total }) : say("found", { found, n: total });
  $("the_status").textContent = asked && found === 0 ? say("none_found", { n: total }) : words;
  $("the_filtering").textContent = filters ? ` ${filters}` : "";
  $("the_clear").disabled = !asked;
}
