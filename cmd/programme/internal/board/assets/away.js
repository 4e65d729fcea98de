// When a person who is highlighted cannot come, or would rather not, over all rooms.
import { $, element, place } from "./elements.js";
import { board, on, personName } from "./store.js";
import { sheet, yOf } from "./sheet.js";

const words = { no: "away", avoid: "would rather not" };
let bands = [];

function draw() {
  for (const band of bands) band.remove();
  bands = [];
  if (board.kin?.kind !== "person") return;
  const times = board.event.away.filter((a) => a.person === board.kin.id && a.kind in words);
  for (const day of sheet.days) {
    for (const { start, end, kind } of times) {
      if (start >= day.until || end <= day.from) continue;
      const band = element("p", { className: `away is-${kind}`, dir: "auto", textContent: `${personName(board.kin.id)}: ${words[kind]}` });
      const top = yOf(day, start);
      place(band, 0, top, sheet.lane * sheet.lanes.length, yOf(day, end) - top);
      bands.push(band);
    }
  }
  $("the_marks").after(...bands);
}

on("kin", draw);
on("frame", draw);
