// Notices that a screen comes back: phones suspend sockets without a word, so every return is a reason to ask.

const TICK = 1000; // ms between two looks at the clock
const JUMP = 5 * 1000; // ms that a clock may leap before the device must have slept

export class Wake {
  #onWake;
  #timer;
  #last = Date.now();

  constructor(onWake) {
    this.#onWake = onWake;
  }

  start() {
    document.addEventListener("visibilitychange", this.#seen);
    window.addEventListener("pageshow", this.#onWake);
    window.addEventListener("online", this.#onWake);
    this.#timer = setInterval(this.#tick, TICK);
  }

  stop() {
    document.removeEventListener("visibilitychange", this.#seen);
    window.removeEventListener("pageshow", this.#onWake);
    window.removeEventListener("online", this.#onWake);
    clearInterval(this.#timer);
  }

  #seen = () => {
    if (!document.hidden) this.#onWake();
  };

  #tick = () => {
    const now = Date.now();
    const leap = Math.abs(now - this.#last - TICK);
    this.#last = now;
    if (leap > JUMP) this.#onWake();
  };
}
