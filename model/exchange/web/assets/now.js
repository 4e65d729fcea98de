// What is on now and next, as the clock goes on: from the first start to the last end.
const nowShown = 24; // more would be no line

// goingOn returns all that goes on some time: sessions that take place, and breaks.
const goingOn = () => [...sessions.filter(takesPlace), ...programme.pauses];

function chip(s) {
  if (!s.anchor) return element("li", { className: "is-break" }, element("bdi", { textContent: s.title }), ` ${say("until", { time: apart(marked(s.end, venueDayOf(s))) })}`);
  const link = element("a", { href: `#${s.anchor}`, className: s.item.className.match(/hue\d+/)?.[0] ?? "" },
    element("bdi", { className: "id", textContent: s.id }), " ",
    element("bdi", { className: "title", textContent: s.title || s.id }), " ",
    element("bdi", { className: "place", textContent: programme.rooms[s.room] ?? say("no_room") }));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openSession(s);
  });
  return element("li", {}, link);
}

function nowRow(head, list) {
  const more = list.length > nowShown ? [element("li", { className: "is-break", textContent: `+${list.length - nowShown}` })] : [];
  return element("div", { className: "row" }, element("p", { className: "head" }, ...head), element("ul", { tabIndex: 0 }, ...list.slice(0, nowShown).map(chip), ...more));
}

function showNow() {
  const minute = Math.floor(Date.now() / 6e4);
  const every = goingOn();
  const first = Math.min(...every.map((s) => s.start));
  const last = Math.max(...every.map((s) => s.end));
  const place = $("the_now");
  place.hidden = !(first <= minute && minute < last);
  const on = every.filter((s) => s.start <= minute && minute < s.end);
  const start = Math.min(...every.filter((s) => s.start > minute).map((s) => s.start));
  const clock = apart(reading(minute, zone).text);
  // What stays the same stays where the reader has scrolled it, with its focus.
  const shown = place.hidden ? "" : JSON.stringify([language, zone, start, on.map((s) => [s.title, s.start])]);
  if (place.dataset.shown === shown) {
    if (on.length && shown) place.querySelector(".clock").textContent = clock;
    return;
  }
  place.dataset.shown = shown;
  place.replaceChildren();
  if (place.hidden) return;
  const head = (key, when) => [element("strong", { textContent: say(key) }), " ", element("span", { className: "clock", textContent: when })];
  if (on.length) place.append(nowRow(head("now", clock), on));
  if (start < Infinity) {
    const { text, day } = reading(start, zone);
    place.append(nowRow(head("next", day === reading(minute, zone).day ? apart(text) : dayAndTime(start, zone)), every.filter((s) => s.start === start)));
  }
}

// followNow looks at the clock when a minute begins, and when the reader comes back.
function followNow() {
  const look = () => {
    showNow();
    setTimeout(look, 6e4 - (Date.now() % 6e4) + 50);
  };
  look();
  document.addEventListener("visibilitychange", showNow);
}
