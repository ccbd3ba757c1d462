// Paints the dots that are not yet, or no longer, part of a Plotly picture: waiting, flying, dissolving.

import { eased, still } from "./motion.js";

const ROLES = ["held", "voice", "guess"];
const HOLLOW = 0.26; // width of a guess's line, in radii: as in the picture

export class Voices {
  #canvas;
  #pen;
  #layers = new Map(); // name -> dots at rest: {x, y, r, role}
  #moves = new Map(); // name -> {moves, began, done}
  #frame = 0;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
    this.fit();
  }

  // Takes the size of the window again; whatever flies lands at once.
  fit() {
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(innerWidth * ratio);
    this.#canvas.height = Math.round(innerHeight * ratio);
    this.#pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const name of [...this.#moves.keys()]) this.#land(name);
    this.paint();
  }

  show(name, dots) {
    if (this.#moves.has(name)) this.#land(name);
    this.#layers.set(name, dots);
    this.paint();
  }

  at(name) {
    return this.#layers.get(name) ?? [];
  }

  // Moves a layer's dots: {from, to, delay, time}; a dot whose `to` has alpha 0 is gone when it arrives.
  move(name, moves) {
    if (this.#moves.has(name)) this.#land(name);
    this.#layers.set(name, moves.map((move) => move.to).filter((dot) => dot.alpha !== 0));
    if (still() || document.hidden || moves.length === 0) {
      this.paint();
      return Promise.resolve();
    }
    return new Promise((done) => {
      this.#moves.set(name, { moves, began: performance.now(), done });
      this.paint();
    });
  }

  paint() {
    if (!this.#frame) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  #draw(now) {
    this.#frame = 0;
    this.#pen.clearRect(0, 0, innerWidth, innerHeight);
    const colours = getComputedStyle(this.#canvas);
    const colour = Object.fromEntries(ROLES.map((role) => [role, colours.getPropertyValue(`--${role}`)]));
    for (const [name, dots] of this.#layers) {
      const flight = this.#moves.get(name);
      if (!flight) for (const dot of dots) this.#dot(dot, colour);
      else if (this.#fly(flight, now, colour)) this.#land(name);
    }
    if (this.#moves.size) this.paint();
  }

  #fly({ moves, began }, now, colour) {
    let landed = true;
    for (const { from, to, delay = 0, time, ease = eased } of moves) {
      const t = Math.min(1, Math.max(0, (now - began - delay) / time));
      if (t < 1) landed = false;
      const e = ease(t);
      const between = (a, b) => a + (b - a) * e;
      const alpha = between(from.alpha ?? 1, to.alpha ?? 1);
      const dot = { x: between(from.x, to.x), y: between(from.y, to.y), r: between(from.r, to.r) };
      this.#dot({ ...dot, alpha, role: from.role }, colour);
      if (from.role !== to.role) this.#dot({ ...dot, alpha: alpha * e, role: to.role }, colour);
    }
    return landed;
  }

  #dot({ x, y, r, role, alpha = 1 }, colour) {
    const line = role === "guess" ? Math.max(1, HOLLOW * r) : 0;
    this.#pen.globalAlpha = alpha;
    this.#pen.fillStyle = this.#pen.strokeStyle = colour[role];
    this.#pen.lineWidth = line;
    this.#pen.beginPath();
    this.#pen.arc(x, y, Math.max(0, r - line / 2), 0, 2 * Math.PI);
    if (line) this.#pen.stroke();
    else this.#pen.fill();
    this.#pen.globalAlpha = 1;
  }

  #land(name) {
    const { done } = this.#moves.get(name);
    this.#moves.delete(name);
    this.paint();
    done();
  }
}
