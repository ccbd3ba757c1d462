// The guess at the room: a second step once one's own answer is under way, and sent together with it again.

const PREFIX = "guess-";

export class Guess {
  #main;
  #memory;

  constructor({ main, memory }) {
    this.#main = main;
    this.#memory = memory;
  }

  // Whether it is time to guess: this screen asks for it, and it was neither made nor left out yet.
  due({ due, locked }) {
    return Boolean(due && !locked && this.#asked);
  }

  // The fields of an answer as it goes out: a guess that was made before goes with the changed answer.
  with(round, own) {
    return { ...part(own, false), ...this.#made(round) };
  }

  // The answer that was given, with the guess that now stands in the form; null if there is none.
  chosen(round, fields) {
    const guess = part(fields, true);
    const last = this.#last(round);
    return last && Object.keys(guess).length ? { ...part(last.fields, false), ...guess } : null;
  }

  // Remember whether the guess is still to come.
  answered(round, fields, abstain) {
    const made = Object.keys(part(fields, true)).length > 0;
    this.#memory.note(round, { due: Boolean(this.#asked && !abstain && !made) });
  }

  done(round) {
    this.#memory.note(round, { due: false });
  }

  // Go to the guess again; return the fields to fill it with.
  again(round) {
    this.#memory.note(round, { due: true });
    return this.#last(round)?.fields ?? {};
  }

  // The button that leads to the guess is there for who has given an answer of their own on this phone.
  show(round) {
    const button = this.#main.querySelector('[data-act="guess"]');
    if (button) button.hidden = !this.#last(round);
  }

  get #asked() {
    return this.#main.querySelector("form.answer .guess") !== null;
  }

  #last(round) {
    const { pending, given } = this.#memory.of(round);
    const last = pending ?? given;
    return last && !last.abstain ? last : null;
  }

  #made(round) {
    return part(this.#last(round)?.fields ?? {}, true);
  }
}

const part = (fields, guesses) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(PREFIX) === guesses));
