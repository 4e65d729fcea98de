// Times. All are minutes since 1970-01-01T00:00Z; the browser's own tz data says them on the
// clock of a zone, the venue's and a second one of choice.
export const clocks = { venue: "UTC", second: "" };
const formats = new Map();

function formatOf(zone) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const readings = new Map(); // by zone and minute: the same few hundred times are said again and again

// reading says what the clock of a zone shows: time, the day as a number, and in words.
export function reading(minute, zone = clocks.venue) {
  const key = `${zone} ${minute}`;
  let said = readings.get(key);
  if (said) return said;
  const part = {};
  for (const { type, value } of formatOf(zone).formatToParts(minute * 6e4)) part[type] = value;
  const month = months.indexOf(part.month);
  const day = Date.UTC(part.year, month, part.day) / 864e5;
  said = {
    time: `${part.hour}:${part.minute}`, past: Number(part.minute), day,
    date: new Date(day * 864e5).toISOString().slice(0, 10),
    long: `${part.weekday} ${part.day} ${part.month} ${part.year}`,
    short: `${part.weekday.slice(0, 3)} ${part.day}`,
    weekday: `${part.weekday.slice(0, 3)} ${part.day} ${part.month.slice(0, 3)}`,
  };
  if (readings.size > 20000) readings.clear();
  readings.set(key, said);
  return said;
}

// marked says a time, with (+1) or (−1) where its calendar day is not that of the venue.
export function marked(minute, zone, venueDay) {
  const { time, day } = reading(minute, zone);
  const shift = day - venueDay;
  return shift === 0 ? time : `${time} (${shift > 0 ? "+" : "−"}${Math.abs(shift)})`;
}

export function span(start, end, zone = clocks.venue) {
  const { day } = reading(start);
  return `${marked(start, zone, day)}–${marked(end, zone, day)}`;
}

// secondSpan is the span on the second clock, "" without one.
export const secondSpan = (start, end) => (clocks.second ? `${span(start, end, clocks.second)} ${cityOf(clocks.second)}` : "");
export const cityOf = (zone) => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");

// when says day and span: "Tue 10 Oct 10:00–11:30".
export const when = (start, end) => `${reading(start).weekday} ${span(start, end)}`;

// Some browsers list zones under names that have been replaced since.
const renamed = {
  "Africa/Asmera": "Africa/Asmara", "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis", "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Atlantic/Faeroe": "Atlantic/Faroe", "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton", "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Truk": "Pacific/Chuuk",
};

export function zones() {
  const names = new Set(["UTC", Intl.DateTimeFormat().resolvedOptions().timeZone, ...(Intl.supportedValuesOf?.("timeZone") ?? [])].map((name) => renamed[name] ?? name));
  names.delete(clocks.venue);
  return [...names].sort();
}
