// Shows how much time is left, by the server's clock.

const TICK = 250; // ms

export class Timer {
  #element;
  #ends = null;
  #ahead = 0; // ms the server's clock is ahead of this one
  #tick = 0;

  constructor(element) {
    this.#element = element;
  }

  show({ ends, now }) {
    this.#ahead = now - Date.now();
    this.#ends = ends;
    this.#element.hidden = ends === null;
    clearInterval(this.#tick);
    if (ends === null) return;
    this.#tick = setInterval(() => this.#say(), TICK);
    this.#say();
  }

  #say() {
    const left = Math.max(0, Math.ceil((this.#ends - Date.now() - this.#ahead) / 1000));
    const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (this.#element.textContent !== text) this.#element.textContent = text;
    this.#element.toggleAttribute("data-over", left === 0);
    if (left === 0) clearInterval(this.#tick);
  }
}
