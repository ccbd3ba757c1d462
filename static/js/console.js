// The console: one state, many small parts that each show their share of it.

import { Actions } from "./console/actions.js";
import { Dialogs } from "./console/dialogs.js";
import { Held } from "./console/held.js";
import { Keys } from "./console/keys.js";
import { Warnings, sentences } from "./console/lists.js";
import { Notes } from "./console/notes.js";
import { Pages } from "./console/pages.js";
import { Picture } from "./console/picture.js";
import { Release } from "./console/release.js";
import { RunSheet } from "./console/runsheet.js";
import { Toggles } from "./console/toggles.js";
import { wallWindow } from "./console/wallwindow.js";
import { when } from "./console/when.js";
import { Live } from "./room/live.js";
import { Countdown } from "./wall/countdown.js";
import { fill } from "./wall/fill.js";
import { Timer } from "./wall/timer.js";

const $ = (id) => document.getElementById(id);
const verb = (name) => new URL(`../${name}/`, $("next").action).href;

class Console {
  #frame = null;
  #dialogs = new Dialogs();
  #actions = new Actions({ notices: $("notices"), before: (form) => this.#ask(form) });
  #parts = [
    new RunSheet($("runsheet"), $("row")),
    new Warnings($("warnings"), $("warning")),
    new Held($("held"), $("held-sheets")),
    new Toggles(),
    new Picture($("picture"), $("sheets")),
    new Release((name) => this.#actions.send(verb(name), {}, { quiet: true })),
  ];
  #countdown = new Countdown($("count"));
  #timer = new Timer($("timer"));
  #pages = new Pages($("page-back"), $("page-on"));

  constructor() {
    new Notes($("notes-form"), $("notes-kept"), (action, fields) => this.#actions.send(action, fields, { quiet: true }));
    new Keys(this.#acts());
    wallWindow($("open-wall"));
    $("remote").addEventListener("submit", (event) => this.#remote(event));
  }

  show(frame) {
    if (frame.go) location.replace(frame.go); // the room goes on in another session
    this.#frame = helped(frame);
    document.body.dataset.stage = frame.stage;
    fill(document.body, this.#frame);
    when(document.body, this.#frame);
    for (const part of this.#parts) part.show(this.#frame);
    for (const field of document.querySelectorAll("[name=turn]")) field.value = frame.turn;
    $("skip").elements.question.value = this.#frame.skip ?? "";
    sentences($("captions"), frame.captions);
    sentences($("lines"), frame.wall.lines);
    this.#pages.show(frame);
    this.#countdown.show(frame.wall.arming);
    this.#timer.show(frame.wall.timer);
    this.#clock(frame.wall.timer.ends !== null);
    this.#actions.see(frame);
  }

  // A running clock is stopped, a still one started, by the same button.
  #clock(running) {
    const button = $("timer-button");
    button.textContent = running ? button.dataset.stop : button.dataset.start;
    $("minutes").disabled = running;
  }

  #ask(form) {
    const { next } = this.#frame;
    if (form.id === "next" && next?.verb === "close" && !this.#frame.wall.looking) {
      this.#dialogs.close();
      return false;
    }
    const unreleased = this.#frame.may.includes("release");
    return form.dataset.verb !== "open" || !unreleased || this.#dialogs.leave(form);
  }

  #acts() {
    const press = (id) => () => this.#actions.press(id);
    const toggle = (name) => () => document.querySelector(`form[data-toggle="${name}"]`).requestSubmit();
    return {
      next: press("next"),
      back: press("back"),
      cancel: press("disarm"),
      blank: toggle("blank"),
      qr: toggle("qr"),
      overview: toggle("overview"),
      dark: toggle("dark"),
      seats: press("toggle-seats"), // only where there is a picture by seats
      timer: press("timer-form"),
      ask: () => $("ask-text").focus(),
      keys: () => this.#dialogs.keys(),
      left: () => this.#pages.turn(-1),
      right: () => this.#pages.turn(1),
    };
  }

  async #remote(event) {
    event.preventDefault();
    const told = await this.#actions.send(event.target.action, new FormData(event.target));
    if (told?.qr) this.#dialogs.remote(told);
  }
}

// The frame with a few answers that several parts ask for.
function helped(frame) {
  const { runsheet, stage, wall, next, may } = frame;
  const waiting = runsheet.filter(({ state }) => state === "waiting");
  const after = waiting.find(({ number }) => number > (wall.question?.number ?? 0)) ?? waiting[0];
  const skips = stage !== "lobby" && next?.verb !== "open" && may.includes("open");
  return {
    ...frame,
    arming: wall.arming,
    leaf: { back: wall.page > 0, on: wall.page + 1 < wall.pages },
    skip: skips && after ? after.id : null,
    pictured: runsheet.some(({ state, current }) => ["released", "done"].includes(state) && (!current || stage === "closed")),
    next: wall.looking ? { verb: "forward", label: $("forward").textContent.trim(), question: null } : next,
  };
}

const main = $("main");
const link = $("link");
const board = new Console();
const first = JSON.parse($("frame").textContent);
board.show(first);
new Live({
  url: main.dataset.socket,
  pollUrl: main.dataset.state,
  version: first.version,
  seen: true,
  onState: (frame) => board.show(frame),
  onStatus: (status) => {
    const up = status === "open" || status === "polling";
    link.textContent = up ? link.dataset.up : link.dataset.down;
    link.toggleAttribute("data-lost", !up);
  },
}).start();
