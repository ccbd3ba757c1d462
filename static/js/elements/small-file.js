// A form with a file that may only be so large: said at once, and nothing is sent in vain.

class SmallFile extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input[type=file]");
    const said = document.createElement("p");
    said.className = "mistake";
    said.setAttribute("role", "alert");
    field.addEventListener("change", () => {
      const large = [...field.files].some(({ size }) => size > Number(this.dataset.most));
      said.textContent = large ? this.dataset.large : "";
      if (large) field.value = "";
      field.before(said);
    });
  }
}

customElements.define("small-file", SmallFile);
