// A wall that a console opened passes its keys on to it; a wall opened by its link only leafs through its own sheets.

const PAGES = { ArrowRight: 1, ArrowLeft: -1 };

export class Keys {
  #turn;

  constructor({ turn }) {
    this.#turn = turn;
    addEventListener("keydown", (event) => this.#pressed(event));
    this.#tell({ wall: "here" });
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const told = this.#tell({ wall: "key", key: event.key, repeat: event.repeat });
    if (told && (event.key === " " || event.key.startsWith("Page"))) event.preventDefault();
    if (!told && event.key in PAGES) this.#turn(PAGES[event.key]);
  }

  #tell(message) {
    if (!window.opener || window.opener.closed) return false;
    window.opener.postMessage(message, location.origin);
    return true;
  }
}
