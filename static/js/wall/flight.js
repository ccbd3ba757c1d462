// Who flies where: which dots of the picture before stay, and which grey ones take the free places.

import { FLIGHT, departures, shuffled } from "./motion.js";

// Returns the moves from the dots that lie in the picture and in the tray to the places of the next picture.
// Dots that lie there already keep their place or go to the nearest; who takes which free place is chance.
export function release({ before, waiting, places }) {
  const free = new Set(places.keys());
  const settled = before.map((dot) => ({ from: dot, to: places[take(free, dot, places)], time: FLIGHT }));
  const goals = shuffled([...free]).map((i) => places[i]);
  const grey = shuffled(waiting);
  const delays = departures(goals.length);
  const flying = goals.map((to, i) => ({
    from: grey[i] ?? { ...to, alpha: 0 },
    to,
    delay: delays[i],
    time: FLIGHT,
  }));
  return { moves: [...settled.filter(({ to }) => to), ...flying], left: grey.slice(goals.length) };
}

// Returns the moves of dots that fade where they are.
export function fade(dots) {
  const delays = departures(dots.length);
  return dots.map((dot, i) => ({ from: dot, to: { ...dot, alpha: 0 }, delay: delays[i] / 2, time: FLIGHT }));
}

// Returns the moves of dots that rise a little, grow faint and are gone.
export function dissolve(dots) {
  const delays = departures(dots.length);
  return dots.map((dot, i) => ({
    from: dot,
    to: { ...dot, y: dot.y - 12 * dot.r * Math.random(), r: dot.r * 0.4, alpha: 0 },
    delay: delays[i],
    time: 2 * FLIGHT,
  }));
}

function take(free, dot, places) {
  let best = -1;
  let least = Infinity;
  for (const i of free) {
    const far = (places[i].x - dot.x) ** 2 + (places[i].y - dot.y) ** 2;
    if (far < least) [best, least] = [i, far];
    if (least < 1) break;
  }
  free.delete(best);
  return best;
}
