// Keys. A grid is one stop of the tab key; arrows walk through its blocks: up and down in
// a room, left and right to what is on in the next room.
function followKeys() {
  for (const plan of all(".plan")) {
    plan.addEventListener("focusin", (event) => {
      const link = event.target.closest(".block a");
      if (link) for (const other of all(".block a", plan)) other.tabIndex = other === link ? 0 : -1;
    });
    plan.addEventListener("keydown", (event) => {
      const link = event.target.closest(".block a");
      const next = link && !event.altKey && !event.ctrlKey && !event.metaKey && neighbour(roomsOf(plan), link, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("the_session").open) return;
    const writing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !writing) {
      event.preventDefault();
      $("the_search").focus();
    } else if (event.key === "Escape") {
      escape(event.target);
    }
  });
}

// roomsOf returns the blocks that were asked for, room by room.
const roomsOf = (plan) => all(".room", plan).map((room) => all(".block:not([inert]) a", room)).filter((links) => links.length > 0);

// settleStops gives each grid one stop of the tab key among the blocks that were asked for.
function settleStops() {
  for (const plan of all(".plan")) {
    const links = roomsOf(plan).flat();
    const stop = links.find((link) => link.tabIndex === 0 && link.hasAttribute("tabindex")) ?? links[0];
    for (const link of all(".block a", plan)) link.tabIndex = link === stop ? 0 : -1;
  }
}

// escape closes a menu, else empties the search.
function escape(target) {
  const menu = target.closest?.("details[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (target.id === "the_search") {
    target.value = "";
    showMatches();
    target.blur();
  }
}

function neighbour(rooms, link, key) {
  const column = rooms.findIndex((links) => links.includes(link));
  const row = rooms[column].indexOf(link);
  const toward = root.dir === "rtl" ? -1 : 1;
  const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-toward, 0], ArrowRight: [toward, 0] };
  switch (key) {
    case "Home": return rooms[column][0];
    case "End": return rooms[column].at(-1);
  }
  const [across, along] = steps[key] ?? [0, 0];
  if (along) return rooms[column][row + along];
  if (!across || !rooms[column + across]) return undefined;
  const s = byAnchor.get(anchorOf(link));
  const distance = (other) => Math.abs(byAnchor.get(anchorOf(other)).start - s.start);
  return rooms[column + across].reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
