// On the test phone: try to open a socket, and tell the server if it opened. No place is taken by it.

const PATIENCE = 6000; // ms until a socket that says nothing counts as shut

class SocketCheck extends HTMLElement {
  #socket;
  #timer;

  connectedCallback() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.#timer = setTimeout(() => this.#end("shut"), PATIENCE);
    try {
      this.#socket = new WebSocket(`${scheme}//${location.host}${this.dataset.socket}`);
      this.#socket.addEventListener("open", () => this.#opened());
      this.#socket.addEventListener("error", () => this.#end("shut"));
    } catch {
      this.#end("shut");
    }
  }

  async #opened() {
    this.#end("open");
    await fetch(location.href, { method: "POST" });
  }

  #end(verdict) {
    clearTimeout(this.#timer);
    this.#socket?.close();
    for (const line of this.querySelectorAll("[data-says]")) line.hidden = line.dataset.says !== verdict;
  }
}

customElements.define("socket-check", SocketCheck);
