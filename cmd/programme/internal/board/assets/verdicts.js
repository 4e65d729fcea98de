// What a cell, a move and a cost are in words.
import { board, roomName } from "./store.js";
import { when, secondSpan, reading, span } from "./clock.js";

export const kinds = ["free", "costs", "others", "forbidden"]; // in the order of how easy they are

export const kindWords = {
  here: "where it is", free: "free", costs: "costs more", others: "needs others to move", forbidden: "forbidden", none: "no start there",
};

export const tierWords = (tier) => board.event.tiers.find((t) => t.tier === tier)?.words ?? "";

// moreWords says what is paid per tier: "3 more in tier 2".
export function moreWords(more) {
  return (more ?? []).map((n, i) => [n, i + 1]).filter(([n]) => n !== 0).map(([n, tier]) => `${Math.abs(n)} ${n > 0 ? "more" : "less"} in tier ${tier}`).join(", ");
}

export const reasonWords = (reason) => [reason.words, reason.who ? `asked by ${reason.who}` : "", reason.reason].filter(Boolean).join(", ");

// placeWords says a place: "Tue 10 Oct 10:00–11:30, Main Hall".
export function placeWords({ start, end, room }) {
  const second = secondSpan(start, end);
  return `${when(start, end)}${second ? ` (${second})` : ""}, ${roomName(room)}`;
}

// goneTo says where a session goes, without the day if that stays.
export function goneTo(from, to) {
  if (!from) return placeWords(to);
  if (from.start === to.start && from.end === to.end) return roomName(to.room);
  const time = reading(from.start).date === reading(to.start).date ? span(to.start, to.end) : when(to.start, to.end);
  return from.room === to.room ? time : `${time}, ${roomName(to.room)}`;
}
