// Drag a question by its number to another place; the buttons beside it do the same without a mouse.

class RunSheet extends HTMLElement {
  #held = null;
  #from = -1;

  connectedCallback() {
    for (const handle of this.querySelectorAll(".number")) {
      handle.draggable = true;
      handle.title = this.dataset.hint;
    }
    this.addEventListener("dragstart", (event) => this.#take(event));
    this.addEventListener("dragover", (event) => this.#carry(event));
    this.addEventListener("drop", (event) => event.preventDefault());
    this.addEventListener("dragend", () => this.#put());
  }

  get #lines() {
    return [...this.querySelectorAll(".question-line")];
  }

  #take(event) {
    this.#held = event.target.closest?.(".question-line");
    if (!this.#held) return;
    this.#from = this.#lines.indexOf(this.#held);
    this.#held.classList.add("held");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(this.#held, 0, 0);
  }

  #carry(event) {
    const over = event.target.closest?.(".question-line");
    if (!this.#held || !over || over === this.#held) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    const below = event.clientY > box.top + box.height / 2;
    over[below ? "after" : "before"](this.#held);
  }

  #put() {
    if (!this.#held) return;
    this.#held.classList.remove("held");
    const by = this.#lines.indexOf(this.#held) - this.#from;
    const button = this.#held.querySelector(".moves button");
    this.#held = null;
    if (by === 0) return;
    button.value = by;
    button.disabled = false;
    button.form.requestSubmit(button);
  }
}

customElements.define("run-sheet", RunSheet);
