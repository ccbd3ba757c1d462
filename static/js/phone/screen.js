// The screen itself: one fragment from the server, the same for all, and one word on how one's own answer stands.

import { read, write } from "../helpers/fields.js";
import { loadModules } from "../helpers/modules.js";

const SAID = 80; // ms between emptying the live region and filling it, so that the same words are spoken again

export class Screen {
  #main;
  #notice;
  #said;
  #first; // as the page brought it, before anything here touched it
  #html = null;
  #dirty;
  #speaking;
  #asking = false;

  constructor({ main, notice, said }) {
    this.#main = main;
    this.#notice = notice;
    this.#said = said;
    this.#first = main.innerHTML;
    this.#dirty = !notice.hidden; // the page came back with a form as it was typed
    main.addEventListener("input", (event) => {
      if (event.isTrusted) this.#touch();
    });
    main.addEventListener("touched", () => this.#touch()); // from gestures
    main.addEventListener("invalid", ({ target }) => this.#ask(target), true);
    loadModules(main);
  }

  get form() {
    return this.#main.querySelector("form.answer");
  }

  // Whether somebody is filling in a form that has not been sent.
  get busy() {
    return this.#dirty && this.form !== null && ["none", "changing"].includes(this.how);
  }

  get how() {
    return this.#main.dataset.answer;
  }

  get fields() {
    return read(this.form);
  }

  // Whether everything is there that the form needs; what is missing first is asked for.
  get complete() {
    this.#asking = true;
    return this.form.checkValidity();
  }

  // Put a fragment on the screen, unless it is there already.
  replace(html) {
    const same = this.#html === null ? normal(html) === this.#first : html === this.#html;
    this.#html = html;
    if (same) return;
    const inside = this.#main.contains(document.activeElement);
    this.#dirty = false;
    this.#main.innerHTML = html;
    loadModules(this.#main);
    if (inside) this.#focus("h1");
  }

  // Say how one's own answer stands: none, changing, guessing, sending, kept, in, late or locked. Returns whether that is new.
  stand(how) {
    if (this.how === how) return false;
    const inside = this.#main.contains(document.activeElement);
    this.#main.dataset.answer = how;
    if (inside && !visible(document.activeElement)) this.#focus(".state");
    return true;
  }

  // Write an answer into the form, as it was given.
  fill(fields) {
    if (this.form) write(this.form, fields);
  }

  sent() {
    this.#dirty = false;
  }

  notice(text) {
    this.#notice.textContent = text;
    this.#notice.hidden = !text;
    if (text) this.#notice.scrollIntoView({ block: "nearest" });
  }

  // Speak the heading, and how the answer stands.
  announce(text = null) {
    clearTimeout(this.#speaking);
    this.#said.textContent = "";
    this.#speaking = setTimeout(() => (this.#said.textContent = text ?? this.#words()), SAID);
  }

  #touch() {
    this.#dirty = true;
    if (this.#notice.textContent === this.form?.dataset.sayOpen && this.form.checkValidity()) this.notice("");
  }

  #ask(control) {
    if (!this.#asking || control.validity.customError) return; // that one speaks for itself
    this.#asking = false;
    this.notice(this.form.dataset.sayOpen);
    control.closest("fieldset, .sheet, .controls").scrollIntoView({ block: "center" });
    if (control.type === "radio") control.focus({ preventScroll: true }); // a sheet would bring the keyboard up
  }

  #words() {
    const parts = [...this.#main.querySelectorAll("h1, .state")].filter(visible);
    return parts.map((part) => part.textContent.trim()).join(" ");
  }

  #focus(selector) {
    const target = [...this.#main.querySelectorAll(selector)].find(visible) ?? this.#main.querySelector("h1");
    target?.setAttribute("tabindex", "-1");
    target?.focus({ preventScroll: true });
  }
}

const visible = (element) => element.getClientRects().length > 0;

// The fragment as the browser would write it.
function normal(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.innerHTML;
}
