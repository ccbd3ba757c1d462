// The wall that this console opened in a window of its own: pages of sheets are turned there.

export class WallWindow {
  #window = null;

  constructor(link) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#window = window.open(link.href, link.target);
    });
    addEventListener("message", ({ origin, source, data }) => {
      if (origin === location.origin && data?.wall) this.#window = source;
    });
  }

  turn(by) {
    if (this.#window && !this.#window.closed) this.#window.postMessage({ console: "turn", by }, location.origin);
  }
}
