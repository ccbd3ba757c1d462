// All pictures of the session on one screen. The server says in how many columns: it has drawn each to fit its place.

import { Chart } from "./chart.js";
import { sheet } from "./sheets.js";

const ACROSS = [3, 2]; // sheets side by side on a tile, where it has the wall to itself or half of it; else one

export class Overview {
  #grid;
  #tile;
  #key = "";

  constructor(grid, tile) {
    this.#grid = grid;
    this.#tile = tile;
  }

  show(pictures, { columns, caption, lines }) {
    const key = JSON.stringify([pictures, columns, caption, lines]);
    if (key === this.#key) return;
    this.#key = key;
    const style = { "--columns": columns, "--letters": caption, "--lines": lines, "--across": ACROSS[columns - 1] ?? 1 };
    for (const [name, value] of Object.entries(style)) this.#grid.style.setProperty(name, String(value));
    this.#grid.toggleAttribute("data-empty", pictures.length === 0);
    this.#grid.replaceChildren(...pictures.map((picture) => this.#make(picture)));
  }

  #make({ text, n, round, figure, sheets, dots, desc }) {
    const tile = this.#tile.content.firstElementChild.cloneNode(true);
    const part = (name) => tile.querySelector(`[data-part="${name}"]`);
    part("text").textContent = round > 1 ? `${text} (${round})` : text;
    part("n").textContent = `n = ${n}`;
    part("desc").textContent = desc ?? "";
    part("sheets").replaceChildren(...(sheets ?? []).map((text, at) => sheet(text, dots?.[at])));
    part("sheets").hidden = !sheets;
    part("chart").hidden = !figure;
    if (figure) new Chart(part("chart")).show(figure);
    return tile;
  }
}
