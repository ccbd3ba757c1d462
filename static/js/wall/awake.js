// Keeps the screen awake where the browser can: on https and on this machine itself.

export class Awake {
  constructor() {
    document.addEventListener("visibilitychange", () => this.#hold());
    this.#hold();
  }

  async #hold() {
    if (document.hidden || !navigator.wakeLock) return;
    try {
      await navigator.wakeLock.request("screen");
    } catch {
      // A battery saver may refuse; the projector's own settings decide then.
    }
  }
}
