// Counts 3, 2, 1 in the middle of the wall while a release is being counted in.

const BEAT = 1000; // ms
const FROM = 3;

export class Countdown {
  #element;
  #next = 0;
  #running = false;

  constructor(element) {
    this.#element = element;
  }

  show(arming) {
    if (arming === this.#running) return;
    this.#running = arming;
    clearTimeout(this.#next);
    this.#element.hidden = !arming;
    if (arming) this.#say(FROM);
  }

  // The last number stays until the picture comes or the count is taken back.
  #say(number) {
    this.#element.textContent = String(number);
    if (number > 1) this.#next = setTimeout(() => this.#say(number - 1), BEAT);
  }
}
