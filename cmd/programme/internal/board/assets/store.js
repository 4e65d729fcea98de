// What the page knows: the event, the state, what is selected. Whoever shows something of it
// listens; nothing is kept here that a reload would lose.
export const board = {
  event: null, // answer to GET event
  state: null, // answer to GET state
  sessions: new Map(), // by id, with index, hue and the text in which is searched
  people: new Map(),
  rooms: new Map(),
  placements: new Map(), // by session
  unplaced: new Map(),
  conflicts: [], // of the state, without those that say that a session is not placed
  broken: new Set(), // sessions of hard conflicts
  selected: "", // id of a session
  kin: null, // {kind, id, words}: what sessions share that are highlighted
  day: "", // date that is shown, "all" for all
};

const listeners = new Map();

export function on(what, listener) {
  if (!listeners.has(what)) listeners.set(what, []);
  listeners.get(what).push(listener);
}

export function tell(what, value) {
  for (const listener of listeners.get(what) ?? []) listener(value);
}

const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i" };

// plain is a text without case, accents and the difference between kinds of blanks.
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  .replace(/[ßæœøđðþłħı]/g, (c) => letters[c]).replace(/\s+/g, " ");

const hueCount = 10; // more could not be told apart

// huesOf gives the commonest first themes a colour each.
function huesOf(sessions) {
  const first = new Map();
  for (const { themes } of sessions) if (themes.length) first.set(themes[0], (first.get(themes[0]) ?? 0) + 1);
  const names = [...first.keys()].sort();
  names.sort((a, b) => first.get(b) - first.get(a));
  return new Map(names.slice(0, hueCount).map((theme, i) => [theme, `hue${i}`]));
}

export function setEvent(event) {
  board.event = event;
  board.rooms = new Map(event.rooms.map((room, index) => [room.id, { ...room, index }]));
  board.people = new Map(event.people.map((person) => [person.id, person]));
  board.hues = huesOf(event.sessions);
  board.sessions = new Map(event.sessions.map((s, index) => [s.id, {
    ...s, index, hue: board.hues.get(s.themes[0]) ?? "", matches: true,
    text: plain([s.id, s.id.replace(/\s/g, ""), s.title, s.type, ...s.themes, ...s.organisations,
      ...s.people.map(({ person }) => board.people.get(person)?.name ?? person)].join("\n")),
  }]));
  tell("event");
}

// ended returns what a run came to that had not ended when the page showed the state before;
// null for none. The state while it went on may never have been here.
export const ended = (before) => (before && board.state.last?.run !== before.last?.run ? board.state.last : null);

export function setState(state) {
  const before = board.state;
  board.state = state;
  board.placements = new Map(state.placements.map((p) => [p.session, p]));
  board.unplaced = new Map(state.unplaced.map((u) => [u.session, u]));
  // That a session is not placed, the tray says.
  board.conflicts = state.conflicts.filter((c) => !c.hard || c.sessions.length !== 1 || board.placements.has(c.sessions[0]));
  board.broken = new Set(board.conflicts.filter((c) => c.hard).flatMap((c) => c.sessions));
  if (board.selected && !board.sessions.has(board.selected)) board.selected = "";
  tell("state", before);
}

export function select(session) {
  if (board.selected === session) return;
  board.selected = session;
  tell("selected");
}

// share reports whether two rooms are one or have a part in common: nothing is in both at a time.
export function share(a, b) {
  const within = (id) => [id, ...(board.rooms.get(id)?.parts ?? [])];
  return within(a).some((part) => within(b).includes(part));
}
export const roomName = (id) => (id === "" ? "no room" : board.rooms.get(id)?.name ?? id);
export const personName = (id) => board.people.get(id)?.name ?? id;
export const titleOf = (id) => board.sessions.get(id)?.title || id;
