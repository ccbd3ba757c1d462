// From canvas units to pixels: a figure knows its canvas, a screen knows its width.

const VOICES = "voices";
const GUESSES = "guesses"; // hollow dots, or outlines of bars
const BARS = new Set(["rect", "path"]); // shapes without a name stand for voices; a path holds many squares
const SQUARE = /M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)/g;

// Returns the figure at `scale` pixels a canvas unit, its letters no higher than `letters` pixels, with its voices and
// guesses or without.
export function fitted(figure, scale, { voices = true, guesses = true, letters = Infinity } = {}) {
  const [width, height] = figure.layout.meta.canvas;
  const seen = ({ name }) => (name === GUESSES ? guesses : name === VOICES ? voices : true);
  const data = figure.data.map((trace) => {
    const copy = sized(trace, scale);
    if (copy.textfont) copy.textfont.size = copy.textfont.size.map((size) => Math.min(size, letters));
    return seen(trace) ? copy : { ...copy, x: [], y: [] };
  });
  const layout = { ...sized(figure.layout, scale), width: width * scale, height: height * scale };
  layout.shapes = layout.shapes.filter((shape) => (isBar(shape) ? voices : seen(shape)));
  return { data, layout };
}

const isBar = ({ type, name }) => BARS.has(type) && !name;

// Returns where the guesses lie, in canvas units; none where outlined bars stand for them.
export function guessesOf(figure) {
  const trace = figure.data.find(({ name }) => name === GUESSES);
  return trace ? trace.x.map((x, i) => ({ x, y: trace.y[i], r: figure.layout.meta.radius })) : [];
}

// Returns where `count` voices go, in canvas units: a place for each dot, or somewhere in the bars that stand for many.
export function voicesOf(figure, count = 0) {
  const trace = figure.data.find(({ name }) => name === VOICES);
  const r = figure.layout.meta.radius;
  if (trace?.x.length) return trace.x.map((x, i) => ({ x, y: trace.y[i], r }));
  const bars = figure.layout.shapes.filter(isBar).flatMap(rectangles);
  const said = figure.layout.meta.bars ?? []; // how many each holds: fields of a heat map are equally large
  const weights = said.length === bars.length ? said : bars.map(({ x0, x1, y0, y1 }) => (x1 - x0) * (y1 - y0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return bars.flatMap((bar, i) => grains(bar, Math.round((count * weights[i]) / whole), r));
}

function rectangles(shape) {
  if (shape.type === "rect") return [shape];
  const squares = [...shape.path.matchAll(SQUARE)].map((found) => found.slice(1).map(Number));
  return squares.map(([x0, y0, x1, y1]) => ({ x0, y0, x1, y1 }));
}

function grains({ x0, x1, y0, y1 }, count, r) {
  const within = (a, b) => a + r + Math.random() * Math.max(0, b - a - 2 * r);
  return Array.from({ length: count }, () => ({ x: within(x0, x1), y: within(y0, y1), r }));
}

function sized(value, scale, key = "", parent = "") {
  if (Array.isArray(value)) return value.map((item) => sized(item, scale, key, parent));
  if (typeof value === "number") return isLength(key, parent) ? value * scale : value;
  if (value === null || typeof value !== "object" || key === "meta") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, sized(item, scale, name, key)]));
}

function isLength(key, parent) {
  return key === "size" || (key === "width" && parent === "line");
}
