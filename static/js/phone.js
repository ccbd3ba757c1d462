// The participant's phone: shows the state that all phones share, and keeps what only this one knows.

import { Awake } from "./helpers/awake.js";
import { Guess } from "./phone/guess.js";
import { Memory } from "./phone/memory.js";
import { Outbox } from "./phone/outbox.js";
import { Place } from "./phone/place.js";
import { postAnswer } from "./phone/post.js";
import { Screen } from "./phone/screen.js";
import { Seat } from "./phone/seat.js";
import { Live } from "./room/live.js";

const MOST_SPREAD = 2000; // ms over which phones follow to the next session
const LATE_STAGES = new Set(["held", "released", "talk"]);
const STRANGER = 4403;
const RELOADED = "parallax-reloaded"; // a mark in the address: once is enough

class Phone {
  #main = document.getElementById("screen");
  #line = document.getElementById("line");
  #screen = new Screen({ main: this.#main, notice: document.getElementById("notice"), said: document.getElementById("said") });
  #memory = new Memory(this.#main.dataset.code);
  #guess = new Guess({ main: this.#main, memory: this.#memory });
  #place = new Place();
  #seat = new Seat(this.#main);
  #awake = new Awake();
  #live;
  #outbox;
  #frame;
  #waiting = null; // a frame that comes to the screen once the form is sent
  #changing = false;
  #told; // {round, how}: what the server knows of an answer that this phone has forgotten
  #pressed = null; // the button used last: older browsers do not name it
  #twice;

