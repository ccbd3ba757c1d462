// Switches: each form sends the opposite of what is.

export class Toggles {
  #forms = [...document.querySelectorAll("form[data-toggle]")];

  show(frame) {
    const { blank, qr, overview, seats } = frame.wall.show;
    const on = { blank, qr, overview, seats, dark: frame.wall.dark, auto: frame.auto_release, clock: frame.show_timer };
    for (const form of this.#forms) {
      const name = form.dataset.toggle;
      const field = form.elements[name] ?? form.elements.on;
      field.value = on[name] ? "0" : "1";
      form.querySelector("button").setAttribute("aria-pressed", String(on[name]));
    }
  }
}
