// The questions that may be asked again, when the run sheet calls for a second round.

export class Choices {
  #list;
  #choice;
  #key = "";

  constructor(list, choice) {
    this.#list = list;
    this.#choice = choice;
  }

  show({ choices }) {
    const key = JSON.stringify(choices);
    if (key === this.#key) return;
    this.#key = key;
    this.#list.replaceChildren(...(choices ?? []).map((row) => this.#make(row)));
  }

  #make({ id, text }) {
    const item = this.#choice.content.firstElementChild.cloneNode(true);
    item.querySelector('[data-part="question"]').value = id;
    item.querySelector('[data-part="text"]').textContent = text;
    return item;
  }
}
