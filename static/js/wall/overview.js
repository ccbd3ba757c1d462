// All pictures of the session on one screen.

import { Chart } from "./chart.js";
import { sheet } from "./sheets.js";

const WIDE = 1.9; // width of a tile by its height, about that of a picture with its question

export class Overview {
  #grid;
  #tile;
  #key = "";

  constructor(grid, tile) {
    this.#grid = grid;
    this.#tile = tile;
  }

  show(pictures) {
    const key = JSON.stringify(pictures);
    if (key === this.#key) return;
    this.#key = key;
    this.#grid.style.setProperty("--columns", String(columns(pictures.length)));
    this.#grid.replaceChildren(...pictures.map((picture) => this.#make(picture)));
    this.#grid.toggleAttribute("data-empty", pictures.length === 0);
  }

  #make({ text, n, round, figure, sheets, desc }) {
    const tile = this.#tile.content.firstElementChild.cloneNode(true);
    const part = (name) => tile.querySelector(`[data-part="${name}"]`);
    part("text").textContent = round > 1 ? `${text} (${round})` : text;
    part("n").textContent = `n = ${n}`;
    part("desc").textContent = desc ?? "";
    part("sheets").replaceChildren(...(sheets ?? []).slice(0, 6).map(sheet));
    part("sheets").hidden = !sheets;
    part("chart").hidden = !figure;
    if (figure) new Chart(part("chart")).show(figure);
    return tile;
  }
}

// So many columns that tiles on a wide screen come out about as wide as pictures are.
function columns(count) {
  let best = 1;
  let most = 0;
  for (let n = 1; n <= count; n += 1) {
    const rows = Math.ceil(count / n);
    const width = Math.min(innerWidth / n, (innerHeight / rows) * WIDE);
    if (width > most * 1.001) [best, most] = [n, width];
  }
  return best;
}
