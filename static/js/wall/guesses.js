// What was guessed comes first: hollow dots appear where people think the room stands, and there is a moment to look.

import { FLIGHT, departures, still } from "./motion.js";

const LOOK = 900; // ms between the last guess and the first voice
const QUICK = 0.35; // guesses follow each other so much faster than voices do

const isGuess = ({ name }) => name === "guesses";

// Whether guesses are to be seen in a picture.
export function holdsGuesses(picture) {
  const { data = [], layout = {} } = picture?.figure ?? {};
  return [...data, ...(layout.shapes ?? [])].some(isGuess);
}

// Returns the axis as it waited, with the guesses of the picture that is to come: nothing of its voices, nor their number.
export function guessedAxis(before, after) {
  if (!before) return after;
  const shapes = [...before.layout.shapes, ...after.layout.shapes.filter(isGuess)];
  const meta = { ...before.layout.meta, radius: after.layout.meta.radius };
  return { data: [...before.data, ...after.data.filter(isGuess)], layout: { ...before.layout, shapes, meta } };
}

// Shows the axis of a figure and its guesses, one after the other; resolves when they have been looked at.
export async function guessesFirst(figure, { chart, voices }) {
  chart.show(figure, { voices: false, guesses: false });
  await voices.move("guesses", appear(chart.dots(figure, { role: "guess" })));
  await chart.show(figure, { voices: false });
  voices.show("guesses", []);
  if (!still()) await new Promise((done) => setTimeout(done, LOOK));
}

function appear(dots) {
  const delays = departures(dots.length);
  return dots.map((to, i) => ({ from: { ...to, r: to.r / 3, alpha: 0 }, to, delay: delays[i] * QUICK, time: FLIGHT }));
}
