// What only this phone knows: its own answers, kept until the session closes. Works without storage, too.

const PREFIX = "parallax.";
const LONGEST = 48 * 60 * 60 * 1000; // ms after which what another session left here is cleared away

export class Memory {
  #key;
  #data;

  constructor(code) {
    this.#key = PREFIX + code;
    const kept = this.#load();
    this.#data = kept?.rounds ? kept : { rounds: {} };
    this.#sweep();
  }

  // What is known of a round: `given` (receipted), `pending` (on its way), `seq`, `late`, `locked`.
  of(round) {
    return this.#data.rounds[round] ?? {};
  }

  note(round, changes) {
    this.#data.rounds[round] = { ...this.of(round), ...changes };
    this.#save();
  }

  // Rounds whose answer has no receipt yet.
  get unsent() {
    return Object.keys(this.#data.rounds).filter((round) => this.#data.rounds[round].pending);
  }

  forget() {
    this.#data = { rounds: {} };
    this.#try((store) => store.removeItem(this.#key));
  }

  #load() {
    return this.#try((store) => JSON.parse(store.getItem(this.#key)));
  }

  #save() {
    this.#try((store) => store.setItem(this.#key, JSON.stringify({ ...this.#data, at: Date.now() })));
  }

  #sweep() {
    this.#try((store) => {
      for (const key of Object.keys(store)) {
        if (!key.startsWith(PREFIX) || key === this.#key) continue;
        const { at = 0 } = JSON.parse(store.getItem(key)) ?? {};
        if (Date.now() - at > LONGEST) store.removeItem(key);
      }
    });
  }

  // Private windows and full or broken stores throw; then this page's own memory has to do.
  #try(act) {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  }
}
