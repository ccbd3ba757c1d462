// A sheet for oneself: what is written on it lives in this page's memory and nowhere else.
// The textarea has no name, so no form sends it; it is here again when the screen is drawn anew, and gone with the page.

const kept = new Map(); // round -> what stands on its sheet

class PrivateSheet extends HTMLElement {
  #ears;

  connectedCallback() {
    const sheet = this.querySelector("textarea");
    const round = sheet.form?.elements.round?.value ?? "";
    sheet.removeAttribute("name"); // whatever a page around us does: a sheet without a name is sent by no form
    if (!sheet.value && kept.has(round)) sheet.value = kept.get(round);
    this.#ears = new AbortController();
    sheet.addEventListener("input", (event) => this.#keep(event, round), { signal: this.#ears.signal });
    addEventListener("pagehide", () => (sheet.value = ""), { signal: this.#ears.signal }); // nor does «back» find it
  }

  disconnectedCallback() {
    this.#ears.abort();
  }

  // Nobody else on the page hears of it: a private sheet is no answer that waits to be sent.
  #keep(event, round) {
    event.stopPropagation();
    kept.set(round, event.target.value);
  }
}

addEventListener("pagehide", () => kept.clear());
customElements.define("private-sheet", PrivateSheet);
