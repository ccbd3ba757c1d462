// A field for join codes: forgives lower case, spaces and hyphens, and sends itself when the code is whole.

const GROUP = 3; // letters between two hyphens
const BETWEEN = /[\s\-–—._]/g; // what people put between letters
const BEFORE_SENDING = 250; // ms, so that one sees the last letter arrive

class CodeField extends HTMLElement {
  #field;
  #said;
  #letters;
  #length;
  #sending;

  connectedCallback() {
    this.#field = this.querySelector("input");
    this.#said = this.querySelector("[role=status]");
    this.#letters = this.getAttribute("letters");
    this.#length = Number(this.getAttribute("length"));
    this.#field.addEventListener("input", () => this.#tidy());
  }

  #tidy() {
    clearTimeout(this.#sending);
    const bare = this.#field.value.toUpperCase().replace(BETWEEN, "");
    const strange = [...bare].some((letter) => !this.#letters.includes(letter));
    const code = this.#code;
    this.#said.textContent = strange ? this.getAttribute("say-never") : "";
    if (!strange && this.#caretAtEnd()) this.#field.value = this.#grouped(code);
    if (!strange && code.length === this.#length) this.#send();
  }

  get #code() {
    return [...this.#field.value.toUpperCase()].filter((letter) => this.#letters.includes(letter)).slice(0, this.#length);
  }

  #grouped(code) {
    const groups = [];
    for (let at = 0; at < code.length; at += GROUP) groups.push(code.slice(at, at + GROUP).join(""));
    return groups.join("-");
  }

  // Letters put in the middle stay where they are; only at the end may the field tidy itself.
  #caretAtEnd() {
    return this.#field.selectionEnd === this.#field.value.length;
  }

  #send() {
    this.#said.textContent = this.getAttribute("say-sending");
    this.#sending = setTimeout(() => this.#field.form.requestSubmit(), BEFORE_SENDING);
  }
}

customElements.define("code-field", CodeField);
