// The console: one state, many small parts that each show their share of it.

import { Actions } from "./console/actions.js";
import { Board } from "./console/board.js";
import { Cards } from "./console/cards.js";
import { Choices } from "./console/choices.js";
import { Dialogs } from "./console/dialogs.js";
import { Keys } from "./console/keys.js";
import { Warnings, sentences } from "./console/lists.js";
import { Notes, QuestionNotes } from "./console/notes.js";
import { Pages } from "./console/pages.js";
import { Passing } from "./console/passing.js";
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
  #cards = new Cards({ list: $("cards-list"), card: $("card"), set: $("cards-set"), next: $("cards-next") });
  #runsheet = new RunSheet($("runsheet"), $("row"));
  #parts = [
    this.#runsheet,
    this.#cards,
    new QuestionNotes($("question-notes-form"), $("question-notes-kept"), (...what) => this.#keep(...what)),
    new Choices($("choices-list"), $("choice")),
    new Passing($("passing")),
    new Warnings($("warnings"), $("warning")),
    new Board($("board"), (name, ...what) => this.#actions.send(verb(name), ...what)),
    new Toggles(),
    new Picture($("picture"), $("sheets")),
    new Release((name) => this.#actions.send(verb(name), {}, { quiet: true })),
  ];
  #countdown = new Countdown($("count"));
  #timer = new Timer($("timer"));
  #pages = new Pages($("page-back"), $("page-on"));

  constructor() {
    new Notes($("notes-form"), $("notes-kept"), (...what) => this.#keep(...what));
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
    $("skip").elements.question.value = frame.skip ?? "";
    $("spare").elements.question.value = frame.plan.spare ?? "";
    sentences($("captions"), frame.captions);
    sentences($("lines"), frame.wall.lines);
    this.#pages.show(frame);
    this.#countdown.show(frame.wall.arming);
    this.#timer.show(frame.timer);
    this.#clock(frame.timer.ends !== null);
    this.#actions.see(frame);
  }

  #keep(action, fields) {
    return this.#actions.send(action, fields, { quiet: true });
  }

  // A running clock is stopped, a still one started, by the same button.
  #clock(running) {
    const button = $("timer-button");
    button.textContent = running ? button.dataset.stop : button.dataset.start;
    $("minutes").disabled = running;
  }

  #ask(form) {
    const { next, wall, may } = this.#frame;
    if (form.id === "next" && next?.verb === "close" && !wall.looking) {
      this.#dialogs.close();
      return false;
    }
    const unseen = may.includes("release") && wall.counts?.in !== 0; // nobody loses an answer that nobody gave
    return form.dataset.verb !== "open" || !unseen || this.#dialogs.leave(form);
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
      jump: () => this.#runsheet.jump(),
      cards: () => this.#cards.next(),
      first: () => this.#cards.pin(1),
      second: () => this.#cards.pin(2),
      third: () => this.#cards.pin(3),
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
  const { runsheet, stage, wall, next, cards } = frame;
  const seen = ({ state, current, step }) => !step && ["released", "done"].includes(state) && (!current || stage === "closed");
  return {
    ...frame,
    arming: wall.arming,
    leaf: { back: wall.page > 0, on: wall.page + 1 < wall.pages },
    pictured: runsheet.some(seen),
    talking: cards.may || wall.looking,
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
