// A thing carried by mouse, pen or finger from one place of a list to another. Keys and choices are the list's own business.

const SLACK = 6; // px a mouse may tremble before a press becomes a carry
const HOLD = 300; // ms a finger rests before it carries; a finger that moves earlier scrolls
const EDGE = 64; // px from the edge of the window at which the page scrolls on
const PACE = 10; // px a frame
const OWN = "button, input, select, textarea, label, a"; // these answer a press themselves

// Lets every `things` in `list` be carried to a `places`; `put(thing, place)` hears of it, with no place where it fell beside.
// Returns {busy}: whether something is in the hand.
export function carried(list, things, places, put) {
  const hand = new Hand(list, places, put);
  list.addEventListener("pointerdown", (event) => {
    const thing = event.target.closest(things);
    if (thing && event.isPrimary && event.button === 0 && !event.target.closest(OWN)) hand.reach(thing, event);
  });
  // Only an ear that may say no keeps a page from scrolling under a finger that carries.
  list.addEventListener("touchmove", (event) => hand.busy && event.cancelable && event.preventDefault(), { passive: false });
  list.addEventListener("contextmenu", (event) => hand.busy && event.preventDefault());
  return hand;
}

class Hand {
  #list;
  #places;
  #put;
  #thing = null;
  #from; // {x, y}: where it was taken, in the page
  #at; // {x, y}: where the pointer is, in the window
  #over = null;
  #timer;
  #ears;

  constructor(list, places, put) {
    this.#list = list;
    this.#places = places;
    this.#put = put;
  }

  get busy() {
    return this.#thing?.dataset.carried !== undefined;
  }

  reach(thing, { clientX: x, clientY: y, pointerId, pointerType }) {
    this.#drop();
    this.#thing = thing;
    this.#at = { x, y };
    this.#from = { x: x + scrollX, y: y + scrollY };
    this.#ears = new AbortController();
    const { signal } = this.#ears;
    const mine = (act) => (event) => event.pointerId === pointerId && act(event);
    addEventListener("pointermove", mine((event) => this.#move(event, pointerType)), { signal });
    addEventListener("pointerup", mine(() => this.#drop(this.#over)), { signal });
    addEventListener("pointercancel", mine(() => this.#drop()), { signal });
    addEventListener("keydown", (event) => this.#cancel(event), { signal, capture: true });
    if (pointerType !== "mouse") this.#timer = setTimeout(() => this.#take(), HOLD);
  }

  #move({ clientX: x, clientY: y }, pointerType) {
    const far = Math.hypot(x + scrollX - this.#from.x, y + scrollY - this.#from.y) > SLACK;
    this.#at = { x, y };
    if (this.busy) this.#shift();
    else if (far && pointerType === "mouse") this.#take();
    else if (far) this.#drop(); // a finger that scrolls
  }

  #take() {
    this.#thing.dataset.carried = "";
    this.#list.dataset.carrying = "";
    this.#shift();
    this.#scroll();
  }

  #shift() {
    const { x, y } = this.#at;
    this.#thing.style.translate = `${x + scrollX - this.#from.x}px ${y + scrollY - this.#from.y}px`;
    const place = document.elementFromPoint(x, y)?.closest(this.#places) ?? null;
    if (place === this.#over) return;
    this.#over?.removeAttribute("data-over");
    this.#over = place && this.#list.contains(place) ? place : null;
    this.#over?.setAttribute("data-over", "");
  }

  #scroll() {
    if (!this.busy) return;
    const before = scrollY;
    if (this.#at.y < EDGE) scrollBy(0, -PACE);
    else if (this.#at.y > innerHeight - EDGE) scrollBy(0, PACE);
    if (scrollY !== before) this.#shift();
    requestAnimationFrame(() => this.#scroll());
  }

  #cancel(event) {
    if (!this.busy || event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation(); // Esc means only this sheet now
    this.#drop();
  }

  #drop(place = null) {
    clearTimeout(this.#timer);
    this.#ears?.abort();
    const [thing, carrying] = [this.#thing, this.busy];
    this.#over?.removeAttribute("data-over");
    this.#thing = this.#over = null;
    if (!carrying) return;
    delete thing.dataset.carried;
    delete this.#list.dataset.carrying;
    thing.style.translate = "";
    this.#put(thing, place);
  }
}
