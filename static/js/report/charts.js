// A table of counts as a Plotly chart to be looked into: one dot a voice while they can be told apart, its place and number under the pointer.

const DOTS = 400; // voices in a chart, from which bars stand for dots
const LETTERS = 15; // px
const [WIDTH, HEIGHT] = [960, 380]; // px that dots can stand in, about
const [LARGEST, SMALLEST] = [44, 4]; // px
const FULL = 0.8; // share of a place that dots may fill
const SHORT = 22; // letters of a name beside an axis, before it breaks

// Returns {data, layout}; `ink` holds the colours of the page.
export function chartOf(table, ink) {
  const draw = { stack, shares, strips, plane, list }[table.look];
  const { data, layout } = draw(table, ink);
  return { data, layout: { ...frame(ink), ...layout } };
}

function stack({ rows, columns, ends }, ink) {
  const places = columns.map((_, at) => at);
  const many = Math.max(...rows.map(({ counts }) => sum(counts))) > DOTS;
  const data = rows.map((row, number) => (many ? bars : dots)(row, { number, rows, columns, ink }));
  const words = ends.length && columns.length > 11 ? ends : columns;
  const at = words === columns ? places : [0, places.length - 1];
  return {
    data,
    layout: {
      barmode: "group",
      showlegend: rows.length > 1,
      legend: { orientation: "h", y: 1.08 },
      xaxis: axis(ink, { tickvals: at, ticktext: words.map(broken), range: [-0.7, columns.length - 0.3] }),
      yaxis: axis(ink, many ? { rangemode: "tozero" } : { visible: false, range: [0, HEIGHT / packed(rows, columns).size] }),
    },
  };
}

// Voices of one row, standing on their places; a second row stands beside the first.
function dots(row, { number, rows, columns, ink }) {
  const { size, lanes, lane } = packed(rows, columns);
  const shift = (number - (rows.length - 1) / 2) * (FULL / rows.length);
  const [x, y, text] = [[], [], []];
  row.counts.forEach((count, place) => {
    const abreast = Math.min(count, lanes);
    for (let voice = 0; voice < count; voice += 1) {
      x.push(place + shift + ((voice % lanes) - (abreast - 1) / 2) * lane);
      y.push(Math.floor(voice / lanes) + 0.5);
      text.push(`${plain(row.name)}: ${plain(columns[place])} · ${count}`);
    }
  });
  return points({ x, y, text, name: row.name, size, hollow: number > 0, guess: row.key === "guesses", ink });
}

function bars(row, { number, columns, ink }) {
  return {
    type: "bar",
    name: plain(row.name),
    x: columns.map((_, at) => at),
    y: row.counts,
    marker: { color: number ? ink.guess : ink.voice },
    hovertext: row.counts.map((count, at) => `${plain(row.name)}: ${plain(columns[at])} · ${count}`),
    hoverinfo: "text",
  };
}

function shares({ rows, columns }, ink) {
  const names = rows.map(({ name }) => broken(name));
  const data = columns.map((column, at) => ({
    type: "bar",
    orientation: "h",
    name: plain(column),
    y: names,
    x: rows.map(({ counts }) => counts[at] / (sum(counts) || 1)),
    text: rows.map(({ counts }) => (counts[at] ? String(counts[at]) : "")),
    hovertext: rows.map(({ name, counts }) => `${plain(name)}: ${plain(column)} · ${counts[at]}`),
    hoverinfo: "text",
    insidetextfont: { color: paleness(at, columns) > 0.4 ? ink.ink : ink.paper },
    marker: { color: mixed(ink.voice, ink.paper, paleness(at, columns)), line: { width: 1, color: ink.paper } },
  }));
  return {
    data,
    layout: {
      barmode: "stack",
      showlegend: true,
      legend: { orientation: "h", y: -0.08, traceorder: "normal" },
      xaxis: axis(ink, { visible: false }),
      yaxis: axis(ink, { autorange: "reversed" }),
    },
  };
}

