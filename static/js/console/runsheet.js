// The run sheet: every question with its minutes, what is done, what is now.

export class RunSheet {
  #list;
  #row;
  #key = "";

  constructor(list, row) {
    this.#list = list;
    this.#row = row;
  }

  show({ runsheet, turn, may }) {
    const key = JSON.stringify([runsheet, turn, may.includes("open")]);
    if (key === this.#key) return;
    this.#key = key;
    const focus = document.activeElement?.closest("#runsheet li")?.dataset.question;
    this.#list.replaceChildren(...runsheet.map((row) => this.#make(row, may.includes("open"))));
    if (focus) this.#list.querySelector(`[data-question="${focus}"] button`)?.focus();
  }

  #make({ id, number, text, minutes, state, current, round }, open) {
    const row = this.#row.content.firstElementChild.cloneNode(true);
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    row.dataset.state = state;
    row.dataset.question = id;
    if (current) row.setAttribute("aria-current", "step");
    part("number").textContent = number;
    part("text").textContent = text;
    part("minutes").textContent = minutes;
    part("rounds").textContent = round;
    part("round").hidden = round < 2;
    part("question").value = id;
    part("open").textContent = round ? part("open").dataset.again : part("open").dataset.first;
    part("open").setAttribute("aria-label", `${part("open").textContent}: ${text}`);
    part("open").hidden = !open || current;
    return row;
  }
}
