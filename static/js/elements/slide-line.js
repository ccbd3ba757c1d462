// A line to stand on: its dot is hollow until it is touched, and an untouched dot is no answer.
// Without this module it is a number that may stay empty.

class SlideLine extends HTMLElement {
  #ears;
  #pressed = false;

  connectedCallback() {
    const input = this.querySelector("input");
    input.type = "range";
    // Only a form that comes back as it was sent names a value; a fresh one rests in the middle.
    this.dataset.state = input.hasAttribute("value") ? "touched" : "untouched";
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    input.addEventListener("input", () => this.#touch(), { signal });
    // A tap on the very middle changes nothing, yet it is an answer. A scroll that starts here is cancelled, and none.
    input.addEventListener("pointerdown", () => (this.#pressed = true), { signal });
    input.addEventListener("pointercancel", () => (this.#pressed = false), { signal });
    input.addEventListener("pointerup", () => this.#pressed && this.#touch(), { signal });
    input.form?.addEventListener("formdata", ({ formData }) => this.#withhold(formData, input.name), { signal });
  }

  disconnectedCallback() {
    this.#ears.abort();
  }

  #touch() {
    this.dataset.state = "touched";
  }

  #withhold(formData, name) {
    if (this.dataset.state === "untouched") formData.delete(name);
  }
}

customElements.define("slide-line", SlideLine);
