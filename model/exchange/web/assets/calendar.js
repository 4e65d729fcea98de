// The calendar file of my programme (RFC 5545), made in the browser.
const octets = new TextEncoder();

// folded breaks a line after 75 octets at most, never within a character.
function folded(line) {
  let text = "";
  let width = 0;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (width + size > 75) {
      text += "\r\n ";
      width = 1;
    }
    text += character;
    width += size;
  }
  return `${text}\r\n`;
}

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
const utc = (ms) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");

function calendarOf(list, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//programme//page//EN", "METHOD:PUBLISH", `X-WR-CALNAME:${escaped(programme.event)}`];
  for (const s of list) {
    lines.push(
      "BEGIN:VEVENT", `UID:${escaped(s.uid)}`, `DTSTAMP:${utc(now)}`, `DTSTART:${utc(s.start * 6e4)}`, `DTEND:${utc(s.end * 6e4)}`,
      `SUMMARY:${escaped(`${s.id}: ${s.title}`)}`, `STATUS:${takesPlace(s) ? "CONFIRMED" : "CANCELLED"}`,
    );
    if (s.room >= 0) lines.push(`LOCATION:${escaped(programme.rooms[s.room])}`);
    if (s.themes.length) lines.push(`CATEGORIES:${s.themes.map((t) => escaped(programme.themes[t])).join(",")}`);
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(folded).join("");
}

function downloadCalendar() {
  const file = new Blob([calendarOf(mine(), Date.now())], { type: "text/calendar;charset=utf-8" });
  const link = element("a", { href: URL.createObjectURL(file), download: "my-programme.ics" });
  link.click();
  URL.revokeObjectURL(link.href);
}
