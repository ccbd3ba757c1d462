// A button that opens the print dialogue; without scripts it stays hidden and the browser's own menu prints.

class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("print-button", PrintButton);
