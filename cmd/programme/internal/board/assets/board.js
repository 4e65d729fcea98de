// Everything in its order: the parts listen, then the event and the state are asked for, and
// what the server tells is followed.
import "./scheme.js";
import "./find.js";
import "./grid.js";
import "./blocks.js";
import "./tray.js";
import "./lift.js";
import "./legend.js";
import "./context.js";
import "./moves.js";
import "./costs.js";
import "./conflicts.js";
import "./states.js";
import "./run.js";
import "./files.js";
import "./change.js";
import "./away.js";
import "./taken.js";
import "./menu.js";
import "./drag.js";
import "./keys.js";
import { board, on } from "./store.js";
import { catchUp, listen, sayError } from "./server.js";
import { notice, say, faultLines } from "./say.js";
import { count } from "./elements.js";

on("state", () => {
  const { faults } = board.state;
  notice("faults", faults.length ? `${count(faults.length, "fault")} in the tables. The board goes on with what it read last, and reads them again when they change.` : "", faultLines(faults), true);
});
on("connection", (how) => {
  if (how === "ended") notice("connection", "The board was closed. What was done is kept; start it again with the same command and open the new address.", [], true);
  else if (how === "lost") notice("connection", "The board does not answer. Nothing is lost; this page goes on as soon as it answers again.", [], true);
  else notice("connection", "");
});

try {
  await catchUp();
  say(board.state.began ? `Began with ${board.state.began}` : "");
} catch (error) {
  await sayError(error);
}
listen();
