// Voices by a sheet: a row of dots, in as many lines as it needs; a number beside them where nobody counts any more.

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 12; // dots in a line as high as the row
const COUNTED = 12; // dots that people take in at a glance

// Returns the dots, or null where there are none.
export function dotRow(count) {
  if (!count) return null;
  const row = document.createElement("p");
  row.className = "dot-row";
  row.append(drawing(count));
  if (count > COUNTED) row.append(Object.assign(document.createElement("span"), { textContent: String(count), ariaHidden: "true" }));
  return row;
}

function drawing(count) {
  const lines = linesFor(count);
  const columns = Math.ceil(count / lines);
  const svg = make("svg", { viewBox: `0 0 ${Math.max(columns, lines)} ${lines}`, role: "img", "aria-label": String(count) });
  for (let i = 0; i < count; i += 1) {
    svg.append(make("circle", { cx: (i % columns) + 0.5, cy: Math.floor(i / columns) + 0.5, r: 0.42 }));
  }
  return svg;
}

function linesFor(count) {
  let lines = 1;
  while (Math.ceil(count / lines) > WIDE * lines) lines += 1;
  return lines;
}

function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
