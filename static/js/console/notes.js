// Keeps the facilitator's notes a moment after the last key: those on the session, and those on the question in hand.

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
    addEventListener("pagehide", () => this.flush());
  }

  // Whether something was typed that is not on its way yet.
  get due() {
    return this.#due !== 0;
  }

  flush() {
    if (this.due) this.#now();
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

export class QuestionNotes {
  #form;
  #kept;
  #notes;

  constructor(form, kept, save) {
    [this.#form, this.#kept] = [form, kept];
    this.#notes = new Notes(form, kept, save);
  }

  // Comes to another question with its own notes; what was typed for the one before is sent first.
  show({ line }) {
    const { question, notes } = this.#form.elements;
    const other = line && question.value !== line.id;
    if (!line || (!other && (this.#notes.due || notes === document.activeElement))) return;
    if (other) this.#notes.flush();
    if (other) this.#kept.hidden = true;
    question.value = line.id;
    if (notes.value !== line.notes) notes.value = line.notes;
  }
}
