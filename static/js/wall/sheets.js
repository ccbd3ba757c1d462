// Words as loose sheets, nine on a screen, or in columns under the names of their themes; other pages are a key away.

import { dotRow } from "./dots.js";

const LONG = 110; // characters from which a sheet takes the smaller letters
const WORD = 40; // characters that may stand as large as a question

export class Sheets {
  #list;
  #pages;
  #frame = { texts: [], dots: null, leaves: [[]] };
  #key = "";
  #page = 0;
  #told = 0; // the page that the console asked for last

  constructor(list, pages) {
    this.#list = list;
    this.#pages = pages;
    new ResizeObserver(() => this.fit()).observe(list); // how high a sheet is shows once all around it stands
  }

  // Shows the sheets, on the page that the console asks for; a wall by its link alone may leaf on from there.
  show({ sheets, dots, leaves, page }) {
    const frame = { texts: sheets ?? [], dots, leaves };
    const key = JSON.stringify(frame);
    if (key === this.#key && page === this.#told) return;
    const stay = key !== this.#key && page === this.#told && frame.texts.length === this.#frame.texts.length;
    this.#frame = frame;
    this.#key = key;
    this.#told = page;
    if (!stay) this.#page = page;
    this.#page = Math.min(this.#page, leaves.length - 1);
    this.#draw();
  }

  turn(by) {
    const page = Math.min(this.#frame.leaves.length - 1, Math.max(0, this.#page + by));
    if (page === this.#page) return;
    this.#page = page;
    this.#draw();
  }

  // Marks what does not fit its sheet, after the letters came or its room changed.
  fit() {
    for (const item of this.#list.querySelectorAll("li:not(.group)")) fit(item);
  }

  #draw() {
    const { texts, dots, leaves } = this.#frame;
    const leaf = leaves[this.#page];
    const themed = leaves.some((groups) => groups.some(({ name }) => name));
    const make = (at) => sheet(texts[at], dots ? dots[at] : null);
    this.#list.toggleAttribute("data-themed", themed);
    this.#list.toggleAttribute("data-words", Boolean(dots) && texts.every((text) => text.length <= WORD));
    this.#list.dataset.count = String(themed ? leaf.length : (leaf[0]?.sheets.length ?? 0));
    if (themed) this.#list.replaceChildren(...leaf.map((group) => column(group, make)));
    else this.#list.replaceChildren(...(leaf[0]?.sheets ?? []).map(make));
    this.#number(leaf.flatMap(({ sheets }) => sheets).length);
    this.fit();
  }

  #number(here) {
    const { texts, leaves } = this.#frame;
    const before = leaves.slice(0, this.#page).flat().flatMap(({ sheets }) => sheets).length;
    const several = leaves.length > 1;
    const span = here > 1 ? `${before + 1}–${before + here}` : `${before + here}`;
    this.#pages.textContent = several ? `${span} / ${texts.length}` : "";
    this.#pages.hidden = !several;
  }
}

export function sheet(text, dots = null) {
  const item = document.createElement("li");
  const words = document.createElement("p");
  words.className = "words";
  words.textContent = text;
  words.dir = "auto";
  item.toggleAttribute("data-long", text.length > LONG);
  item.append(words);
  const row = dotRow(dots);
  if (row) item.append(row);
  return item;
}

function column({ name, sheets }, make) {
  const item = document.createElement("li");
  const list = document.createElement("ol");
  item.className = "group";
  list.dataset.count = String(sheets.length);
  list.replaceChildren(...sheets.map(make));
  const heading = Object.assign(document.createElement("h2"), { className: "line", textContent: name, dir: "auto" });
  item.append(heading, list);
  return item;
}

// What does not fit takes the smaller letters; what still does not is seen to go on, and stands whole on phones and console.
function fit(item) {
  const words = item.querySelector(".words");
  const over = () => words.scrollHeight > words.clientHeight + 1;
  item.removeAttribute("data-cut");
  item.toggleAttribute("data-long", words.textContent.length > LONG);
  if (over()) item.setAttribute("data-long", "");
  if (!over()) return;
  words.style.setProperty("--lines", wholeLines(words));
  item.setAttribute("data-cut", "");
}

// How many lines of letters a box can show without cutting one through.
function wholeLines(box) {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(box);
  const room = box.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  return Math.max(1, Math.floor(room / parseFloat(lineHeight)));
}
