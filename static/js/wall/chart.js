// One Plotly picture in a box: as large as the box allows, its dots, letters and lines in proportion.

import { fitted, guessesOf, voicesOf } from "./scale.js";

const PAUSE = 200; // ms between two drawings: five a second at most
const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  plotlyServerURL: "",
  showSendToCloud: false,
  staticPlot: true,
};

export class Chart {
  #box;
  #place;
  #letters;
  #figure = null;
  #parts = { voices: true, guesses: true };
  #drawn = -Infinity;
  #due = null;

  // `letters()`: how high the letters of the picture may be at most, in pixels.
  constructor(box, { letters = () => Infinity } = {}) {
    this.#box = box;
    this.#letters = letters;
    this.#place = box.firstElementChild;
    new ResizeObserver(() => this.#soon()).observe(box);
  }

  get figure() {
    return this.#figure;
  }

  // Draws a figure, with its voices and guesses or, while they are on their way, without them.
  show(figure, { voices = true, guesses = true } = {}) {
    const parts = { voices, guesses };
    if (figure === this.#figure && voices === this.#parts.voices && guesses === this.#parts.guesses) return Promise.resolve();
    this.#figure = figure;
    this.#parts = parts;
    return this.#soon();
  }

  // Where the voices of a figure stand, or will stand, in pixels of the window; `count` of them where bars stand for many.
  // As `role` its guesses may be asked for instead.
  dots(figure = this.#figure, { count = 0, role = "voice" } = {}) {
    const scale = this.#scale(figure);
    if (!scale) return [];
    const box = this.#box.getBoundingClientRect();
    const [width, height] = figure.layout.meta.canvas;
    const left = box.left + (box.width - width * scale) / 2;
    const bottom = box.top + (box.height + height * scale) / 2;
    const inPixels = ({ x, y, r }) => ({ x: left + x * scale, y: bottom - y * scale, r: r * scale, role });
    return (role === "guess" ? guessesOf(figure) : voicesOf(figure, count)).map(inPixels);
  }

  #scale(figure) {
    if (!figure) return 0;
    const [width, height] = figure.layout.meta.canvas;
    return Math.min(this.#box.clientWidth / width, this.#box.clientHeight / height);
  }

  #soon() {
    this.#due ??= new Promise((done) => {
      const wait = Math.max(0, this.#drawn + PAUSE - performance.now());
      setTimeout(() => {
        this.#due = null;
        done(this.#draw());
      }, wait);
    });
    return this.#due;
  }

  async #draw() {
    const scale = this.#scale(this.#figure);
    this.#place.hidden = !this.#figure;
    if (!scale) return;
    await library();
    const { data, layout } = fitted(this.#figure, scale, { ...this.#parts, letters: this.#letters() });
    this.#drawn = performance.now();
    await window.Plotly.react(this.#place, data, layout, CONFIG);
    this.#drawn = performance.now(); // the pause begins when a drawing ends, so that a slow machine rests as well
  }
}

// Plotly is large and comes last, so that lobby, words and keys need not wait for it.
function library() {
  if (window.Plotly) return null;
  return new Promise((done) => document.getElementById("plotly").addEventListener("load", done, { once: true }));
}
