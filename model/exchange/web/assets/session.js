// One session in a dialog: what a link or a block of the grid opens.
let opened = null;

function openSession(s) {
  opened = s;
  const body = s.item.cloneNode(true);
  const title = element("h2", { id: "session_title", dir: "auto", textContent: s.title || s.id });
  body.querySelector("h3").replaceWith(title);
  body.querySelector(".star").remove();
  for (const name of all("bdi[data-p]", body)) {
    const button = element("button", { type: "button", className: "person" }, element("bdi", { textContent: name.textContent }));
    button.title = "All sessions of this person";
    button.addEventListener("click", () => {
      $("the_session").close();
      setView("list");
      showOnly(name.dataset.p);
    });
    name.replaceWith(button);
  }
  const when = body.querySelector(".when");
  when.prepend(element("span", { className: "date", textContent: reading(s.start, zone).date }));
  body.classList.remove("entry");
  $("session_body").className = body.className;
  $("session_body").replaceChildren(...body.childNodes);
  showOpenedStar();
  if (!$("the_session").open) $("the_session").showModal();
  address(`#${s.anchor}`);
}

function showOpenedStar() {
  const on = opened !== null && starred.has(opened.anchor);
  $("session_star").setAttribute("aria-pressed", on);
  $("session_star").textContent = on ? "★ In my programme" : "☆ Add to my programme";
}

// address changes what the browser's address ends with, where it lets a page do so.
function address(fragment) {
  try {
    history.replaceState(null, "", fragment || location.pathname + location.search);
  } catch { /* a page in a frame without an address */ }
}

// followFragment shows the session or day that the address names.
function followFragment() {
  const name = location.hash.slice(1);
  const s = byAnchor.get(name);
  const date = name.startsWith("day_") ? name.slice(4) : "";
  if (s) {
    setDay(s.item.closest("[data-date]").dataset.date);
    if (s.item.hidden || root.dataset.view === "grid") openSession(s);
    else s.item.scrollIntoView();
  } else if (date) {
    setDay(date);
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
    address("");
  });
  addEventListener("hashchange", followFragment);
}
