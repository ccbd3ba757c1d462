// "Show my place": rings around one's own dot for five seconds, because neighbours see screens.

const SHOWN = 5 * 1000; // ms

export class Place {
  #timer;
  #marks = [];

  // Find the marks of what this phone answered; return whether there are any.
  prepare(within, given) {
    this.hide();
    const wanted = given && !given.abstain ? given.fields : {};
    const keys = Object.entries(wanted).flatMap(([name, values]) => values.map((value) => `${name}=${value}`));
    this.#marks = [
      ...[...within.querySelectorAll("[data-mine]")].filter(({ dataset }) => keys.includes(dataset.mine)),
      ...[...within.querySelectorAll("[data-lattice]")].filter((mark) => moved(mark, wanted)),
    ];
    return this.#marks.length > 0;
  }

  // Show or hide; return whether it is shown now.
  toggle() {
    if (this.#timer) return this.hide();
    for (const mark of this.#marks) mark.setAttribute("data-shown", "");
    this.#timer = setTimeout(() => this.hide(), SHOWN);
    return true;
  }

  hide() {
    clearTimeout(this.#timer);
    this.#timer = null;
    for (const mark of this.#marks) mark.removeAttribute("data-shown");
    return false;
  }
}

// One ring serves all places of a lattice: move it to the one or two numbers that were given; return whether they were.
// A few large dots lean aside for each other, so it goes to the dot that lies nearest.
function moved(mark, fields) {
  const [across, up = 0] = mark.dataset.lattice.split(" ").map((name) => Number(fields[name]?.[0]));
  if (!Number.isFinite(across) || !Number.isFinite(up)) return false;
  const step = Number(mark.dataset.step);
  const [left, foot] = ["cx", "cy"].map((name) => Number(mark.firstElementChild.getAttribute(name)));
  const home = [left + across * step, foot - up * step];
  const [x, y] = nearest(dotsOf(mark.ownerSVGElement), home, 2 * step) ?? home;
  mark.setAttribute("transform", `translate(${x - left} ${y - foot})`);
  return true;
}

const DOT = /M([\d.]+) ([\d.]+)h/g;

function dotsOf(picture) {
  const drawn = picture.querySelector('path.voice[stroke-linecap="round"]')?.getAttribute("d") ?? "";
  return [...drawn.matchAll(DOT)].map(([, x, y]) => [Number(x), Number(y)]);
}

function nearest(dots, [x, y], within) {
  let best = null;
  let least = within;
  for (const dot of dots) {
    const far = Math.hypot(dot[0] - x, dot[1] - y);
    if (far < least) [best, least] = [dot, far];
  }
  return best;
}
