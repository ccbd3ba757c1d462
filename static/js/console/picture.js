// The picture as the wall shows it, small; sheets of words as a list.

import { sentences } from "./lists.js";

export class Picture {
  #box;
  #sheets;
  #drawn = null;

  constructor(box, sheets) {
    this.#box = box;
    this.#sheets = sheets;
  }

  show({ svg, wall, board }) {
    this.#box.hidden = !svg;
    const key = svg ? svg.wide : "";
    if (key !== this.#drawn) {
      // The server's own drawing; its letters are escaped where it is made.
      for (const size of ["wide", "narrow"]) this.#box.querySelector(`.${size}`).innerHTML = svg?.[size] ?? "";
    }
    this.#drawn = key;
    sentences(this.#sheets, wall.sheets ?? []);
    this.#sheets.hidden = !wall.sheets || Boolean(board); // the board shows them already
  }
}
