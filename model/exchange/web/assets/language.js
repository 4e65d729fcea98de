// Texts in the language that the reader chose, of those that the page holds. Names and
// titles of the event stay as they are.
let language = "";
let texts = {};
let plurals;

// say is a text with its places filled in; one with forms for numbers is chosen by n.
function say(key, places = {}) {
  let text = texts[key];
  if (typeof text === "object") text = text[plurals.select(places.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}

// roleOf is a role that the page has a text for, or one of the event's own.
const roleOf = (i) => (/^role\./.test(programme.roles[i]) && Object.hasOwn(texts, programme.roles[i]) ? say(programme.roles[i]) : programme.roles[i]);

// apart keeps what is written from left to right as it is within a line from right to left.
const apart = (text) => (root.dir === "rtl" ? `\u2066${text}\u2069` : text);

const dayNumber = (date) => Date.parse(`${date}T00:00Z`) / 864e5;

// partsOf are the parts of a date, a day as a number, in words.
function partsOf(day) {
  const date = new Date(day * 864e5);
  const name = (key, i) => texts[`date.${key}`].split("|")[i];
  const first = date.getUTCDate() === 1;
  return {
    weekday: name("weekdays", date.getUTCDay()), wd: name("weekdays_short", date.getUTCDay()), day: first ? texts["date.first"] : date.getUTCDate(),
    month: name("months", date.getUTCMonth()), mon: name("months_short", date.getUTCMonth()), year: date.getUTCFullYear(),
  };
}

const longDate = (date) => say("date.long", partsOf(dayNumber(date)));

// allDates says from when to when: 8–12 October 2023.
function allDates(first, last) {
  const a = partsOf(dayNumber(first));
  const b = partsOf(dayNumber(last));
  const key = first === last ? "single" : a.year !== b.year ? "years" : a.month !== b.month ? "in_year" : "in_month";
  return say(`date.${key}`, { ...a, day2: b.day, month2: b.month, year2: b.year });
}

// showWords says anew what the page says of its own.
function showWords() {
  for (const place of all("[data-t]")) place.textContent = say(place.dataset.t, { n: Number(place.dataset.n) });
  for (const place of all("[data-l]")) place.setAttribute("aria-label", say(place.dataset.l));
  for (const place of all("[data-h]")) place.placeholder = say(place.dataset.h);
  for (const day of all("[data-date]", $("the_programme"))) day.querySelector("h2").textContent = longDate(day.dataset.date);
  for (const link of all(".days a")) link.firstChild.data = say("date.tab", partsOf(dayNumber(link.dataset.date)));
  for (const scroll of all(".scroll")) scroll.setAttribute("aria-label", say("grid_of", { date: longDate(scroll.parentElement.dataset.date) }));
  if (programme.days.length) $("the_dates").textContent = allDates(programme.days[0], programme.days.at(-1));
  $("venue_zone").textContent = say("venue_zone", { zone: programme.zone });
  document.title = `${programme.event} – ${say("programme")}`;
}

function useLanguage(tag) {
  language = tag;
  texts = programme.texts[tag];
  plurals = new Intl.PluralRules(tag);
}

// setLanguage shows the page in another language.
function setLanguage(tag) {
  useLanguage(tag);
  $("the_language").value = tag;
  if (root.lang !== tag) {
    root.lang = tag;
    root.dir = texts.dir;
    showWords();
  }
  sortSelects();
  showOwnZone();
  nameStars();
  showTimes();
  showStars();
  showMatches();
  showNow();
}

function followLanguage() {
  $("the_language").addEventListener("change", () => {
    try {
      localStorage.setItem("programme:language", $("the_language").value);
    } catch { /* kept for this visit only */ }
    setLanguage($("the_language").value);
  });
}

// keptLanguage is the one that the reader chose before, on any programme's page.
function keptLanguage() {
  try {
    const tag = localStorage.getItem("programme:language");
    if (Object.hasOwn(programme.texts, tag)) return tag;
  } catch { /* a browser may keep nothing for pages */ }
  return programme.language;
}

useLanguage(programme.language);
