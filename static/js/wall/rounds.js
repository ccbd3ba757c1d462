// A question asked again: the earlier picture stays beside the new one, and its dots travel the shortest way there.

import { FLIGHT, departures, shuffled } from "./motion.js";

export class Earlier {
  #root;
  #chart;
  #shown = null;

  constructor(root, chart) {
    this.#root = root;
    this.#chart = chart;
  }

  // Shows the picture of the round before, or none.
  show(before = null) {
    this.#shown = before;
    if (before) this.#root.dataset.before = before.layout;
    else delete this.#root.dataset.before;
    this.#chart.show(before?.figure ?? null);
  }

  // Where its voices lie, in pixels of the window.
  get dots() {
    return this.#shown ? this.#chart.dots(this.#shown.figure, { count: this.#shown.n }) : [];
  }
}

// Returns the moves from an earlier picture to the places of the next one. `ways` names for each place the dot that
// comes there, made by the server from both pictures alone: who really moved is not known here. Newcomers come from
// those that wait, and who is not in the new picture goes to the edge where they wait.
export function travel({ before, waiting, places, ways, edge }) {
  const origins = ways?.length === places.length && ways.length ? ways : inOrder(before, places);
  const grey = shuffled(waiting);
  const delays = departures(places.length);
  const moves = places.map((to, j) => {
    const from = before[origins[j]] ?? grey.pop() ?? { ...to, alpha: 0 };
    return { from, to, delay: delays[j], time: FLIGHT };
  });
  const used = new Set(origins);
  const gone = before.filter((_, i) => !used.has(i));
  const later = departures(gone.length);
  const leaving = gone.map((from, i) => ({ from, to: { ...from, ...edge, alpha: 0 }, delay: later[i], time: FLIGHT }));
  return { moves: [...moves, ...leaving], left: grey };
}

// Bars have no dots of their own: from left to right each place takes the next of those that were there.
function inOrder(before, places) {
  const from = sorted(before);
  const origins = new Array(places.length).fill(-1);
  sorted(places).forEach((j, rank) => {
    if (places.length <= from.length) origins[j] = from[Math.floor((rank * from.length) / places.length)];
    else if (rank < from.length) origins[j] = from[rank];
  });
  return origins;
}

const sorted = (dots) => [...dots.keys()].sort((a, b) => dots[a].x - dots[b].x);
