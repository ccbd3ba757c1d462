// Sheets of words that only the facilitator sees: what is ticked, the wall will not show.

export class Held {
  #form;
  #list;
  #key = "";

  constructor(form, list) {
    this.#form = form;
    this.#list = list;
    form.addEventListener("change", () => form.requestSubmit());
  }

  show({ held }) {
    if (!held) return;
    const key = JSON.stringify(held.sheets);
    if (key !== this.#key) this.#list.replaceChildren(...held.sheets.map((text, index) => item(text, index)));
    this.#key = key;
    for (const box of this.#form.elements.sheet ? this.#form.querySelectorAll("[name=sheet]") : []) {
      if (box !== document.activeElement) box.checked = held.aside.includes(Number(box.value));
    }
  }
}

function item(text, index) {
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "sheet", value: index });
  const words = Object.assign(document.createElement("span"), { textContent: text, dir: "auto" });
  label.append(box, words);
  row.append(label);
  return row;
}
