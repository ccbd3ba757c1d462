// Line numbers beside a text, and a way from a sentence about a line to that line.

class SourceText extends HTMLElement {
  #numbers = document.createElement("pre");
  #field;

  connectedCallback() {
    this.#field = this.querySelector("textarea");
    this.#numbers.setAttribute("aria-hidden", "true");
    this.prepend(this.#numbers);
    this.#field.wrap = "off";
    this.#field.addEventListener("input", () => this.#count());
    this.#field.addEventListener("scroll", () => (this.#numbers.scrollTop = this.#field.scrollTop));
    this.#count();
  }

  #count() {
    const lines = this.#field.value.split("\n").length;
    this.#numbers.textContent = Array.from({ length: lines }, (_line, index) => index + 1).join("\n");
  }
}

class SourceLine extends HTMLElement {
  connectedCallback() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool-link";
    button.append(...this.childNodes);
    button.addEventListener("click", () => this.#go());
    this.append(button);
  }

  #go() {
    const field = document.getElementById(this.dataset.field);
    const lines = field.value.split("\n");
    const number = Math.min(Number(this.dataset.line), lines.length);
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + lines[number - 1].length);
    field.scrollTop = (number - 3) * (field.scrollHeight / lines.length);
  }
}

customElements.define("source-text", SourceText);
customElements.define("source-line", SourceLine);
