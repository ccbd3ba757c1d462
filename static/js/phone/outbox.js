// Keeps the answer until its receipt is here, and sends exactly the same again for as long as there is none.

import { spread } from "../room/backoff.js";
import { randomName } from "../helpers/random.js";
import { nextSeq } from "./seq.js";

const DOUBT = 4 * 1000; // ms without a receipt after which the line is asked whether it still stands
const AGAIN = 1500; // ms until the next try after "the server is busy"
const PATIENT = new Set(["server.busy", "message.flood", "code.shut"]);

export class Outbox {
  #memory;
  #live;
  #post;
  #onSettled;
  #timer;

  // `onSettled(round, refusal)` hears how an answer ended; `refusal` is null with the receipt.
  constructor({ memory, live, post, onSettled }) {
    this.#memory = memory;
    this.#live = live;
    this.#post = post;
    this.#onSettled = onSettled;
  }

  put(round, { fields, abstain }) {
    const seq = nextSeq(round, this.#memory.of(round).seq);
    this.#memory.note(round, { seq, pending: { ref: randomName(), seq, fields, abstain } });
    this.flush();
  }

  flush() {
    clearTimeout(this.#timer);
    for (const round of this.#memory.unsent) this.#send(round, this.#memory.of(round).pending);
  }

  receipt({ ref, round }) {
    const { pending } = this.#memory.of(round);
    if (pending?.ref !== ref) return;
    const { fields, abstain } = pending;
    this.#memory.note(round, { given: { fields, abstain }, pending: null });
    this.#onSettled(round, null);
  }

  refusal(refusal) {
    const round = this.#memory.unsent.find((name) => this.#memory.of(name).pending.ref === refusal.ref);
    if (PATIENT.has(refusal.code)) {
      this.#later(AGAIN);
    } else if (round) {
      this.#memory.note(round, { pending: null });
      this.#onSettled(round, refusal);
    }
  }

  async #send(round, pending) {
    if (this.#live.send({ type: "answer.put", round, ...pending })) {
      this.#timer = setTimeout(() => this.#live.check(), DOUBT);
    } else if (this.#live.status === "polling") {
      this.#hear(round, pending, await this.#post(round, pending));
    }
  }

  #hear(round, pending, answer) {
    if (answer?.type === "receipt") this.receipt(answer);
    else if (answer?.type === "refusal") this.refusal({ ...answer, ref: pending.ref });
    else this.#later(AGAIN);
  }

  #later(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), spread(milliseconds));
  }
}
