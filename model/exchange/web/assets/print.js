// Paper: signs for the doors of rooms and slips for people are made when they are asked
// for; list and grid are on the page already.
function signs() {
  const pages = [];
  programme.rooms.forEach((room, r) => {
    programme.days.forEach((date, d) => {
      const list = sessions.filter((s) => (s.doors ?? [s.room]).includes(r) && [s.day, ...(s.over ?? [])].includes(d) && takesPlace(s) && s.matches);
      if (list.length === 0) return;
      const rows = list.map((s) => element("li", {},
        element("p", { className: "when", textContent: span(s, zone, venueDayOf(s) + 1 + (s.over ?? []).indexOf(d)) }),
        element("div", {},
          element("p", { className: "title", dir: "auto", textContent: s.title }),
          element("p", { className: "id", textContent: `${s.id} · ${programme.types[s.type]}` }))));
      pages.push(element("section", { className: list.length > 7 ? "sign is-full" : "sign" },
        element("p", { className: "event", dir: "auto", textContent: programme.event }),
        element("h2", { dir: "auto", textContent: room }),
        element("p", { className: "date", textContent: date }),
        element("ol", {}, ...rows),
        element("p", { className: "small", textContent: `Times in ${zone}` })));
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
      own.set(s, [...(own.get(s) ?? []), programme.roles[role].toLowerCase()]);
    }
  }
  const collator = new Intl.Collator("en");
  const people = [...duties.keys()].filter((p) => [...duties.get(p).keys()].some((s) => s.matches));
  people.sort((a, b) => collator.compare(programme.people[a], programme.people[b]) || a - b);
  return people.map((person) => {
    const rows = [...duties.get(person)].map(([s, roles]) => element("li", {},
      element("p", { className: "when", textContent: `${reading(s.start, zone).date}, ${reading(s.start, zone).text}–${reading(s.end, zone).text}` }),
      element("p", { className: "title", dir: "auto", textContent: `${s.id} ${s.title}` }),
      element("p", { className: "id", textContent: `${programme.rooms[s.room] ?? "No room yet"} · ${roles.join(", ")}` })));
    return element("section", { className: "slip" },
      element("p", { className: "event", dir: "auto", textContent: programme.event }),
      element("h2", { dir: "auto", textContent: programme.people[person] }),
      element("ol", {}, ...rows),
      element("p", { className: "small", textContent: `Times in ${zone}` }));
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
