// The line to a room: one socket that always comes back, and plain HTTP where sockets do not get through.

import { even } from "../helpers/even.js";
import { backoff } from "./backoff.js";
import { Poller } from "./poller.js";
import { Wake } from "./wake.js";

const HELLO = 10 * 1000; // ms until a socket that opened must have said something
const QUIET = 20 * 1000; // ms of silence after which we ask whether the line still stands
const PONG = 2 * 1000; // ms that an answer to this may take
const REST = 60 * 1000; // ms that a socket keeps away after it was sent off for flooding
const FAILURES = 3; // opens in a row that never succeed before plain HTTP helps out

const CODE = { goodbye: 4012, notAllowed: 4403, unknown: 4404, closed: 4410, flood: 4429 };
const LAST_WORDS = new Set([CODE.notAllowed, CODE.unknown, CODE.closed]);
const HTTP_LAST_WORDS = new Map([[403, CODE.notAllowed], [404, CODE.unknown], [410, CODE.closed]]);

// Statuses told to `onStatus`: "open" (a socket), "polling" (plain HTTP gets through), "offline" (nothing does, we
// keep trying) and "ended" (with the close code; nothing more will come). "open" is told anew for every new socket.
//
// `seen: true` acknowledges every state, as wall and console must. `version` is what the page shows already.
export class Live {
  #url;
  #seen;
  #onState;
  #onMessage;
  #onStatus;
  #poller;
  #wake = new Wake(() => this.#awake());
  #socket = null;
  #heard = false;
  #version;
  #attempt = 0;
  #failures = 0;
  #back = null;
  #status = "";
  #ended = false;
  #again;
  #hello;
  #quiet;
  #pong;

  constructor({ url, pollUrl = "", version = -1, seen = false, onState, onMessage = () => {}, onStatus = () => {} }) {
    this.#url = url;
    this.#version = version;
    this.#seen = seen;
    this.#onState = onState;
    this.#onMessage = onMessage;
    this.#onStatus = onStatus;
    this.#poller = new Poller({
      url: pollUrl,
      version: () => this.#version,
      onAnswer: (status, frame) => this.#polled(status, frame),
      onSilence: () => this.#say("offline"),
    });
  }

  get status() {
    return this.#status;
  }

  start() {
    this.#wake.start();
    this.#connect();
  }

  // End it for good, on our own wish or because the room sent us off.
  stop(code = null) {
    if (this.#ended) return;
    this.#ended = true;
    this.#wake.stop();
    this.#poller.stop();
    clearTimeout(this.#again);
    this.#drop();
    this.#say("ended", code);
  }

  // Return whether the message went out; a message that did not is the caller's to keep.
  send(message) {
    if (!this.#heard || this.#socket?.readyState !== WebSocket.OPEN) return false;
    const text = JSON.stringify(message);
    this.#socket.send(message.fields ? even(text) : text); // an answer is as long as any other
    return true;
  }

  // Ask whether the line still stands; if nothing comes back in time, take a new one.
  check() {
    if (!this.send({ type: "ping" })) return;
    clearTimeout(this.#pong);
    this.#pong = setTimeout(() => this.#reconnect(), PONG);
  }

  #connect() {
    clearTimeout(this.#again);
    if (this.#ended || this.#socket) return;
    try {
      this.#socket = new WebSocket(absolute(this.#url));
    } catch {
      this.#lost(0);
      return;
    }
    const socket = this.#socket;
    const mine = (act) => (event) => socket === this.#socket && act(event);
    socket.addEventListener("message", mine((event) => this.#hear(event.data)));
    socket.addEventListener("close", mine((event) => this.#lost(event.code)));
    this.#hello = setTimeout(() => this.#lost(0), HELLO);
  }

  #hear(text) {
    clearTimeout(this.#hello);
    clearTimeout(this.#pong);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.check(), QUIET);
    if (!this.#heard) this.#arrived();
    const message = parsed(text);
    if (message?.type === "state") this.#show(message);
    else if (message?.type === "bye") this.#back = message.back;
    else if (message && message.type !== "pong") this.#onMessage(message);
  }

  #arrived() {
    this.#heard = true;
    this.#attempt = this.#failures = 0;
    this.#poller.stop();
    this.#status = ""; // a new line is news, even where the old one had not been missed yet
    this.#say("open");
  }

  #show(frame) {
    if (this.#seen) this.send({ type: "seen", version: frame.version });
    if (frame.version < this.#version) return;
    this.#version = frame.version;
    this.#onState(frame);
  }

  #lost(code) {
    const wasHeard = this.#heard;
    this.#drop();
    if (this.#ended) return;
    if (LAST_WORDS.has(code)) {
      this.stop(code);
      return;
    }
    if (!wasHeard) this.#failures += 1;
    if (this.#failures >= FAILURES) this.#poller.start();
    if (this.#status !== "polling") this.#say("offline");
    this.#again = setTimeout(() => this.#connect(), this.#pause(code));
  }

  #pause(code) {
    const back = this.#back;
    this.#back = null;
    if (back !== null) return back;
    if (code === CODE.flood) return REST;
    return backoff(this.#attempt++);
  }

  #reconnect() {
    this.#drop();
    this.#attempt = 0;
    this.#connect();
  }

  #drop() {
    for (const timer of [this.#hello, this.#quiet, this.#pong]) clearTimeout(timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#heard = false;
    socket?.close();
  }

  #awake() {
    if (this.#heard) this.check();
    else if (!this.#socket) this.#reconnect();
  }

  #polled(status, frame) {
    if (HTTP_LAST_WORDS.has(status)) {
      this.stop(HTTP_LAST_WORDS.get(status));
      return;
    }
    if (status !== 200 && status !== 204) {
      this.#say("offline");
      return;
    }
    const cameBack = this.#status !== "polling";
    this.#say("polling");
    if (frame) this.#show(frame);
    if (cameBack && !this.#socket) this.#reconnect(); // the server answers again: perhaps a socket does, too
  }

  #say(status, code = null) {
    if (status === this.#status) return;
    this.#status = status;
    this.#onStatus(status, code);
  }
}

function absolute(path) {
  const url = new URL(path, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
