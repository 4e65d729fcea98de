// One session in a dialog: what a link or a block of the grid opens.
let opened = null;

function openSession(s) {
  opened = s;
  const body = s.item.cloneNode(true);
  const title = element("h2", { id: "session_title", dir: "auto", textContent: s.title || s.id });
  body.querySelector("h3").replaceWith(title);
  body.querySelector(".star").remove();
  for (const fold of all("details", body)) fold.replaceWith(fold.querySelector(".prose"));
  addPeople(body);
  const when = body.querySelector(".when");
  when.prepend(element("span", { className: "date", textContent: say("date.day", partsOf(reading(s.start, zone).day)) }));
  body.classList.remove("entry");
  $("session_body").className = body.className;
  $("session_body").replaceChildren(...body.childNodes);
  showOpenedStar();
  $("session_copy").textContent = say("copy");
  if (!$("the_session").open) $("the_session").showModal();
  address(`#${s.anchor}`);
}

function showOpenedStar() {
  const on = opened !== null && starred.has(opened.anchor);
  $("session_star").setAttribute("aria-pressed", on);
  $("session_star").textContent = on ? `★ ${say("in_mine")}` : `☆ ${say("add")}`;
}

// address changes what the browser's address ends with, where it lets a page do so.
function address(fragment) {
  try {
    history.replaceState(null, "", fragment || location.pathname + location.search);
  } catch { /* a page in a frame without an address */ }
}

// copyLink copies the address of what is open, and says so on the button.
async function copyLink(button) {
  const link = location.href;
  try {
    await navigator.clipboard.writeText(link);
  } catch { // an older browser, or one that does not let pages do so
    const text = element("textarea", { value: link });
    button.after(text);
    text.select();
    document.execCommand("copy");
    text.remove();
    button.focus();
  }
  button.textContent = say("copied");
}

// followFragment shows the session, day or person that the address names.
function followFragment() {
  const name = location.hash.slice(1);
  const s = byAnchor.get(name);
  const date = name.startsWith("day_") ? name.slice(4) : "";
  const person = name.startsWith("person_") ? programme.handles.indexOf(name.slice(7)) : -1;
  if (s) {
    setDay(s.item.closest("[data-date]").dataset.date);
    if (s.item.hidden || root.dataset.view === "grid") openSession(s);
    else s.item.scrollIntoView();
  } else if (date) {
    setDay(date);
  } else if (person >= 0) {
    showOnly(person);
  }
}

function followSessions() {
  $("the_grids").addEventListener("click", (event) => {
    const link = event.target.closest(".block a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSession(byAnchor.get(anchorOf(link)));
  });
  const dialog = $("the_session");
  $("session_close").addEventListener("click", () => dialog.close());
  $("session_star").addEventListener("click", () => {
    star(opened.anchor);
    showOpenedStar();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    opened = null;
    address(personFragment());
  });
  $("session_copy").addEventListener("click", () => copyLink($("session_copy")));
  addEventListener("hashchange", followFragment);
}
