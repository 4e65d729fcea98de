// The line above the grid: which theme has which colour; while a session is lifted, what
// the patterns of the cells mean and how many there are of each.
import { $, element, bdi } from "./elements.js";
import { board, on } from "./store.js";
import { hand, countsOf } from "./lift.js";
import { kindWords } from "./verdicts.js";

function draw() {
  if (!board.event) return;
  if (hand?.lift) {
    $("the_legend").replaceChildren(...countsOf(hand.lift).map(([kind, n]) => element("li", {},
      element("span", { className: `swatch is-${kind}` }), element("span", {}, element("b", { textContent: n }), ` ${kindWords[kind]}`))));
    return;
  }
  $("the_legend").replaceChildren(...[...board.hues].map(([theme, hue]) => element("li", { className: hue }, element("span", { className: "dot" }), bdi(theme))));
}

on("event", draw);
on("hand", draw);
