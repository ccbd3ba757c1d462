// All pictures of the session on one screen.

import { Chart } from "./chart.js";
import { sheet } from "./sheets.js";
import { SMALL, unit } from "./unit.js";

const WIDE = 100 / 43; // a small picture's width by its height
const SHEETS = 9; // of a question of words, so many at most stand for all
const CAPTION = 0.8; // the question above it: three lines, in sixteenths of the wall's width
const MANY = 6; // tiles above which all letters are a little smaller
const SMALLER = 0.21; // --caption of many tiles, in units

export class Overview {
  #grid;
  #tile;
  #key = "";
  #letters = SMALL; // in units

  constructor(grid, tile) {
    this.#grid = grid;
    this.#tile = tile;
  }

  show(pictures) {
    const key = JSON.stringify(pictures);
    if (key === this.#key) return;
    this.#key = key;
    this.#grid.toggleAttribute("data-empty", pictures.length === 0);
    this.#grid.style.setProperty("--columns", String(columns(pictures.length, this.#grid)));
    this.#grid.toggleAttribute("data-many", pictures.length > MANY);
    this.#letters = pictures.length > MANY ? SMALLER : SMALL;
    this.#grid.replaceChildren(...pictures.map((picture) => this.#make(picture)));
  }

  #make({ text, n, round, figure, sheets, dots, desc }) {
    const tile = this.#tile.content.firstElementChild.cloneNode(true);
    const part = (name) => tile.querySelector(`[data-part="${name}"]`);
    part("text").textContent = round > 1 ? `${text} (${round})` : text;
    part("n").textContent = `n = ${n}`;
    part("desc").textContent = desc ?? "";
    part("sheets").replaceChildren(...(sheets ?? []).slice(0, SHEETS).map((text, at) => sheet(text, dots?.[at])));
    part("sheets").hidden = !sheets;
    part("chart").hidden = !figure;
    if (figure) new Chart(part("chart"), { letters: () => this.#letters * unit() }).show(figure);
    return tile;
  }
}

// So many columns that the pictures come out as large as can be.
function columns(count, { clientWidth, clientHeight }) {
  const caption = CAPTION * unit();
  let best = 1;
  let most = 0;
  for (let n = 1; n <= count; n += 1) {
    const rows = Math.ceil(count / n);
    const width = Math.min(clientWidth / n, (clientHeight / rows - caption) * WIDE);
    if (width > most * 1.001) [best, most] = [n, width];
  }
  return best;
}
