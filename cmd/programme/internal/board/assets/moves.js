// What a proposal moves, drawn in the grid: where each session goes, with a line from where
// it is.
import { $, element, drawn, bdi } from "./elements.js";
import { board, on } from "./store.js";
import { boxOf } from "./sheet.js";
import { blockOf, boxOfSession } from "./blocks.js";
import { reading } from "./clock.js";

const arrow = drawn("marker", { id: "the_arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, drawn("path", { d: "M0 0L8 4L0 8z" }));
const layer = drawn("svg", { class: "cells is-ways", "aria-hidden": "true" }, drawn("defs", {}, arrow));
let ghosts = [];
let shown = [];

export function showMoves(moves) {
  hideMoves();
  shown = moves;
  const lines = [];
  for (const move of moves) {
    blockOf(move.session)?.parentElement.classList.add("is-moving");
    const to = move.to && boxOf(board.rooms.has(move.to.room) ? move.to.room : "", move.to.start, move.to.end);
    if (!to) continue;
    const ghost = element("div", { className: `ghost is-future ${board.sessions.get(move.session)?.hue ?? ""}` }, element("b", {}, bdi(move.session)), reading(move.to.start).time);
    ghost.style.width = `${to.width - 4}px`;
    ghost.style.height = `${to.height - 3}px`;
    ghost.style.transform = `translate(${to.left + 2}px, ${to.top + 1}px)`;
    ghosts.push(ghost);
    const from = boxOfSession(move.session);
    const near = 60; // pixels: what goes no further needs no line
    if (from && Math.hypot(to.left - from.left, to.top - from.top) > near) lines.push(lineOf(from, to));
  }
  layer.append(...lines);
  $("the_field").append(layer, ...ghosts);
}

// lineOf goes from the middle of one box to the edge of another, bent a little so that two
// that exchange do not hide each other.
function lineOf(from, to) {
  const x1 = from.left + from.width / 2;
  const y1 = from.top + from.height / 2;
  const y2 = to.top + to.height / 2;
  const x2 = to.left === from.left ? to.left + to.width * 0.62 : to.left > from.left ? to.left + 4 : to.left + to.width - 4;
  const bend = 0.14;
  return drawn("path", { class: "way", d: `M${x1} ${y1}Q${(x1 + x2) / 2 - (y2 - y1) * bend} ${(y1 + y2) / 2 + (x2 - x1) * bend} ${x2} ${y2}` });
}

export function hideMoves() {
  for (const { session } of shown) blockOf(session)?.parentElement.classList.remove("is-moving");
  shown = [];
  for (const ghost of ghosts) ghost.remove();
  ghosts = [];
  for (const line of [...layer.querySelectorAll(".way")]) line.remove();
  layer.remove();
}

on("context", ({ proposal, looked }) => {
  if (proposal) showMoves(proposal.moves);
  else if (looked?.moves) showMoves(looked.moves);
  else hideMoves();
});
on("frame", () => { if (shown.length) showMoves(shown); });
