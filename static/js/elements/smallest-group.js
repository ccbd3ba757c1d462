// Suggests the smallest group for the number of people, until somebody writes their own number.

class SmallestGroup extends HTMLElement {
  #people;
  #k;
  #said;
  #own = false;

  connectedCallback() {
    this.#people = this.querySelector("[name=people]");
    this.#k = this.querySelector("[name=k]");
    this.#said = this.querySelector("[role=status]");
    this.#own = this.#k.value !== "" && Number(this.#k.value) !== this.#suggested;
    this.#people.addEventListener("input", () => this.#suggest());
    this.#k.addEventListener("input", () => this.#write());
    this.#suggest();
  }

  // data-steps: [[up to so many people, k], …], the last one without an end
  get #suggested() {
    const people = Number(this.#people.value) || 1;
    const step = JSON.parse(this.dataset.steps).find(([most]) => most === null || people <= most);
    return step[1];
  }

  #write() {
    this.#own = this.#k.value !== "";
    if (!this.#own) this.#k.placeholder = this.#suggested;
    this.#say();
  }

  #suggest() {
    if (!this.#own) this.#k.value = this.#suggested;
    this.#say();
  }

  #say() {
    const k = Number(this.#k.value) || this.#suggested;
    const suits = k <= Number(this.#people.value);
    this.#said.textContent = (suits ? this.dataset.says : this.dataset.saysTooMany)
      .replace("{k}", k)
      .replace("{people}", this.#people.value);
  }
}

customElements.define("smallest-group", SmallestGroup);
