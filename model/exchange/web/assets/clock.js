// Times on the reader's clock. All are kept as minutes since 1970-01-01T00:00Z and read
// with the browser's own tz data, whatever the day and the offset.
const clocks = new Map();
let zone = programme.zone;

function formatOf(name) {
  let format = clocks.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: name, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit",
    });
    clocks.set(name, format);
  }
  return format;
}

// reading says what the clock of a zone shows: text, and the day as a number.
function reading(minute, name) {
  const part = {};
  for (const { type, value } of formatOf(name).formatToParts(minute * 6e4)) part[type] = value;
  return { text: `${part.hour}:${part.minute}`, day: Date.UTC(part.year, part.month - 1, part.day) / 864e5 };
}

// marked says a time, with (+1) or (−1) where its calendar day is not the venue's day.
function marked(minute, venueDay, name = zone) {
  const { text, day } = reading(minute, name);
  const shift = day - venueDay;
  return shift === 0 ? text : `${text} (${shift > 0 ? "+" : "−"}${Math.abs(shift)})`;
}

function venueDayOf(s) {
  s.venueDay ??= reading(s.start, programme.zone).day;
  return s.venueDay;
}

// dayAndTime says a time with its day, on the clock of a zone.
function dayAndTime(minute, name) {
  const { text, day } = reading(minute, name);
  return say("date.at", { ...partsOf(day), time: text });
}

const span = (s, name = zone, day = venueDayOf(s)) => `${apart(marked(s.start, day, name))}–${apart(marked(s.end, day, name))}`;

function showTimes() {
  let shifted = false;
  for (const day of all("[data-date]", $("the_programme"))) {
    const venueDay = dayNumber(day.dataset.date);
    for (const time of all("time", day)) {
      const text = marked(Date.parse(time.dateTime) / 6e4, venueDay);
      shifted ||= text.includes("(");
      if (time.textContent !== text) time.textContent = text;
    }
  }
  const own = zone !== programme.zone;
  for (const s of sessions) {
    const venue = s.item.querySelector(".venue");
    venue.hidden = !own;
    venue.textContent = own ? say("at_venue", { time: span(s, programme.zone) }) : "";
  }
  for (const place of all("[data-at]")) place.textContent = dayAndTime(Date.parse(place.dataset.at) / 6e4, zone);
  $("the_shift").hidden = !shifted;
  $("the_clock").textContent = zone;
  for (const place of all(".zone")) place.textContent = zone.replaceAll("/", "/\u200b");
}

function setZone(name) {
  try {
    formatOf(name);
  } catch {
    return; // a zone of a newer browser
  }
  zone = name;
  const select = $("the_zone");
  if (![...select.options].some((o) => o.value === name)) select.append(new Option(name, name));
  select.value = name;
  kept.set("zone", name);
  showTimes();
  showNow();
}

// Some browsers list zones under names that have been replaced since.
const renamed = {
  "Africa/Asmera": "Africa/Asmara", "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis", "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Atlantic/Faeroe": "Atlantic/Faroe", "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton", "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Truk": "Pacific/Chuuk",
};
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const sameZone = (name) => renamed[name] ?? name;

function showOwnZone() {
  $("my_clock").textContent = say("my_clock_is", { zone: apart(sameZone(ownZone()).replaceAll("_", " ")) });
  const others = $("the_zone").querySelector(".others");
  if (others) others.label = say("other_zones");
}

function fillZones() {
  const select = $("the_zone");
  const names = new Set(["UTC", sameZone(ownZone()), programme.zone]);
  for (const name of Intl.supportedValuesOf?.("timeZone") ?? []) names.add(sameZone(name));
  names.delete(programme.zone);
  const groups = new Map();
  for (const name of [...names].sort()) {
    const area = name.includes("/") ? name.slice(0, name.indexOf("/")) : "";
    if (!groups.has(area)) groups.set(area, element("optgroup", { label: area || say("other_zones"), className: area ? "" : "others" }));
    groups.get(area).append(new Option(name.replaceAll("_", " "), name));
  }
  select.append(...groups.values());
  select.addEventListener("change", () => setZone(select.value));
  $("my_clock").addEventListener("click", () => setZone(sameZone(ownZone())));
}
