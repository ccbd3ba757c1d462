// Plain lists of sentences, and the warnings with their cures.

export function sentences(list, texts) {
  if ([...list.children].map((item) => item.textContent).join("\n") === texts.join("\n")) return;
  list.replaceChildren(...texts.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
}

export class Warnings {
  #list;
  #template;
  #key = "[]";

  constructor(list, template) {
    this.#list = list;
    this.#template = template;
  }

  show({ warnings }) {
    const key = JSON.stringify(warnings);
    if (key === this.#key) return;
    this.#key = key;
    this.#list.replaceChildren(...warnings.map((warning) => this.#make(warning)));
  }

  #make({ text, calm, verb, label, k }) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    item.classList.toggle("error", !calm);
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    part("text").textContent = text;
    const cure = part("cure");
    cure.hidden = !verb;
    if (!verb) return item;
    cure.dataset.verb = verb;
    cure.setAttribute("action", cure.getAttribute("action").replace(/[^/]+\/$/, `${verb}/`));
    part("k").value = k;
    part("label").textContent = label;
    return item;
  }
}
