// The seat this phone speaks from: kept in a cookie of this session, where the plain form finds it, too.

const AGE = 2 * 24 * 60 * 60; // s
const pattern = /(?:^|;\s*)seat=([0-9a-f]{8}|-{8})/;

export class Seat {
  #main;

  constructor(main) {
    this.#main = main;
    main.addEventListener("change", ({ target }) => target.name === "seat" && keep(target.dataset.mark));
  }

  // Choose in the form what this phone has chosen, and ask if it has chosen nothing that is on offer.
  settle() {
    const mark = chosen();
    const radios = [...this.#main.querySelectorAll("input[name=seat]")];
    const said = [...this.#main.querySelectorAll("[data-sits]")];
    for (const radio of radios) radio.checked = radio.dataset.mark === mark;
    for (const line of said) line.hidden = line.dataset.sits !== mark;
    const offered = [...radios.map(({ dataset }) => dataset.mark), ...said.map(({ dataset }) => dataset.sits)];
    const known = offered.length === 0 || offered.includes(mark) || mark === "-".repeat(8);
    this.#main.dataset.seat = known ? "known" : "ask";
  }
}

const chosen = () => pattern.exec(document.cookie)?.[1];

function keep(mark) {
  const path = location.pathname.replace(/[^/]*$/, "");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `seat=${mark}; path=${path}; max-age=${AGE}; SameSite=Lax${secure}`;
}
