// A wall that a console opened passes its keys on to it; a wall opened by its link only turns its own pages.

const PAGES = { ArrowRight: 1, ArrowLeft: -1 };

export class Keys {
  #turn;

  constructor({ turn }) {
    this.#turn = turn;
    addEventListener("keydown", (event) => this.#pressed(event));
    addEventListener("message", (event) => this.#told(event));
    this.#tell({ wall: "here" });
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in PAGES) this.#turn(PAGES[event.key]);
    else if (!this.#tell({ wall: "key", key: event.key, repeat: event.repeat })) return;
    else if (event.key === " " || event.key.startsWith("Page")) event.preventDefault();
  }

  #told({ origin, data }) {
    if (origin === location.origin && data?.console === "turn" && Math.abs(data.by) === 1) this.#turn(data.by);
  }

  #tell(message) {
    if (!window.opener || window.opener.closed) return false;
    window.opener.postMessage(message, location.origin);
    return true;
  }
}