function strips({ rows, columns }, ink) {
  const [x, y, text] = [[], [], []];
  const top = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  rows.forEach(({ name, counts }, line) =>
    counts.forEach((count, place) => {
      for (let voice = 0; voice < count; voice += 1) {
        x.push(Number(columns[place]));
        y.push(line - (0.8 * voice) / top);
        text.push(`${plain(name)}: ${plain(columns[place])} · ${count}`);
      }
    }),
  );
  const size = Math.min(16, (0.8 * HEIGHT) / (rows.length * top));
  return {
    data: [points({ x, y, text, name: "", size: Math.max(4, size), ink })],
    layout: {
      xaxis: axis(ink, {}),
      yaxis: axis(ink, { tickvals: rows.map((_, at) => at), ticktext: rows.map(({ name }) => broken(name)), range: [rows.length - 0.5, -1] }),
    },
  };
}

function plane({ rows, columns, ends }, ink) {
  const [x, y, size, text] = [[], [], [], []];
  rows.forEach(({ counts }, up) =>
    counts.forEach((count, across) => {
      if (!count) return;
      x.push(across);
      y.push(up);
      size.push(Math.min(46, 12 * Math.sqrt(count)));
      text.push(`${across + 1} / ${up + 1} · ${count}`);
    }),
  );
  const [left, right, low, high] = ends.map(plain);
  const edge = [-0.8, columns.length - 0.2];
  return {
    data: [points({ x, y, text, name: "", size, ink })],
    layout: {
      xaxis: axis(ink, { range: edge, tickvals: [0, columns.length - 1], ticktext: [left, right], constrain: "domain", showline: true }),
      yaxis: axis(ink, { range: edge, tickvals: [0, rows.length - 1], ticktext: [broken(low), broken(high)], scaleanchor: "x", constrain: "domain", showline: true }),
    },
  };
}

function list({ rows }, ink) {
  return {
    data: [
      {
        type: "bar",
        orientation: "h",
        y: rows.map((_, at) => at),
        x: rows.map(({ counts }) => counts[0]),
        marker: { color: ink.voice },
        hovertext: rows.map(({ name, counts }) => `${plain(name)} · ${counts[0]}`),
        hoverinfo: "text",
      },
    ],
    layout: {
      xaxis: axis(ink, { dtick: 1 }),
      yaxis: axis(ink, { tickvals: rows.map((_, at) => at), ticktext: rows.map(({ name }) => broken(name)), autorange: "reversed" }),
    },
  };
}

function points({ x, y, text, name, size, hollow = false, guess = false, ink }) {
  const color = guess ? ink.guess : ink.voice;
  return {
    type: "scatter",
    mode: "markers",
    name: plain(name),
    x,
    y,
    hovertext: text,
    hoverinfo: "text",
    cliponaxis: false,
    marker: { size, color, symbol: hollow ? "circle-open" : "circle", line: { width: hollow ? 2 : 0 } },
  };
}

// How large dots may be, how many stand abreast on a place, and how far apart, in places.
function packed(rows, columns) {
  const top = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const slot = WIDTH / columns.length; // px
  let [size, lanes] = [LARGEST, 1];
  for (; size > SMALLEST; size -= 1) {
    lanes = Math.max(1, Math.floor((FULL * slot) / rows.length / size));
    if (size <= slot && Math.ceil(top / lanes) * size <= HEIGHT) break;
  }
  return { size, lanes, lane: size / slot };
}

// How pale the part of a bar is that stands for a column: 0 for the first, 0.85 for the last.
const paleness = (at, columns) => (0.85 * at) / Math.max(1, columns.length - 1);

// A colour on its way from one to another, both as #rrggbb.
function mixed(from, to, share) {
  const parts = (colour) => [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
  const [one, other] = [parts(from), parts(to)];
  return `rgb(${one.map((part, at) => Math.round(part + share * (other[at] - part))).join(",")})`;
}

const axis = (ink, more) => ({ color: ink.ink, gridcolor: ink.line, showgrid: false, zeroline: false, automargin: true, fixedrange: false, ...more });

const frame = (ink) => ({
  font: { family: ink.font, size: LETTERS, color: ink.ink },
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "rgba(0,0,0,0)",
  hoverlabel: { bgcolor: ink.ink, bordercolor: ink.ink, font: { color: ink.paper, family: ink.font, size: LETTERS } },
  margin: { l: 24, r: 24, t: 16, b: 40 },
  showlegend: false,
  dragmode: "pan",
  bargap: 0.25,
});

const sum = (counts) => counts.reduce((all, count) => all + count, 0);

// What people wrote is never taken for Plotly's markup.
const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function broken(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length > SHORT) lines.push(word);
    else lines[last] = `${lines[last]} ${word}`.trim();
  }
  return lines.slice(0, 4).map(plain).join("<br>");
}
