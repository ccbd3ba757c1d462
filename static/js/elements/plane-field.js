// A field to place things on: tap, drag, or arrow keys. Its two lines an item stay in the page, unseen, for keys
// and screen readers; without this module they are numbers that may stay empty. What nobody placed is not sent.

const NEAR = 26; // px around a dot within which a finger takes that dot along

class PlaneField extends HTMLElement {
  #spots = []; // {name, across, up, dot, chip, placed}
  #current = 0;
  #pad;
  #title;
  #said;
  #ears;
  #held = null; // {spot, pointer, before}

  connectedCallback() {
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    this.#spots = [...this.querySelectorAll("fieldset")].map((set, item) => this.#spot(set, item));
    this.#build();
    this.addEventListener("input", (event) => this.#written(event.target), { signal });
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.addEventListener("focusin", ({ target }) => this.#choose(this.#of(target)), { signal });
    this.#pad.addEventListener("pointerdown", (event) => this.#take(event), { signal });
    this.#pad.addEventListener("pointermove", (event) => this.#carry(event), { signal });
    this.#pad.addEventListener("pointerup", (event) => this.#put(event), { signal });
    this.#pad.addEventListener("pointercancel", (event) => this.#drop(event), { signal });
    this.closest("form")?.addEventListener("formdata", ({ formData }) => this.#withhold(formData), { signal });
    this.#choose(Math.max(0, this.#spots.findIndex(({ placed }) => !placed)));
  }

  disconnectedCallback() {
    this.#ears.abort();
  }

  #spot(set, item) {
    const [across, up] = set.querySelectorAll("input");
    across.type = up.type = "range";
    const placed = across.hasAttribute("value") || up.hasAttribute("value"); // a form that comes back as it was sent
    return { item, name: set.querySelector("legend").textContent, across, up, placed };
  }

  // The field itself is for eyes and fingers; keys and screen readers have the inputs.
  #build() {
    this.querySelector(".plane-pad")?.remove();
    const words = [...this.querySelectorAll("fieldset:first-of-type .ends > span")].map((end) => end.textContent);
    const [left, right, low, high] = words;
    const board = part("div", "plane-pad");
    this.#title = part("p", "plane-item");
    this.#pad = part("div", "plane-ground");
    this.#pad.append(part("span", "plane-hint", this.dataset.sayHint));
    const chips = part("div", "plane-chips");
    for (const spot of this.#spots) {
      spot.dot = part("span", "plane-dot", this.#spots.length > 1 ? String(spot.item + 1) : "");
      spot.chip = part("button", "plane-chip", String(spot.item + 1));
      Object.assign(spot.chip, { type: "button", tabIndex: -1 });
      spot.chip.addEventListener("click", () => this.#choose(spot.item));
      this.#pad.append(spot.dot);
      chips.append(spot.chip);
    }
    const feet = part("p", "plane-feet");
    feet.append(part("span", "", `←\u00a0${left}`), part("span", "", `↓\u00a0${low}`), part("span", "", `${right}\u00a0→`));
    if (this.#spots.length > 1) board.append(chips);
    board.append(this.#title, part("p", "plane-head", `↑ ${high}`), this.#pad, feet);
    board.setAttribute("aria-hidden", "true");
    this.#said = part("p", "visually-hidden");
    this.#said.setAttribute("role", "status");
    this.prepend(board, this.#said);
    this.dataset.ready = "";
    for (const spot of this.#spots) this.#show(spot);
  }

  #of(target) {
    return this.#spots.findIndex(({ across, up }) => across === target || up === target);
  }

  #choose(item) {
    if (item < 0) return;
    this.#current = item;
    this.#title.textContent = this.#spots[item].name;
    for (const { chip, dot, item: other } of this.#spots) {
      chip.toggleAttribute("data-current", other === item);
      dot.toggleAttribute("data-current", other === item);
    }
  }

  #written(input) {
    const spot = this.#spots[this.#of(input)];
    if (!spot) return;
    spot.placed = true;
    this.#show(spot);
  }

  // Left and right move across, up and down move up, whichever of the two lines has the focus. Space stays here.
  #key(event) {
    const spot = this.#spots[this.#of(event.target)];
    if (!spot || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " ") this.#move(spot, Number(spot.across.value), Number(spot.up.value));
    else if (/^Arrow(Left|Right)$/.test(event.key) && event.target === spot.up) this.#step(spot.across, event.key === "ArrowRight");
    else if (/^Arrow(Up|Down)$/.test(event.key) && event.target === spot.across) this.#step(spot.up, event.key === "ArrowUp");
    else return;
    event.preventDefault();
  }

  #step(input, more) {
    input.focus();
    if (more) input.stepUp();
    else input.stepDown();
    const spot = this.#spots[this.#of(input)];
    this.#move(spot, Number(spot.across.value), Number(spot.up.value));
  }

  #take(event) {
    if (this.#held || event.button > 0) return;
    event.preventDefault();
    this.#pad.setPointerCapture(event.pointerId);
    const spot = this.#under(event) ?? this.#spots[this.#current];
    this.#held = { spot, pointer: event.pointerId, before: [spot.placed, spot.across.value, spot.up.value] };
    this.#choose(spot.item);
    this.#follow(event);
  }

  #carry(event) {
    if (this.#held?.pointer === event.pointerId) this.#follow(event);
  }

  #put(event) {
    if (this.#held?.pointer !== event.pointerId) return;
    const { spot, before } = this.#held;
    this.#follow(event);
    this.#held = null;
    this.#said.textContent = this.dataset.sayAt
      .replace("{item}", spot.name)
      .replace("{across}", spot.across.getAttribute("aria-valuetext"))
      .replace("{up}", spot.up.getAttribute("aria-valuetext"));
    if (!before[0]) this.#choose(this.#spots.findIndex(({ placed }) => !placed));
  }

  // The browser took the finger for something else: as if it had never touched.
  #drop(event) {
    if (this.#held?.pointer !== event.pointerId) return;
    const { spot, before } = this.#held;
    [spot.placed, spot.across.value, spot.up.value] = before;
    this.#held = null;
    this.#show(spot);
  }

  #follow({ clientX, clientY }) {
    const box = this.#pad.getBoundingClientRect();
    const { max } = this.#spots[0].across;
    const at = (share) => Math.min(Number(max), Math.max(0, Math.floor(share * (Number(max) + 1))));
    this.#move(this.#held.spot, at((clientX - box.left) / box.width), at((box.bottom - clientY) / box.height));
  }

  #under({ clientX, clientY }) {
    let best = null;
    let least = NEAR;
    for (const spot of this.#spots.filter(({ placed }) => placed)) {
      const { left, top, width, height } = spot.dot.getBoundingClientRect();
      const far = Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
      if (far < least) [best, least] = [spot, far];
    }
    return best;
  }

  #move(spot, across, up) {
    spot.across.value = across;
    spot.up.value = up;
    spot.placed = true;
    this.#show(spot);
    this.dispatchEvent(new CustomEvent("touched", { bubbles: true }));
  }

  #show({ across, up, dot, chip, placed }) {
    for (const input of [across, up]) {
      const place = this.dataset.sayPlace.replace("{place}", Number(input.value) + 1).replace("{places}", Number(input.max) + 1);
      input.setAttribute("aria-valuetext", place);
    }
    dot.hidden = !placed;
    dot.style.left = `${((Number(across.value) + 0.5) / (Number(across.max) + 1)) * 100}%`;
    dot.style.bottom = `${((Number(up.value) + 0.5) / (Number(up.max) + 1)) * 100}%`;
    chip.toggleAttribute("data-placed", placed);
    this.toggleAttribute("data-touched", this.#spots.some((spot) => spot.placed));
  }

  #withhold(formData) {
    for (const { across, up, placed } of this.#spots) if (!placed) for (const { name } of [across, up]) formData.delete(name);
  }
}

function part(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

customElements.define("plane-field", PlaneField);
