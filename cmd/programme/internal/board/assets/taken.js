// Whatever is in a room that combines others, or in a room with an overflow room, takes those
// too: their columns say so, so that none looks free that is not.
import { $, element, place, bdi } from "./elements.js";
import { board, on, share, roomName } from "./store.js";
import { sheet, boxOf } from "./sheet.js";

let marks = [];

function draw() {
  for (const mark of marks) mark.remove();
  marks = [];
  if (![...board.rooms.values()].some((room) => room.parts.length > 0)) return;
  for (const p of board.placements.values()) {
    if (!board.rooms.has(p.room)) continue;
    for (const other of sheet.lanes) {
      if (other === p.room || !share(p.room, other)) continue;
      const box = boxOf(other, p.start, p.end);
      if (!box) continue;
      const mark = element("p", { className: "hold taken", ariaHidden: "true", title: `${p.session}: ${roomName(p.room)}` }, bdi(p.session), element("small", {}, bdi(roomName(p.room))));
      place(mark, box.left + 1, box.top, box.width - 2, box.height);
      marks.push(mark);
    }
  }
  $("the_marks").after(...marks);
}

on("frame", draw);
