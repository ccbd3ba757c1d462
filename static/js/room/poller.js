// Plain HTTP in place of a socket: asks for the state every few seconds, and says how each question went.

import { spread } from "./backoff.js";

const EVERY = 3 * 1000; // ms
const PATIENCE = 8 * 1000; // ms until a question counts as lost

export class Poller {
  #url;
  #version;
  #onAnswer;
  #onSilence;
  #timer;
  #running = false;

  // `version` is a function: the version that is on the screen now.
  constructor({ url, version, onAnswer, onSilence }) {
    this.#url = url;
    this.#version = version;
    this.#onAnswer = onAnswer;
    this.#onSilence = onSilence;
  }

  start() {
    if (this.#running || !this.#url) return;
    this.#running = true;
    this.#ask();
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  async #ask() {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(`${this.#url}?version=${this.#version()}`, {
        headers: { Accept: "application/json" },
        cache: "no-store",
        signal: stop.signal,
      });
      const frame = answer.status === 200 ? await answer.json() : null;
      if (this.#running) this.#onAnswer(answer.status, frame);
    } catch {
      if (this.#running) this.#onSilence();
    } finally {
      clearTimeout(late);
      if (this.#running) this.#timer = setTimeout(() => this.#ask(), spread(EVERY));
    }
  }
}
