// Words as loose sheets, nine on a screen; the other pages are a key away.

const A_PAGE = 9;
const LONG = 110; // characters from which a sheet takes the smaller letters

export class Sheets {
  #list;
  #pages;
  #texts = [];
  #page = 0;
  #told = 0; // the page that the console asked for last

  constructor(list, pages) {
    this.#list = list;
    this.#pages = pages;
  }

  // Shows the sheets, on the page that the console asks for; a wall by its link alone may leaf on from there.
  show(texts, page) {
    const same = JSON.stringify(texts) === JSON.stringify(this.#texts);
    if (same && page === this.#told) return;
    this.#texts = texts;
    this.#told = page;
    this.#page = page;
    this.#draw();
  }

  turn(by) {
    const last = Math.max(0, Math.ceil(this.#texts.length / A_PAGE) - 1);
    const page = Math.min(last, Math.max(0, this.#page + by));
    if (page === this.#page) return;
    this.#page = page;
    this.#draw();
  }

  #draw() {
    const first = this.#page * A_PAGE;
    const texts = this.#texts.slice(first, first + A_PAGE);
    this.#list.replaceChildren(...texts.map(sheet));
    this.#list.dataset.count = String(texts.length);
    const several = this.#texts.length > A_PAGE;
    this.#pages.textContent = several ? `${first + 1}–${first + texts.length} / ${this.#texts.length}` : "";
    this.#pages.hidden = !several;
  }
}

export function sheet(text) {
  const item = document.createElement("li");
  const words = document.createElement("p");
  words.textContent = text;
  words.dir = "auto";
  item.toggleAttribute("data-long", text.length > LONG);
  item.append(words);
  return item;
}
