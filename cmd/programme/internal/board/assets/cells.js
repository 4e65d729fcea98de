// What the cells say while a session is lifted. All of a kind are one path of an SVG, filled
// with the colour and the pattern of the kind: a few elements, however many cells there are,
// which the browser scrolls without drawing them anew.
import { $, drawn } from "./elements.js";
import { sheet, xOf, yOf, dayAt } from "./sheet.js";
import { kinds } from "./verdicts.js";

const patterns = {
  costs: [9, drawn("path", { d: "M0 4.5H9", "stroke-width": 1.2 })],
  others: [9, drawn("circle", { cx: 4.5, cy: 4.5, r: 1.4 })],
  forbidden: [9, drawn("path", { d: "M-2 2L2 -2M0 9L9 0M7 11L11 7", "stroke-width": 1 })],
};

function patternOf(kind) {
  const [size, mark] = patterns[kind];
  mark.setAttribute("class", "mark");
  const pattern = drawn("pattern", { id: `pattern_${kind}`, width: size, height: size, patternUnits: "userSpaceOnUse" }, mark);
  pattern.classList.add(kind);
  return pattern;
}

const layer = drawn("svg", { class: "cells", "aria-hidden": "true" }, drawn("defs", {}, ...Object.keys(patterns).map(patternOf)));
const paths = {};
for (const kind of kinds) {
  paths[kind] = [drawn("path", { class: "wash" }), ...(patterns[kind] ? [drawn("path", { fill: `url(#pattern_${kind})` })] : [])];
  layer.append(drawn("g", { class: kind }, ...paths[kind]));
}

// shapes are the paths of all kinds: runs of cells of one kind, room by room.
function shapes(lift) {
  const shape = Object.fromEntries(kinds.map((kind) => [kind, []]));
  lift.rooms.forEach((id, r) => {
    const lane = sheet.laneOf.get(id);
    if (lane === undefined) return;
    const x = xOf(lane) + 2;
    const width = sheet.lane - 5;
    let run = null;
    const close = () => {
      if (run) shape[run.kind]?.push(`M${x} ${run.top}h${width}v${run.bottom - run.top}h${-width}z`);
      run = null;
    };
    lift.starts.forEach((start, i) => {
      const day = dayAt(start);
      if (!day) return;
      const kind = lift.cells[i * lift.rooms.length + r].kind;
      const top = yOf(day, start);
      const bottom = yOf(day, start + lift.covers[i]);
      if (run && run.kind === kind && run.bottom === top) run.bottom = bottom;
      else {
        close();
        run = { kind, top, bottom };
      }
    });
    close();
  });
  return shape;
}

// coversOf is how many minutes of the grid each start stands for: to the next start, where
// that is within the session, else as many as the closest two starts are apart.
export function coversOf(starts, minutes, grain) {
  let least = Math.max(minutes, grain);
  for (let i = 1; i < starts.length; i++) if (starts[i] > starts[i - 1]) least = Math.min(least, starts[i] - starts[i - 1]);
  return starts.map((start, i) => {
    const gap = i + 1 < starts.length ? starts[i + 1] - start : Infinity;
    return gap <= minutes ? gap : least;
  });
}

export function showCells(lift) {
  const shape = shapes(lift);
  for (const kind of kinds) for (const path of paths[kind]) path.setAttribute("d", shape[kind].join(""));
  if (!layer.isConnected) $("the_marks").after(layer);
}

export function hideCells() {
  layer.remove();
}
