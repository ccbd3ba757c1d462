// The picture as the wall shows it, small; sheets of words with all that hangs there.

import { Hung } from "./hung.js";

export class Picture {
  #box;
  #sheets;
  #hung;
  #drawn = null;

  constructor(box, sheets) {
    this.#box = box;
    this.#sheets = sheets;
    this.#hung = new Hung(sheets);
  }

  show({ svg, wall, board }) {
    this.#box.hidden = !svg;
    const key = svg ? svg.wide : "";
    if (key !== this.#drawn) {
      // The server's own drawing; its letters are escaped where it is made.
      for (const size of ["wide", "narrow"]) this.#box.querySelector(`.${size}`).innerHTML = svg?.[size] ?? "";
    }
    this.#drawn = key;
    this.#hung.show(wall);
    this.#sheets.hidden = !wall.sheets || Boolean(board); // the board shows them already
  }
}
