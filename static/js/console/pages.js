// Leafs through the loose sheets on every wall: the server keeps the page, so that a remote can turn it, too.

export class Pages {
  #back;
  #on;
  #last = 0;

  // `back` and `on` are the forms that ask for the page before and the page after.
  constructor(back, on) {
    [this.#back, this.#on] = [back, on];
    for (const form of [back, on]) form.addEventListener("submit", () => setTimeout(() => this.#aim(Number(form.elements.page.value))));
  }

  show({ wall }) {
    this.#last = wall.pages - 1;
    this.#aim(wall.page);
  }

  turn(by) {
    const form = by < 0 ? this.#back : this.#on;
    if (!form.hidden) form.requestSubmit();
  }

  // Two quick presses are two pages, even before the first has come back.
  #aim(page) {
    this.#back.elements.page.value = Math.max(0, page - 1);
    this.#on.elements.page.value = Math.min(this.#last, page + 1);
  }
}
