// The tray at the foot of the wall: dots that joined, or answers that wait for their picture.

import { FLIGHT, departures, falling } from "./motion.js";

const PITCH = 2.5; // radii from one dot to the next
const SHRINK = 0.92; // how much smaller a dot becomes when they do not all fit

export class Tray {
  #box;
  #voices;
  #name;
  #role;
  #count = 0;
  #radius = 0;
  #room = 0;

  constructor(box, voices, { name, role }) {
    this.#box = box;
    this.#voices = voices;
    this.#name = name;
    this.#role = role;
  }

  get dots() {
    return this.#voices.at(this.#name);
  }

  // The middle of where they wait.
  get edge() {
    const { left, top, width, height } = this.#box.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  // Holds `count` dots; room is kept for `room`, so that those who wait do not move for each newcomer.
  hold(count, { radius, room = count, fall = false, from = null } = {}) {
    const before = this.#count === 0 ? [] : this.dots;
    const same = count === this.#count && radius === this.#radius && room === this.#room;
    if (same && !from) return;
    [this.#count, this.#radius, this.#room] = [count, radius, room];
    this.#box.dataset.dots = String(count);
    const places = this.#places();
    const starts = from ?? before;
    const fresh = Math.max(0, places.length - starts.length);
    if (!fall || (fresh === 0 && starts.length === places.length)) this.#voices.show(this.#name, places);
    else this.#drop(places, starts, fresh);
  }

  // Takes the places again after the window changed.
  fit() {
    this.#voices.show(this.#name, this.#places());
  }

  empty() {
    this.#count = 0;
    this.#box.dataset.dots = "0";
    this.#box.style.width = "";
    this.#voices.show(this.#name, []);
  }

  #drop(places, starts, fresh) {
    const delays = departures(fresh);
    const height = innerHeight / 3;
    const moves = places.map((to, i) =>
      i < starts.length
        ? { from: starts[i], to, time: FLIGHT / 2 }
        : {
            from: { ...to, y: to.y - height, alpha: 0 },
            to,
            delay: delays[i - starts.length],
            time: FLIGHT,
            ease: falling,
          },
    );
    this.#voices.move(this.#name, moves);
  }

  #places() {
    const row = this.#box.parentElement;
    const below = getComputedStyle(row).flexDirection === "column"; // the words stand below the dots, not beside them
    const width = row.clientWidth * (below ? 0.92 : 0.6);
    const height = this.#box.clientHeight;
    let r = this.#radius;
    const most = Math.max(this.#count, this.#room, 1);
    const rows = () => Math.ceil((most * PITCH * r) / width);
    while (rows() * PITCH * r > height && r > 0.5) r *= SHRINK;
    const lines = Math.max(1, rows());
    const columns = Math.ceil(most / lines);
    this.#box.style.width = `${columns * PITCH * r}px`;
    const box = this.#box.getBoundingClientRect();
    const top = box.top + (box.height - lines * PITCH * r) / (below ? 1 : 2);
    return Array.from({ length: this.#count }, (_, i) => ({
      x: box.left + ((i % columns) + 0.5) * PITCH * r,
      y: top + (Math.floor(i / columns) + 0.5) * PITCH * r,
      r,
      role: this.#role,
    }));
  }
}
