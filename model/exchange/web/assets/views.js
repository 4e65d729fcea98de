// List, grid or my programme; in the grid, one day at a time.
let shownDay = "";

function setView(view) {
  root.dataset.view = view;
  for (const button of all("[data-view]", $("the_bar"))) button.setAttribute("aria-pressed", button.dataset.view === view);
  showMatches();
}

function setDay(date) {
  shownDay = date;
  for (const plan of all(".plan")) plan.classList.toggle("is-shown", plan.dataset.date === date);
  for (const link of all(".days a")) {
    if (link.dataset.date === date) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// firstDay is today at the venue while the event goes on, else its first day.
function firstDay() {
  const dates = all(".plan").map((plan) => plan.dataset.date);
  const today = new Date(reading(Date.now() / 6e4, programme.zone).day * 864e5).toISOString().slice(0, 10);
  return dates.includes(today) ? today : dates[0] ?? "";
}

function followViews() {
  for (const button of all("[data-view]", $("the_bar"))) button.addEventListener("click", () => setView(button.dataset.view));
  for (const link of all(".days a")) {
    link.addEventListener("click", (event) => {
      setDay(link.dataset.date);
      if (root.dataset.view === "grid") event.preventDefault();
    });
  }
  $("the_scheme").addEventListener("click", () => setScheme(isDark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showScheme);
  showScheme();
}

const isDark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const showScheme = () => $("the_scheme").setAttribute("aria-pressed", isDark());

function setScheme(scheme) {
  root.dataset.scheme = scheme;
  try {
    localStorage.setItem("programme:scheme", scheme);
  } catch { /* kept for this visit only */ }
  showScheme();
}