  constructor() {
    const { version, stage, round, socket, state, answer, fresh } = this.#main.dataset;
    if (fresh !== undefined) this.#begin();
    this.#frame = { version: Number(version), stage, round: round || null };
    this.#told = { round, how: answer === "changing" ? "in" : answer };
    this.#changing = answer === "changing";
    this.#live = new Live({
      url: socket,
      pollUrl: state,
      version: Number(version) - 1, // the first state is taken even if the page shows it already
      onState: (frame) => this.#state(frame),
      onMessage: (message) => this.#message(message),
      onStatus: (status, code) => this.#status(status, code),
    });
    this.#outbox = new Outbox({
      memory: this.#memory,
      live: this.#live,
      post: (...answer) => postAnswer("answer", this.#token, ...answer),
      onSettled: (...how) => this.#settled(...how),
    });
    this.#main.addEventListener("submit", (event) => this.#submit(event));
    this.#main.addEventListener("click", (event) => this.#click(event));
  }

  // Somebody else holds this phone now: it knows nothing of the answers that were given on it before.
  #begin() {
    this.#memory.forget();
    history.replaceState(null, "", location.pathname);
  }

  start() {
    document.documentElement.dataset.script = "";
    this.#seat.settle();
    this.#show();
    this.#live.start();
  }

  get #token() {
    return document.querySelector('input[name="csrfmiddlewaretoken"]').value;
  }

  #state(frame) {
    if (frame.stage === "closed") this.#memory.forget();
    const sameRound = frame.round === this.#frame.round && frame.stage !== "closed";
    if (sameRound && this.#screen.busy) {
      if (frame.stage !== this.#frame.stage) this.#screen.notice(this.#main.dataset.sayMovedOn);
      this.#waiting = frame;
      return;
    }
    this.#take(frame);
  }

  #take(frame) {
    const news = frame.round !== this.#frame.round || frame.stage !== this.#frame.stage;
    if (news) this.#screen.notice(this.#screen.busy ? this.#main.dataset.sayTooLate : "");
    if (frame.round !== this.#frame.round) this.#changing = false;
    this.#frame = frame;
    this.#waiting = null;
    this.#screen.replace(frame.html);
    this.#seat.settle();
    this.#show();
    if (news) this.#screen.announce();
  }

  // Bring the present screen in line with what this phone knows.
  #show() {
    const known = this.#memory.of(this.#frame.round);
    if (this.#screen.stand(this.#how(known))) this.#screen.announce();
    this.#line.hidden = this.#live.status !== "offline" || this.#screen.how === "kept";
    const mine = this.#main.querySelector('[data-act="mine"]');
    if (mine) mine.hidden = !this.#place.prepare(this.#main, known.late ? null : known.given);
    this.#guess.show(this.#frame.round);
    this.#awake.want(this.#frame.stage === "open");
    const onward = this.#main.querySelector("[data-go-on]");
    if (onward) setTimeout(() => location.assign(onward.href), MOST_SPREAD * (1 + Math.random()));
  }

  #how(known) {
    const { pending, given, late, locked } = known;
    if (this.#changing) return "changing";
    if (this.#guess.due(known)) return "guessing";
    if (pending) return this.#live.status === "offline" ? "kept" : "sending";
    if (locked) return "locked";
    if (late) return "late";
    if (given) return "in";
    return this.#told.round === this.#frame.round && ["in", "late"].includes(this.#told.how) ? this.#told.how : "none";
  }

  #submit(event) {
    event.preventDefault();
    this.#screen.notice("");
    const round = this.#frame.round;
    if (this.#screen.how === "guessing") return this.#sendGuess(round);
    const abstain = (event.submitter ?? this.#pressed)?.name === "abstain";
    if (!abstain && !this.#screen.complete) return;
    const fields = abstain ? {} : this.#guess.with(round, this.#screen.fields);
    this.#changing = false;
    this.#guess.answered(round, fields, abstain);
    this.#send(round, fields, abstain);
  }

  #sendGuess(round) {
    const fields = this.#guess.chosen(round, this.#screen.fields);
    if (!fields) return this.#screen.notice(this.#twice ? "" : this.#main.dataset.sayGuess); // that tap meant the answer
    this.#guess.done(round);
    this.#send(round, fields, false);
  }

  #send(round, fields, abstain) {
    this.#screen.sent();
    this.#outbox.put(round, { fields, abstain });
    this.#show();
  }

  #click(event) {
    this.#pressed = event.target.closest("button");
    this.#twice = event.detail > 1;
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (!act) return;
    event.preventDefault();
    if (act === "change") this.#change();
    if (act === "keep") this.#keep();
    if (act === "guess") this.#guessAgain();
    if (act === "skip") this.#skip();
    if (act === "mine" && this.#place.toggle()) this.#screen.announce(this.#main.dataset.sayShown);
  }

  #change() {
    const { given, pending } = this.#memory.of(this.#frame.round);
    const last = pending ?? given;
    this.#changing = true;
    if (last && !last.abstain) this.#screen.fill(last.fields);
    this.#seat.settle();
    this.#show();
    this.#main.querySelector("h1")?.focus({ preventScroll: true });
  }

  #guessAgain() {
    this.#screen.fill(this.#guess.again(this.#frame.round));
    this.#show();
  }

  #skip() {
    this.#guess.done(this.#frame.round);
    this.#screen.notice("");
    this.#screen.sent();
    this.#show();
  }

  #keep() {
    this.#changing = false;
    this.#screen.sent();
    if (this.#waiting) this.#take(this.#waiting);
    else this.#show();
  }

  #message(message) {
    if (message.type === "receipt") this.#outbox.receipt(message);
    else if (message.type === "refusal") this.#outbox.refusal(message);
  }

  #settled(round, refusal) {
    const current = round === this.#frame.round;
    if (!refusal && current && LATE_STAGES.has((this.#waiting ?? this.#frame).stage)) this.#memory.note(round, { late: true });
    if (refusal) this.#refused(round, refusal, current);
    if (this.#waiting && !this.#screen.busy && !this.#changing) this.#take(this.#waiting);
    else this.#show();
  }

  #refused(round, { code, text }, current) {
    if (code === "place.unknown") {
      this.#reload();
    } else if (code === "answer.locked") {
      this.#memory.note(round, { locked: true });
    } else if (!current) {
      this.#screen.notice(this.#main.dataset.sayTooLate);
    } else {
      this.#screen.notice(text);
      if (code === "seat.unknown") this.#main.dataset.seat = "ask";
      this.#guess.done(round);
      this.#changing = Boolean(this.#memory.of(round).given);
    }
  }

  #status(status, code) {
    if (status === "ended" && code === STRANGER) this.#reload();
    if (status === "open" || status === "polling") {
      if (location.hash === `#${RELOADED}`) history.replaceState(null, "", location.pathname);
      this.#outbox.flush();
    }
    this.#show();
  }

  // The server does not know this phone's place: the page itself shows the way in again.
  #reload() {
    if (location.hash !== `#${RELOADED}`) {
      location.hash = RELOADED;
      location.reload();
    }
  }
}

new Phone().start();
