// Debrief cards: the fitting set first, every other one a key away, and one card on the wall if wanted.

const SHORT = 40; // characters of a card that its button speaks

export class Cards {
  #list;
  #card;
  #set;
  #sets = [];
  #key = "";
  #at = 0;

  constructor({ list, card, set, next }) {
    [this.#list, this.#card, this.#set] = [list, card, set];
    set.addEventListener("change", () => this.#turn(set.selectedIndex));
    next.addEventListener("click", () => this.next());
  }

  // Another picture begins with its own set again; the same picture keeps the set that is open.
  show({ cards, wall }) {
    const key = `${wall.question?.round}/${wall.picture?.n}/${cards.sets.map(({ slug }) => slug)}`;
    this.#sets = cards.sets;
    if (key !== this.#key) {
      this.#key = key;
      this.#set.replaceChildren(...cards.sets.map(({ slug, title }, i) => this.#option(slug, title, i < cards.fitting)));
      this.#turn(0);
    }
    for (const button of this.#list.querySelectorAll("button")) press(button, cards.pinned, this.#list.dataset);
    this.#list.toggleAttribute("data-still", !cards.may);
  }

  next() {
    this.#turn((this.#at + 1) % this.#sets.length);
  }

  // Presses the button of one of the three: 1, 2, 3.
  pin(number) {
    const button = this.#list.querySelectorAll("button")[number - 1];
    if (button?.checkVisibility()) button.form.requestSubmit();
  }

  #option(value, title, fits) {
    const text = fits ? `${title} (${this.#set.dataset.fits})` : title;
    return Object.assign(document.createElement("option"), { value, textContent: text });
  }

  #turn(at) {
    this.#at = at;
    this.#set.selectedIndex = at;
    const pinned = this.#list.querySelector('[aria-pressed="true"]')?.form.dataset.card;
    this.#list.replaceChildren(...this.#sets[at].cards.map((card, i) => this.#make(card, i)));
    for (const button of this.#list.querySelectorAll("button")) press(button, pinned, this.#list.dataset);
  }

  #make({ key, text }, index) {
    const item = this.#card.content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    part("text").textContent = text;
    part("key").textContent = index + 1;
    part("pin").form.dataset.card = key;
    part("pin").dataset.card = text.slice(0, SHORT);
    return item;
  }
}

// A pinned card's button takes it down again.
function press(button, pinned, { pin, unpin }) {
  const { form } = button;
  const up = form.dataset.card === pinned;
  form.elements.card.value = up ? "" : form.dataset.card;
  button.setAttribute("aria-pressed", String(up));
  button.setAttribute("aria-label", `${up ? unpin : pin}: ${button.dataset.card}`);
}
