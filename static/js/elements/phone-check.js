// Asks the server how far the test phone came, and shows the verdict that fits.

const EVERY = 2000; // ms
const LATEST = 2; // page and socket: nothing more to wait for

class PhoneCheck extends HTMLElement {
  #timer;

  connectedCallback() {
    this.#timer = setInterval(() => this.#ask(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #ask() {
    if (document.hidden || Number(this.dataset.checked) === LATEST) return;
    try {
      const answer = await fetch(this.dataset.state, { headers: { Accept: "application/json" } });
      if (answer.ok) this.#show((await answer.json()).checked);
    } catch {
      // The server is away for a moment; the next question in two seconds finds out.
    }
  }

  #show(checked) {
    if (Number(this.dataset.checked) === checked) return;
    this.dataset.checked = checked;
    this.querySelector(".again").hidden = checked === 0;
    for (const verdict of this.querySelectorAll(".verdict")) verdict.hidden = Number(verdict.dataset.shows) !== checked;
  }
}

customElements.define("phone-check", PhoneCheck);
