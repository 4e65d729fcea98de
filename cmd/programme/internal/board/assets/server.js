// What is asked of the server. Each step goes with the number of the state that this page
// shows; where the board is elsewhere by now, nothing was done and the page catches up.
import { board, setEvent, setState, tell } from "./store.js";
import { say, notice, faultLines } from "./say.js";

// Refused is an answer that is no answer: {error, hint, number, faults, notes}.
class Refused extends Error {
  constructor(status, problem) {
    super(problem.error || `the board answered ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

async function ask(path, how) {
  let response;
  try {
    response = await fetch(path, how);
  } catch {
    throw new Refused(0, { error: "The board does not answer. Nothing was done; this page goes on as soon as it answers again." });
  }
  if (response.ok) return response;
  const json = response.headers.get("Content-Type")?.startsWith("application/json");
  throw new Refused(response.status, json ? await response.json() : { error: (await response.text()).trim() });
}

const pathOf = (path, asked) => (Object.keys(asked).length ? `${path}?${new URLSearchParams(asked)}` : path);

// file asks for a file, whatever is in it.
export const file = (path, asked) => ask(pathOf(path, asked), { cache: "no-store" });

export async function get(path, asked = {}) {
  return (await file(path, asked)).json();
}

export async function post(path, body = {}) {
  const answer = await ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ number: board.state.number, ...body }) });
  return answer.json();
}

let fetching = null;
let shown = ""; // the state that is shown, as text

// catchUp asks for the state, and for the event where it is another one by now. Whoever asks
// while an answer is on its way waits for a newer one.
export async function catchUp() {
  if (fetching) {
    fetching.again = true;
    return fetching.done;
  }
  const mine = { again: true };
  fetching = mine;
  mine.done = (async () => {
    try {
      while (mine.again) {
        mine.again = false;
        await show(await get("state"));
      }
    } finally {
      fetching = null;
    }
  })();
  return mine.done;
}

async function show(state) {
  if (!board.event || state.revision !== board.event.revision) setEvent(await get("event"));
  const text = JSON.stringify(state); // the same state comes with a step and with the event that tells of it
  if (text === shown) return;
  shown = text;
  setState(state);
}

let last = Promise.resolve();
const pending = new Map(); // steps that were asked and not answered yet: asked twice, they are done once

// step asks for a step after those before it, shows what came of it, and returns the answer,
// null where it was refused. It is about the state that is shown when it is asked, but for undo
// and redo, which can be asked ahead of their answers.
export function step(path, body, doing) {
  const again = path === "undo" || path === "redo";
  const whole = again ? body : { number: board.state.number, ...body };
  const key = `${path} ${JSON.stringify(whole)}`;
  if (!again && pending.has(key)) return pending.get(key);
  const asked = last.then(() => take(path, whole, doing)).finally(() => pending.delete(key));
  pending.set(key, asked);
  last = asked.catch(() => null);
  return asked;
}

async function take(path, body, doing) {
  if (doing) say(doing);
  try {
    const answer = await post(path, body);
    if (answer.state) await show(answer.state);
    else if (!answer.refusal) await catchUp();
    tell("answer", answer);
    const asked = answer.proposal ?? answer.refusal; // its notes stand in the panel
    const words = asked ? [] : [answer.done, ...(answer.notes ?? [])].filter(Boolean);
    if (answer.proposal) words.push(`Proposed: ${answer.proposal.words[0] ?? "another programme"}. Enter takes it, Escape refuses it`);
    else if (answer.refusal) words.push(answer.refusal.words.join(". "));
    if (words.length) say(words.join(". "));
    return answer;
  } catch (error) {
    await sayError(error);
    return null;
  }
}

// sayError says what was refused, and catches up where the board is elsewhere.
export async function sayError(error) {
  if (!(error instanceof Refused)) throw error;
  const { problem, status } = error;
  if (status === 409 && problem.number !== undefined && problem.number !== board.state.number) {
    await catchUp();
    say("The board was changed in another tab meanwhile. Nothing was done here; this is how it is now.", true);
    return;
  }
  if (problem.faults?.length) notice("refused", problem.error, faultLines(problem.faults), true);
  say([error.message, problem.hint].filter(Boolean).join(" – "), true);
}

// listen follows what the server tells: new states, progress, its end.
export function listen() {
  const events = new EventSource("events");
  const follow = (name, act) => events.addEventListener(name, (event) => act(event.data ? JSON.parse(event.data) : {}));
  for (const name of ["state", "event"]) follow(name, () => catchUp().catch(sayError));
  follow("progress", (progress) => tell("progress", progress));
  follow("bye", () => {
    events.close();
    tell("connection", "ended");
  });
  events.addEventListener("error", () => tell("connection", "lost"));
  events.addEventListener("open", () => {
    tell("connection", "open");
    if (board.state) catchUp().catch(sayError);
  });
}
