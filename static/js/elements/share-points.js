// Buttons beside each number of points, and a line that says how many are left. It never holds anybody back:
// more than there are may be given for a while, and only Send asks for exactly all of them.

const WAIT = 450; // ms until a button that stays pressed goes on by itself
const PACE = 110; // ms a step from then on

class SharePoints extends HTMLElement {
  #said;
  #inputs;
  #whole;
  #step;
  #going;
  #held = false;
  #ears;

  connectedCallback() {
    this.#said = this.querySelector("[role=status]");
    this.#inputs = [...this.querySelectorAll("input")];
    this.#whole = Number(this.dataset.points);
    this.#step = Number(this.#inputs[0].step);
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    for (const input of this.#inputs) this.#equip(input, signal);
    this.addEventListener("input", () => this.#tell(), { signal });
    this.addEventListener("change", ({ target }) => this.#give(target, 0), { signal }); // what was typed goes to a step
    this.addEventListener("invalid", (event) => this.#ask(event), { signal, capture: true });
    for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => clearTimeout(this.#going), { signal });
    this.#tell();
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    clearTimeout(this.#going);
    this.#ears.abort();
  }

  #equip(input, signal) {
    const line = input.closest("li");
    const item = line.querySelector(".share-item").textContent;
    if (!line.querySelector(".share-fewer")) {
      line.append(button("share-fewer", "−"), button("share-more", "+"));
    }
    for (const [name, by] of [["fewer", -this.#step], ["more", this.#step]]) {
      const pressed = line.querySelector(`.share-${name}`);
      pressed.setAttribute("aria-label", this.dataset[name === "more" ? "sayMore" : "sayFewer"].replace("{item}", item));
      pressed.addEventListener("pointerdown", ({ button }) => button === 0 && this.#hold(input, by), { signal });
      pressed.addEventListener("click", ({ detail }) => this.#clicked(input, by, detail), { signal });
      pressed.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    }
  }

  // A press that was held has done its work by the time it becomes a click.
  #clicked(input, by, detail) {
    clearTimeout(this.#going);
    if (detail > 0 && this.#held) this.#held = false;
    else this.#give(input, by);
  }

  #hold(input, by) {
    clearTimeout(this.#going);
    this.#held = false;
    const on = () => {
      this.#held = true;
      this.#give(input, by);
      this.#going = setTimeout(on, PACE);
    };
    this.#going = setTimeout(on, WAIT);
  }

  #give(input, by) {
    const points = Math.min(this.#whole, Math.max(0, number(input) + by));
    input.value = Math.round(points / this.#step) * this.#step;
    this.#tell();
    this.dispatchEvent(new CustomEvent("touched", { bubbles: true }));
  }

  #tell() {
    for (const input of this.#inputs) {
      input.closest("li").style.setProperty("--share", `${Math.min(this.#whole, number(input))}%`);
    }
    const left = this.#whole - this.#inputs.reduce((sum, input) => sum + number(input), 0);
    const name = left === this.#whole ? "sayStart" : left === 0 ? "sayAll" : left > 0 ? "sayLeft" : "sayOver";
    const words = this.dataset[name].replace("{points}", Math.abs(left));
    this.dataset.state = left === 0 ? "whole" : left > 0 ? "left" : "over";
    delete this.dataset.asked;
    if (this.#said.textContent !== words) this.#said.textContent = words;
    this.#inputs[0].setCustomValidity(left === 0 ? "" : words); // holds Send back, also where there is no connection
  }

  // At Send with points left or too many: the line itself says so, and no keyboard comes up.
  #ask(event) {
    event.preventDefault();
    this.dataset.asked = "";
    this.#said.scrollIntoView({ block: "nearest" });
    const words = this.#said.textContent;
    this.#said.textContent = "";
    requestAnimationFrame(() => (this.#said.textContent ||= words));
  }
}

const number = ({ value }) => Math.max(0, Number(value) || 0);

function button(name, text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  return made;
}

customElements.define("share-points", SharePoints);
