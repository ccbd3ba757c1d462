// Keeps the screen awake for as long as it is wanted, where the browser can: on https and on this machine itself.

export class Awake {
  #wanted = false;
  #lock = null;

  constructor() {
    document.addEventListener("visibilitychange", () => this.#hold());
  }

  want(wanted) {
    this.#wanted = wanted;
    if (wanted) this.#hold();
    else this.#letGo();
  }

  // The browser drops the lock whenever the page is hidden, so it is asked for again at every return.
  async #hold() {
    if (!this.#wanted || document.hidden || !navigator.wakeLock || (this.#lock && !this.#lock.released)) return;
    try {
      this.#lock = await navigator.wakeLock.request("screen");
      if (!this.#wanted) this.#letGo();
    } catch {
      // A battery saver may refuse; then the phone sleeps and comes back, which is fine as well.
    }
  }

  #letGo() {
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }
}
