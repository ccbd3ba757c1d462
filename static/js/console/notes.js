// Keeps the facilitator's notes a moment after the last key.

const PAUSE = 1000; // ms

export class Notes {
  #form;
  #kept;
  #save;
  #due = 0;

  constructor(form, kept, save) {
    this.#form = form;
    this.#kept = kept;
    this.#save = save;
    form.addEventListener("input", () => this.#soon());
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("pagehide", () => this.#due && this.#now());
  }

  #soon() {
    this.#kept.hidden = true;
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.#now(), PAUSE);
  }

  async #now() {
    clearTimeout(this.#due);
    this.#due = 0;
    const told = await this.#save(this.#form.action, new FormData(this.#form));
    this.#kept.hidden = !told?.ok;
  }
}
