// How dots move: how long, in which order, and not at all for those who asked for stillness.

export const FLIGHT = 600; // ms a dot is on its way
export const LONGEST = 3000; // ms until the last dot has landed
export const STEP = 140; // ms between two departures while there are few dots

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const eased = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

export const falling = (t) => 1 - (1 - t) ** 3;

// A departure time for each of n dots, in random order, so that nobody sees who came first.
export function departures(n) {
  const spread = Math.min(LONGEST - FLIGHT, STEP * Math.max(0, n - 1));
  return shuffled(Array.from({ length: n }, (_, i) => (n > 1 ? (spread * i) / (n - 1) : 0)));
}

export function shuffled(list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
