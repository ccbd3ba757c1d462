// Loose sheets as they hang on the wall: all of them, under the names of their themes, with the dots of their voices.

import { dotRow } from "../wall/dots.js";

export class Hung {
  #list;
  #key = "";

  constructor(list) {
    this.#list = list;
  }

  show({ sheets, dots, leaves }) {
    const key = JSON.stringify([sheets, dots, leaves]);
    if (key === this.#key) return;
    this.#key = key;
    const themes = together(sheets ? leaves : []);
    const make = (at) => sheet(sheets[at], dots?.[at]);
    const named = [...themes].some(([name]) => name);
    const items = [...themes].flatMap(([name, hung]) => (named ? [theme(name, hung.map(make))] : hung.map(make)));
    this.#list.replaceChildren(...items);
  }
}

// A theme that goes on over several pages of the wall is one theme here.
function together(leaves) {
  const themes = new Map();
  for (const { name, sheets } of leaves.flat()) themes.set(name, [...(themes.get(name) ?? []), ...sheets]);
  return themes;
}

function sheet(text, count) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("span"), { textContent: text, dir: "auto" }));
  const row = dotRow(count);
  if (row) item.append(row);
  return item;
}

function theme(name, items) {
  const item = Object.assign(document.createElement("li"), { className: "group" });
  const list = document.createElement("ol");
  list.append(...items);
  if (name) item.append(Object.assign(document.createElement("h3"), { textContent: name, dir: "auto" }));
  item.append(list);
  return item;
}
