// Paper: signs for the doors of rooms and slips for people are made when they are asked
// for; list and grid are on the page already.
// Both are for the venue, and so on its clock, whatever the reader's.
function signs() {
  const pages = [];
  const row = (when, title, below) => element("li", {},
    element("p", { className: "when", textContent: when }),
    element("div", {}, element("p", { className: "title", dir: "auto", textContent: title }), ...(below ? [element("p", { className: "id", textContent: below })] : [])));
  programme.rooms.forEach((room, r) => {
    programme.days.forEach((date, d) => {
      const list = sessions.filter((s) => (s.doors ?? [s.room]).includes(r) && [s.day, ...(s.over ?? [])].includes(d) && takesPlace(s) && s.matches);
      if (list.length === 0) return;
      const day = dayNumber(date);
      const breaks = programme.pauses.filter((pause) => pause.day === d && pause.rooms.includes(r));
      const rows = [...list, ...breaks].sort((a, b) => a.start - b.start).map((s) => (s.anchor
        ? row(span(s, programme.zone, day), s.title, `${apart(s.id)} · ${apart(programme.types[s.type])}`)
        : element("li", { className: "is-break" }, ...row(span(s, programme.zone, day), s.title).childNodes)));
      pages.push(element("section", { className: rows.length > 7 ? "sign is-full" : "sign" },
        element("p", { className: "event", dir: "auto", textContent: programme.event }),
        element("h2", { dir: "auto", textContent: room }),
        element("p", { className: "date", textContent: longDate(date) }),
        element("ol", {}, ...rows),
        element("p", { className: "small", textContent: say("clock_of", { zone: apart(programme.zone) }) })));
    });
  });
  return pages;
}

function slips() {
  const asked = $("by_person").value;
  const duties = new Map();
  for (const s of sessions) {
    if (!takesPlace(s)) continue;
    for (const [role, person] of s.cast) {
      if (asked !== "" && Number(asked) !== person) continue;
      if (!duties.has(person)) duties.set(person, new Map());
      const own = duties.get(person);
      own.set(s, [...(own.get(s) ?? []), roleOf(role)]);
    }
  }
  const collator = new Intl.Collator(language);
  const people = [...duties.keys()].filter((p) => [...duties.get(p).keys()].some((s) => s.matches));
  people.sort((a, b) => collator.compare(programme.people[a], programme.people[b]) || a - b);
  return people.map((person) => {
    const rows = [...duties.get(person)].map(([s, roles]) => element("li", {},
      element("p", { className: "when", textContent: say("date.at", { ...partsOf(venueDayOf(s)), time: span(s, programme.zone) }) }),
      element("p", { className: "title", dir: "auto", textContent: `${s.id} ${s.title}` }),
      element("p", { className: "id", textContent: `${apart(programme.rooms[s.room] ?? say("no_room"))} · ${roles.join(texts.comma)}` })));
    return element("section", { className: "slip" },
      element("p", { className: "event", dir: "auto", textContent: programme.event }),
      element("h2", { dir: "auto", textContent: programme.people[person] }),
      element("ol", {}, ...rows),
      element("p", { className: "small", textContent: say("clock_of", { zone: apart(programme.zone) }) }));
  });
}

const made = { doors: signs, slips };

// lay prepares the page for a kind of paper; unlay brings it back.
function lay(kind) {
  root.dataset.print = kind;
  $("the_sheets").replaceChildren(...(made[kind]?.() ?? []));
}

function unlay() {
  delete root.dataset.print;
  $("the_sheets").replaceChildren();
}

function followPaper() {
  for (const button of all("[data-print]", $("the_paper"))) {
    button.addEventListener("click", () => {
      const view = root.dataset.view;
      $("the_paper").open = false;
      if (button.dataset.print === "mine") setView("mine");
      lay(button.dataset.print);
      addEventListener("afterprint", () => {
        unlay();
        setView(view);
      }, { once: true });
      print();
    });
  }
}
