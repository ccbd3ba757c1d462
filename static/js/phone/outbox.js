// Keeps the answer until its receipt is here, and sends exactly the same again for as long as there is none.

import { spread } from "../room/backoff.js";
import { randomName } from "../helpers/random.js";
import { nextSeq } from "./seq.js";

const DOUBT = 4 * 1000; // ms without a receipt after which we ask for the line and send again; doubles each time
const MOST_DOUBTS = 4;
const AGAIN = 1500; // ms until the next try after "the server is busy"
const PATIENT = new Set(["server.busy", "message.flood", "code.shut"]);

export class Outbox {
  #memory;
  #live;
  #post;
  #onSettled;
  #timer;
  #doubts = 0;

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
    this.#doubts = 0;
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
    this.#settle(round, { given: { fields, abstain } }, null);
  }

  refusal(refusal) {
    if (PATIENT.has(refusal.code)) {
      this.#later(AGAIN);
      return;
    }
    const round = this.#memory.unsent.find((name) => refersTo(refusal, this.#memory.of(name).pending));
    if (round) this.#settle(round, {}, refusal);
  }

  #settle(round, changes, refusal) {
    this.#memory.note(round, { ...changes, pending: null });
    if (this.#memory.unsent.length === 0) clearTimeout(this.#timer);
    this.#onSettled(round, refusal);
  }

  async #send(round, pending) {
    if (this.#live.send({ type: "answer.put", round, ...pending })) {
      this.#doubtLater();
    } else if (this.#live.status === "polling") {
      this.#hear(round, pending, await this.#post(round, pending));
    }
  }

  // A line that stands and a receipt that does not come: whatever went wrong, the same answer again does no harm.
  #doubtLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#live.check();
      this.flush();
    }, spread(DOUBT * 2 ** this.#doubts));
    this.#doubts = Math.min(this.#doubts + 1, MOST_DOUBTS);
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

// A message that could not even be read is refused without its name; then it is the one that was under way.
const refersTo = ({ ref, code }, pending) => (ref ? pending.ref === ref : code.startsWith("message."));
