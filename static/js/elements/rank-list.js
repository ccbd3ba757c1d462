// A list put in order by hand: by its grips (finger, pen, mouse or arrow keys) or by the two buttons of a line.
// It writes places into the plain numbers it wraps. An order nobody touched or confirmed has no places, and is no answer.

const EDGE = 72; // px from the edge of what is seen at which a list that is longer scrolls on
const PACE = 9; // px a frame

class RankList extends HTMLElement {
  #list;
  #said;
  #mine;
  #lines;
  #held = null; // {line, grip, at, y}: what is being dragged, where it was taken, and where the finger is
  #ears;

  connectedCallback() {
    this.#list = this.querySelector("ol");
    this.#said = this.querySelector("[role=status]");
    this.#mine = this.querySelector(".rank-mine");
    this.#lines = [...this.#list.children];
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    for (const line of this.#lines) this.#equip(line, signal);
    this.#mine.addEventListener("click", () => this.#settle(this.dataset.sayMine), { signal });
    this.addEventListener("input", ({ isTrusted }) => isTrusted || queueMicrotask(() => this.#follow()), { signal });
    this.#follow();
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.#ears.abort();
    this.#held = null;
  }

  get #order() {
    return [...this.#list.children];
  }

  // Gives a line its grip and buttons; its number stays in the form, out of sight.
  #equip(line, signal) {
    const place = line.querySelector("input");
    place.required = false;
    place.tabIndex = -1;
    place.setAttribute("aria-hidden", "true");
    if (!line.querySelector(".rank-grip")) line.prepend(button("rank-grip"), button("rank-up", "↑"), button("rank-down", "↓"));
    const [grip, up, down] = ["grip", "up", "down"].map((part) => line.querySelector(`.rank-${part}`));
    line.querySelector("label").addEventListener("click", (event) => event.preventDefault(), { signal }); // no keyboard comes up
    up.setAttribute("aria-label", this.#say("sayUp", line));
    down.setAttribute("aria-label", this.#say("sayDown", line));
    up.addEventListener("click", () => this.#move(line, -1), { signal });
    down.addEventListener("click", () => this.#move(line, 1), { signal });
    grip.addEventListener("keydown", (event) => this.#key(event, line), { signal });
    grip.addEventListener("pointerdown", (event) => this.#take(event, line, grip), { signal });
    grip.addEventListener("pointermove", (event) => this.#carry(event), { signal });
    grip.addEventListener("pointerup", () => this.#put(), { signal });
    grip.addEventListener("pointercancel", () => this.#put(), { signal });
  }

  #key(event, line) {
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -this.#lines.length, End: this.#lines.length }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#move(line, by);
  }

  // Only other lines change their place in the page: the one that is held keeps the finger, and the focus.
  #move(line, by) {
    let moved = false;
    for (let step = Math.abs(by); step > 0; step -= 1) {
      const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
      if (!other) break;
      line[by < 0 ? "after" : "before"](other);
      moved = true;
    }
    if (moved) this.#settle(this.#say("sayPlace", line));
  }

  #take(event, line, grip) {
    if (event.button !== 0) return;
    grip.setPointerCapture(event.pointerId);
    this.#held = { line, at: event.clientY - line.getBoundingClientRect().top, y: event.clientY, moved: false };
    line.dataset.held = "";
    requestAnimationFrame(() => this.#scroll());
  }

  #carry(event) {
    if (!this.#held) return;
    this.#held.y = event.clientY;
    this.#shift();
  }

  // Puts the held line under the finger, and lets the lines it has passed change sides.
  #shift() {
    const { line, at, y } = this.#held;
    line.style.transform = "";
    const [top, bottom] = [y - at, y - at + line.offsetHeight];
    const pass = (other, how) => {
      this.#held.moved = true;
      line[how](other);
    };
    for (let other; (other = line.previousElementSibling) && top < middle(other); ) pass(other, "after");
    for (let other; (other = line.nextElementSibling) && bottom > middle(other); ) pass(other, "before");
    line.style.transform = `translateY(${top - line.getBoundingClientRect().top}px)`;
    this.#number();
  }

  #scroll() {
    if (!this.#held) return;
    const { y } = this.#held;
    const below = this.closest("form")?.querySelector(".actions")?.getBoundingClientRect().top ?? innerHeight;
    const before = scrollY;
    if (y < EDGE) scrollBy(0, -PACE);
    else if (y > Math.min(below, innerHeight) - EDGE) scrollBy(0, PACE);
    if (scrollY !== before) this.#shift();
    requestAnimationFrame(() => this.#scroll());
  }

  #put() {
    if (!this.#held) return;
    const { line, moved } = this.#held;
    line.style.transform = "";
    delete line.dataset.held;
    this.#held = null;
    if (moved) this.#settle(this.#say("sayPlace", line));
  }

  // From here on the order as it stands is this person's: every line has its place.
  #settle(words) {
    this.#order.forEach((line, at) => (line.querySelector("input").value = at + 1));
    this.dataset.state = "touched";
    this.#number();
    this.#said.textContent = words;
    this.dispatchEvent(new CustomEvent("touched", { bubbles: true }));
  }

  // An answer that came back, or was written back by the page: the lines go where their numbers say.
  #follow() {
    const place = (line) => Number(line.querySelector("input").value);
    const whole = new Set(this.#lines.map(place)).size === this.#lines.length && !this.#lines.some((line) => place(line) === 0);
    this.dataset.state = whole ? "touched" : "untouched";
    if (whole) this.#list.append(...[...this.#lines].sort((a, b) => place(a) - place(b)));
    this.#number();
  }

  #number() {
    const touched = this.dataset.state === "touched" || this.#held?.moved;
    this.#order.forEach((line, at, { length }) => {
      const grip = line.querySelector(".rank-grip");
      grip.dataset.place = touched ? at + 1 : "";
      grip.setAttribute("aria-label", this.#say("sayGrip", line));
      line.querySelector(".rank-up").setAttribute("aria-disabled", at === 0);
      line.querySelector(".rank-down").setAttribute("aria-disabled", at === length - 1);
    });
  }

  #say(words, line) {
    const values = { item: line.querySelector(".rank-item").textContent, place: this.#order.indexOf(line) + 1, total: this.#lines.length };
    return this.dataset[words].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }
}

function button(name, text = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  if (name !== "rank-grip") made.tabIndex = -1; // one stop a line: arrow keys on the grip do the same
  return made;
}

function middle(line) {
  const { top, height } = line.getBoundingClientRect();
  return top + height / 2;
}

customElements.define("rank-list", RankList);
