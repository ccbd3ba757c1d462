// Sends the console's forms without leaving the page. One at a time: until the new state comes, a second click does nothing.

const PATIENCE = 3000; // ms after which a new try is allowed even without a new state
const STAY = 8000; // ms that a notice stays

export class Actions {
  #notices;
  #token;
  #turn = 0;
  #version = 0;
  #busy = 0;
  #before = () => true;

  // `before(form)` may hold a form back, to ask first.
  constructor({ notices, before }) {
    this.#notices = notices;
    this.#before = before;
    this.#token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    document.addEventListener("submit", (event) => this.#submitted(event));
    document.addEventListener("click", (event) => letGo(event));
  }

  see({ turn, version }) {
    this.#turn = turn;
    if (version > this.#version) this.#free();
    this.#version = version;
  }

  // Presses a form's button from elsewhere: a key, a clicker, a count that has run out.
  press(id) {
    const form = document.getElementById(id);
    if (form && !form.hidden) form.requestSubmit();
  }

  // Sends a verb; `quiet` keeps refusals to itself, for what two screens may do at the same time.
  async send(action, fields, { quiet = false } = {}) {
    const body = new URLSearchParams(fields);
    body.set("turn", String(this.#turn));
    try {
      const answer = await fetch(action, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-CSRFToken": this.#token },
      });
      const told = await answer.json();
      if (told.go) location.assign(told.go);
      if (!told.ok) this.#refused(told, { quiet });
      return told;
    } catch {
      this.#free();
      if (!quiet) this.#say(this.#notices.dataset.lost);
      return null;
    }
  }

  #submitted(event) {
    const form = event.target;
    if (!form.dataset.verb) return;
    event.preventDefault();
    const free = "free" in form.dataset; // may be sent again and again, beside everything else
    if (!free && (this.#busy || !this.#before(form))) return;
    if (!free) this.#lock();
    const fields = new FormData(form);
    const told = this.send(form.action, fields);
    form.closest("dialog")?.close();
    if (form.dataset.verb === "ask") asked(form, fields, told);
  }

  #refused({ code, text }, { quiet }) {
    this.#free();
    if (!quiet && code !== "turn.stale") this.#say(text);
    else if (!quiet) this.#say(text, { calm: true });
  }

  #lock() {
    document.body.dataset.busy = "";
    this.#busy = setTimeout(() => this.#free(), PATIENCE);
  }

  #free() {
    clearTimeout(this.#busy);
    this.#busy = 0;
    delete document.body.dataset.busy;
  }

  #say(text, { calm = false } = {}) {
    const notice = document.createElement("p");
    notice.className = calm ? "notice" : "notice error";
    notice.textContent = text;
    this.#notices.replaceChildren(notice);
    setTimeout(() => notice.remove(), STAY);
  }
}

// A new question has left its line, and keys mean the console again; one that was not taken comes back into the line.
async function asked(form, fields, told) {
  const { text, kind } = form.elements;
  form.reset();
  release(document.activeElement);
  text.blur();
  if ((await told)?.ok || text.value) return;
  [text.value, kind.value] = [fields.get("text"), fields.get("kind")];
  text.focus();
}

// What was pressed with the mouse lets go of the focus, so that Space stays «the next natural step»; so does what
// asked back first, and has the focus again once that dialog closes.
function letGo({ target, detail }) {
  if (detail > 0 && target.closest?.("a, button, label")) setTimeout(() => release(document.activeElement));
}

function release(element) {
  if (element?.matches("a, button, [type=checkbox]") && !element.closest("dialog")) element.blur();
}
