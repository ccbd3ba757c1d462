// Asks for a release by itself when everyone is in; and for one whose count has run out, should the server have missed it.

const COUNT = 3000 + 2000; // ms: the server releases after three seconds; two more, and it has no socket to hear by
const BREATH = 1500; // ms everybody has for a second thought when all are in

export class Release {
  #send;
  #due = 0;
  #soon = 0;
  #counting = null; // the turn whose release is being counted in
  #declined = null; // the round whose automatic release was taken back

  // `send(verb)` posts a verb quietly.
  constructor(send) {
    this.#send = send;
  }

  show(frame) {
    this.#count(frame);
    this.#auto(frame);
  }

  #count({ arming, turn, may, wall }) {
    const now = arming && may.includes("release") ? turn : null;
    if (now === this.#counting) return;
    if (now === null && wall.stage === "open") this.#declined = wall.question?.round ?? null;
    this.#counting = now;
    clearTimeout(this.#due);
    if (now !== null) this.#due = setTimeout(() => this.#send("release"), COUNT);
  }

  #auto({ auto_release: wanted, arming, may, wall }) {
    const ready = wanted && !arming && may.includes("arm") && wall.stage === "open" && wall.counts?.all;
    clearTimeout(this.#soon);
    if (ready && this.#declined !== wall.question.round) this.#soon = setTimeout(() => this.#send("arm"), BREATH);
  }
}
