// The picture and the tray of one question: what rests, what flies when a picture is published, and the silence after.

import { dissolve, fade, release } from "./flight.js";
import { guessedAxis, guessesFirst, holdsGuesses } from "./guesses.js";
import { travel } from "./rounds.js";
import { unit } from "./unit.js";

const ROW = 18; // dots that fit in a row over the picture
const SILENCE = 10_000; // ms in which nothing but the picture is shown after a release
const HALF = 0.5; // an axis that reaches higher leaves no room over it: those who wait stand below
const DOT = { over: 0.3, below: 0.15 }; // radius of a waiting dot, in sixteenths of the wall's width

export class Stage {
  #root;
  #chart;
  #tray;
  #voices;
  #earlier;
  #shown = null; // the frame whose picture is on the wall
  #waiting = null; // the newest frame that came while dots were flying
  #flight = 0; // which flight is in the air; 0 for none
  #flights = 0;
  #silence = 0;

  constructor(root, { chart, tray, voices, earlier }) {
    this.#root = root;
    this.#chart = chart;
    this.#earlier = earlier;
    this.#tray = tray;
    this.#voices = voices;
  }

  // Brings the wall to a frame; while dots fly, the newest frame of the same round waits until they have landed.
  show(frame) {
    if (this.#flight && sameRound(frame, this.#shown)) {
      this.#waiting = frame;
      return;
    }
    this.#ground();
    const before = this.#shown;
    this.#shown = frame;
    this.#root.dataset.wait = waits(frame);
    this.#earlier.show(frame.picture?.before);
    if (takesOff(before, frame)) this.#release(before, frame);
    else this.#rest(frame, before);
  }

  // Leaves the wall to another screen, or to loose sheets with the figure that belongs to them.
  clear(figure = null) {
    this.#ground();
    this.#speak();
    this.#shown = null;
    this.#earlier.show();
    this.#tray.empty();
    if (figure) this.#chart.show(figure);
  }

  // Lets everything on the stage dissolve; resolves when nothing is left of it.
  async dissolve() {
    const dots = [...this.#chart.dots(this.#chart.figure, { count: this.#shown?.picture?.n }), ...this.#tray.dots];
    this.clear();
    if (this.#chart.figure) this.#chart.show(this.#chart.figure, { voices: false });
    await this.#voices.move("picture", dissolve(dots));
  }

  fit() {
    if (this.#shown && !this.#flight) this.#hold(this.#shown);
  }

  #rest(frame, before) {
    const same = sameRound(frame, before);
    if (!same || frame.stage !== before.stage) this.#speak();
    this.#chart.show(frame.picture?.figure ?? null);
    this.#hold(frame, { fall: same });
  }

  async #release(before, frame) {
    const flight = (this.#flight = this.#flights += 1);
    const lying = before.picture.n > 0 ? this.#chart.dots(before.picture.figure, { count: before.picture.n }) : [];
    this.#root.dataset.flying = "";
    if (frame.stage !== "open") this.#hush();
    let axis = before.picture.figure ?? frame.picture.figure;
    if (holdsGuesses(frame.picture) && !holdsGuesses(before.picture)) {
      axis = guessedAxis(before.picture.figure, frame.picture.figure);
      await guessesFirst(axis, { chart: this.#chart, voices: this.#voices });
      if (flight !== this.#flight) return;
    }
    const places = this.#chart.dots(frame.picture.figure, { count: frame.picture.n });
    const { moves, left } = this.#moves(frame, lying, places);
    const keep = hopper(frame);
    this.#hold(frame, { from: left.slice(0, keep), fall: true });
    this.#voices.move("spare", fade(left.slice(keep)));
    this.#chart.show(axis, { voices: false });
    await this.#voices.move("picture", moves);
    if (flight !== this.#flight) return;
    await this.#chart.show(frame.picture.figure);
    if (flight !== this.#flight) return;
    this.#ground();
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.show(waiting);
  }

  // From where to where: from the round before, if this is the first picture of another round, else from the hopper.
  #moves({ picture }, lying, places) {
    const waiting = this.#tray.dots;
    if (!picture.before || lying.length) return release({ before: lying, waiting, places });
    const { ways } = picture.figure.layout.meta;
    return travel({ before: this.#earlier.dots, waiting, places, ways, edge: this.#tray.edge });
  }

  // Ends a flight, landed or not: from here on the picture itself shows its voices.
  #ground() {
    this.#flight = 0;
    this.#voices.show("picture", []);
    this.#voices.show("guesses", []);
    delete this.#root.dataset.flying;
  }

  #hold(frame, options = {}) {
    const count = hopper(frame);
    if (count === 0) this.#tray.empty();
    else this.#tray.hold(count, { radius: DOT[waits(frame)] * unit(), room: room(frame), ...options });
  }

  #hush() {
    clearTimeout(this.#silence);
    this.#root.dataset.silent = "";
    this.#silence = setTimeout(() => this.#speak(), SILENCE);
  }

  #speak() {
    clearTimeout(this.#silence);
    delete this.#root.dataset.silent;
  }
}

const hopper = ({ counts, looking }) => (counts && !looking ? counts.hopper : 0);

// Room for those still to come, where the dots stand in rows; a single row is always in the middle.
const room = ({ counts, question }) => (question.mode === "together" && counts.of > ROW ? counts.of : counts.hopper);

// Where answers wait for their picture: over an empty axis, or in a row below one that fills the stage or grows.
const waits = ({ question, picture }) =>
  question.mode === "together" && !(picture?.figure?.layout.meta.reach > HALF) ? "over" : "below";

const sameRound = (a, b) => Boolean(a && b && a.question?.round === b.question?.round && a.looking === b.looking);

function takesOff(before, frame) {
  if (!sameRound(before, frame) || !frame.picture?.figure || !before.picture) return false;
  return frame.picture.n > before.picture.n;
}
