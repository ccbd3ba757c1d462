// The wall: shows whatever frame it is given, and lets dots travel from one to the next.

import { Live } from "./room/live.js";
import { Awake } from "./wall/awake.js";
import { Chart } from "./wall/chart.js";
import { Countdown } from "./wall/countdown.js";
import { fill } from "./wall/fill.js";
import { Keys } from "./wall/keys.js";
import { Overview } from "./wall/overview.js";
import { Earlier } from "./wall/rounds.js";
import { screenOf } from "./wall/screen.js";
import { Sheets } from "./wall/sheets.js";
import { Stage } from "./wall/stage.js";
import { Timer } from "./wall/timer.js";
import { Tray } from "./wall/tray.js";
import { LINE, unit } from "./wall/unit.js";
import { Voices } from "./wall/voices.js";

const LOBBY_DOT = 0.2; // radius, in sixteenths of the wall's width

class Wall {
  #root = document.getElementById("wall");
  #voices = new Voices(document.getElementById("voices"));
  #joined = new Tray(document.getElementById("joined"), this.#voices, { name: "joined", role: "voice" });
  #stage = new Stage(document.getElementById("stage"), {
    chart: new Chart(document.getElementById("picture"), { letters: () => LINE * unit() }),
    tray: new Tray(document.getElementById("hopper"), this.#voices, { name: "hopper", role: "held" }),
    voices: this.#voices,
    earlier: new Earlier(document.getElementById("stage"), new Chart(document.getElementById("before"))),
  });
  #countdown = new Countdown(document.getElementById("count"));
  #timer = new Timer(document.getElementById("timer"));
  #sheets = new Sheets(document.getElementById("sheets"), document.getElementById("pages"));
  #overview = new Overview(document.getElementById("overview"), document.getElementById("tile"));
  #qr = "";
  #screen = null;
  #newest = null;
  #dissolving = false;

  constructor() {
    new Awake();
    new Keys({ turn: (by) => this.#sheets.turn(by) });
    addEventListener("resize", () => this.#fit());
    document.fonts.ready.then(() => this.#fit());
  }

  // Brings the wall to a frame; while a closed session dissolves, the newest frame waits until nothing is left.
  async show(frame) {
    if (frame.go) location.replace(frame.go); // the room goes on in another session
    this.#newest = frame;
    if (this.#dissolving) return;
    if (screenOf(frame) === "closed" && this.#screen === "question") {
      this.#dissolving = true;
      await this.#stage.dissolve();
      this.#dissolving = false;
    }
    this.#bring(this.#newest);
  }

  #bring(frame) {
    const screen = screenOf(frame);
    const fresh = this.#screen === null;
    this.#screen = screen;
    document.documentElement.dataset.theme = frame.dark ? "dark" : "light";
    document.getElementById("rehearsal").hidden = !frame.rehearsal;
    this.#root.dataset.screen = screen;
    this.#root.dataset.now = frame.stage;
    this.#words(frame);
    this.#countdown.show(frame.arming);
    this.#timer.show(frame.timer);
    const beside = screen === "sheets" ? (frame.picture?.figure ?? null) : null;
    this.#root.toggleAttribute("data-figure", beside !== null);
    this.#sheets.show(frame);
    if (screen === "overview") this.#overview.show(frame.all, frame.mosaic);
    if (screen === "lobby") this.#joined.hold(frame.joined, { radius: LOBBY_DOT * unit(), fall: !fresh });
    else this.#joined.empty();
    if (screen === "question") this.#stage.show(frame);
    else this.#stage.clear(beside);
  }

  #words(frame) {
    fill(this.#root, frame);
    lines(document.getElementById("promise"), "li", frame.promise);
    lines(document.getElementById("lines"), "span", frame.lines);
    if (frame.qr === this.#qr) return;
    this.#qr = frame.qr;
    // The server's own drawing, made of a link it made itself.
    for (const box of document.querySelectorAll("[data-qr]")) box.innerHTML = frame.qr;
  }

  #fit() {
    this.#voices.fit();
    this.#joined.fit();
    this.#stage.fit();
    this.#sheets.fit();
  }
}

function lines(list, tag, texts) {
  const items = texts.map((text) => Object.assign(document.createElement(tag), { textContent: text }));
  list.replaceChildren(...items);
  list.hidden = texts.length === 0;
}

const wall = new Wall();
const root = document.getElementById("wall");
const lost = document.getElementById("lost");
const first = JSON.parse(document.getElementById("frame").textContent);
wall.show(first);
new Live({
  url: root.dataset.socket,
  pollUrl: root.dataset.state,
  version: first.version,
  seen: true,
  onState: (frame) => wall.show(frame),
  onStatus: (status) => {
    lost.hidden = status === "open" || status === "polling";
  },
}).start();
