// How many places may come by a passed phone: what the server allows, unless somebody is just typing.

export class Passing {
  #form;

  constructor(form) {
    this.#form = form;
  }

  show({ passing: { allowed, came } }) {
    const { places } = this.#form.elements;
    places.min = came;
    if (places !== document.activeElement) places.value = allowed;
  }
}
