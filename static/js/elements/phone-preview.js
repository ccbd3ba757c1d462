// A phone beside a form: it shows the question as it stands in the form, a moment after every change.

const PAUSE = 300; // milliseconds after the last key

class PhonePreview extends HTMLElement {
  #form;
  #frame;
  #timer = 0;
  #asked = 0;
  #page = "";
  #ready = false;

  connectedCallback() {
    this.#form = document.getElementById(this.dataset.form);
    this.#form.addEventListener("input", () => this.#soon());
    this.#form.addEventListener("change", () => this.#soon());
    this.#show();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), PAUSE);
  }

  async #show() {
    const number = ++this.#asked;
    const page = await this.#drawn();
    if (!page || number !== this.#asked) return; // a newer one is on its way
    this.#page = page;
    if (this.#frame) this.#hand();
    else this.#begin();
  }

  #hand() {
    if (this.#ready) this.#frame.contentWindow.postMessage({ screen: this.#page }, location.origin);
  }

  async #drawn() {
    try {
      const answer = await fetch(this.dataset.to, { method: "POST", body: new FormData(this.#form) });
      return answer.ok ? await answer.text() : "";
    } catch {
      return ""; // the next change tries again
    }
  }

  #begin() {
    this.#frame = document.createElement("iframe");
    this.#frame.title = this.dataset.title;
    this.#frame.srcdoc = this.#page;
    this.#frame.addEventListener("load", () => {
      this.#ready = true;
      this.#hand(); // what was written while it loaded
    });
    this.replaceChildren(this.#frame);
  }
}

customElements.define("phone-preview", PhonePreview);
