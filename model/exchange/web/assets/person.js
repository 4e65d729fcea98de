// People: whoever is asked for, with what is told of them, above their sessions.
const personFragment = () => ($("by_person").value === "" ? "" : `#person_${programme.handles[$("by_person").value]}`);

// aboutPerson is a copy of what is told of a person, null where nothing is.
function aboutPerson(person) {
  const card = $(`person_${programme.handles[person]}`)?.cloneNode(true) ?? null;
  card?.removeAttribute("id");
  return card;
}

// showOnly asks for the sessions of a person alone.
function showOnly(person) {
  clearFilters();
  $("by_person").value = person;
  setView("list");
  address(personFragment());
  scrollTo(0, 0);
}

// showPerson shows whose sessions are asked for.
function showPerson() {
  const person = $("by_person").value;
  const place = $("the_person");
  const shown = person === "" ? "" : `${person} ${language}`;
  if (place.dataset.shown === shown) return;
  place.dataset.shown = shown;
  place.hidden = person === "";
  place.replaceChildren();
  if (person === "") return;
  const button = element("button", { type: "button", textContent: say("copy") });
  button.addEventListener("click", () => copyLink(button));
  const card = aboutPerson(person) ?? element("article", {}, element("h3"));
  card.querySelector("h3").replaceWith(element("h2", { dir: "auto", textContent: programme.people[person] }));
  place.append(card, button);
}

// addPeople makes the names in the dialog lead to people's sessions, and adds what is told
// of them.
function addPeople(body) {
  const told = new Map();
  for (const name of all("bdi[data-p]", body)) {
    const person = Number(name.dataset.p);
    const link = element("a", { className: "person", href: `#person_${programme.handles[person]}`, title: say("all_of_person") });
    link.append(element("bdi", { textContent: name.textContent }));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      $("the_session").close();
      showOnly(person);
    });
    name.replaceWith(link);
    const about = aboutPerson(person);
    if (about && !told.has(person)) told.set(person, about);
  }
  if (told.size) body.append(element("section", { className: "people" }, ...told.values()));
}
