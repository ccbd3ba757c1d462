// Questions that are asked before something cannot be taken back, and the small windows of help.

export class Dialogs {
  #closing = document.getElementById("closing");
  #leaving = document.getElementById("leaving");
  #keys = document.getElementById("keys");
  #remote = document.getElementById("remote-dialog");
  #agreed = null;

  constructor() {
    for (const dialog of document.querySelectorAll("dialog")) {
      for (const button of dialog.querySelectorAll("[data-stay]")) button.addEventListener("click", () => dialog.close());
    }
    this.#closing.querySelector("[data-on]").addEventListener("click", () => this.#step(2));
    this.#leaving.querySelector("[data-on]").addEventListener("click", () => this.#go());
    document.getElementById("close-button").addEventListener("click", () => this.close());
    document.getElementById("keys-button").addEventListener("click", () => this.keys());
  }

  // The close is asked twice: the first answer only leads to the second question.
  close() {
    this.#step(1);
    this.#closing.showModal();
  }

  keys() {
    this.#keys.showModal();
  }

  remote({ qr, link }) {
    // The server's own drawing of a link it made itself.
    document.getElementById("remote-qr").innerHTML = qr;
    document.getElementById("remote-link").textContent = link;
    this.#remote.showModal();
  }

  // Asks before a form opens another question over answers that were never shown.
  leave(form) {
    if (this.#agreed === form) {
      this.#agreed = null;
      return true;
    }
    this.#leaving.form = form;
    this.#leaving.showModal();
    return false;
  }

  #go() {
    this.#agreed = this.#leaving.form;
    this.#leaving.close();
    this.#agreed.requestSubmit();
  }

  #step(number) {
    for (const step of this.#closing.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== String(number);
    if (number === 2) this.#closing.querySelector('[data-step="2"] [data-stay]').focus();
  }
}
