// Rings to stand on: tap, drag, or arrow keys. The places in words stay in the page, unseen, for keys and screen
// readers; without this module they are plain radio buttons. The angle is the finger's own and is never sent.

const CORE = 2; // radius of the middle, in widths of a ring: its words stand in it, as on the wall

class RingField extends HTMLElement {
  #inputs = []; // the outermost first
  #ground;
  #dot;
  #state;
  #angle = -Math.PI / 2; // where the dot lies around its ring; keys move it up and down
  #pointer = null;
  #before = null;
  #ears;

  connectedCallback() {
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    this.#inputs = [...this.querySelectorAll("input")];
    this.#build();
    this.addEventListener("input", () => this.#show(), { signal });
    this.#ground.addEventListener("pointerdown", (event) => this.#take(event), { signal });
    this.#ground.addEventListener("pointermove", (event) => this.#carry(event), { signal });
    this.#ground.addEventListener("pointerup", (event) => this.#put(event), { signal });
    this.#ground.addEventListener("pointercancel", (event) => this.#drop(event), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#ears.abort();
  }

  // The rings themselves are for eyes and fingers; keys and screen readers have the inputs.
  #build() {
    this.querySelector(".ring-board")?.remove();
    const board = part("div", "ring-board");
    this.#ground = part("div", "ring-ground");
    for (let away = this.#inputs.length - 1; away >= 0; away -= 1) {
      const ring = part("span", "ring-line");
      ring.style.setProperty("--across", `${((CORE + away) / this.#whole) * 100}%`);
      this.#ground.append(ring);
    }
    this.#dot = part("span", "ring-dot");
    const [far, near] = [this.#inputs[0], this.#inputs.at(-1)].map(words);
    const core = part("span", "ring-core", near);
    core.style.setProperty("--across", `${(CORE / this.#whole) * 90}%`);
    this.#ground.append(core, this.#dot);
    this.#state = part("p", "ring-state");
    const steps = part("div", "ring-steps");
    steps.append(this.#button(this.dataset.sayNearer, 1), this.#button(this.dataset.sayFurther, -1));
    board.append(part("p", "ring-far", far), this.#ground, this.#state, steps);
    board.setAttribute("aria-hidden", "true");
    this.prepend(board);
    this.dataset.ready = "";
  }

  get #whole() {
    return CORE + this.#inputs.length - 1;
  }

  get #chosen() {
    return this.#inputs.findIndex(({ checked }) => checked);
  }

  #button(text, by) {
    const button = part("button", "ring-step", text);
    Object.assign(button, { type: "button", tabIndex: -1 });
    button.addEventListener("click", () => {
      const from = this.#chosen < 0 ? (by > 0 ? -1 : 1) : this.#chosen;
      this.#choose(Math.min(this.#inputs.length - 1, Math.max(0, from + by)));
    });
    return button;
  }

  #take(event) {
    if (this.#pointer !== null || event.button > 0 || this.#share(event) > 1.1) return;
    event.preventDefault();
    this.#ground.setPointerCapture(event.pointerId);
    this.#pointer = event.pointerId;
    this.#before = this.#chosen;
    this.#follow(event);
  }

  #carry(event) {
    if (this.#pointer === event.pointerId) this.#follow(event);
  }

  #put(event) {
    if (this.#pointer !== event.pointerId) return;
    this.#follow(event);
    this.#pointer = null;
  }

  // The browser took the finger for something else: as if it had never touched.
  #drop(event) {
    if (this.#pointer !== event.pointerId) return;
    this.#pointer = null;
    this.#inputs.forEach((input, place) => (input.checked = place === this.#before));
    this.#show();
  }

  // How far from the middle a finger is, by the radius of the outermost ring.
  #share({ clientX, clientY }) {
    const box = this.#ground.getBoundingClientRect();
    const [x, y] = [clientX - box.left - box.width / 2, clientY - box.top - box.height / 2];
    this.#angle = Math.atan2(y, x);
    return Math.hypot(x, y) / (box.width / 2);
  }

  #follow(event) {
    const away = Math.max(0, Math.ceil(this.#share(event) * this.#whole - CORE));
    this.#choose(Math.max(0, this.#inputs.length - 1 - away));
  }

  #choose(place) {
    if (this.#chosen !== place) this.#inputs[place].checked = true;
    this.dispatchEvent(new CustomEvent("touched", { bubbles: true }));
    this.#show();
  }

  #show() {
    const place = this.#chosen;
    this.toggleAttribute("data-touched", place >= 0);
    this.#dot.hidden = place < 0;
    this.#state.textContent = place < 0 ? this.dataset.sayHint : words(this.#inputs[place]);
    const away = this.#inputs.length - 1 - place;
    const radius = away === 0 ? 0 : ((CORE + away - 0.5) / this.#whole) * 50;
    this.#dot.style.left = `${50 + radius * Math.cos(this.#angle)}%`;
    this.#dot.style.top = `${50 + radius * Math.sin(this.#angle)}%`;
  }
}

const words = (input) => input.closest("label").textContent.trim();

function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

customElements.define("ring-field", RingField);
