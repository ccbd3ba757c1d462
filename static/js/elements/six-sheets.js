// This phone's own six of all sheets, drawn here by chance: the server does not know which, and learns only what is marked.
// They stay the same for the round, also after a reload.

const PREFIX = "parallax.six.";

class SixSheets extends HTMLElement {
  connectedCallback() {
    const sheets = [...this.querySelectorAll("li")];
    const seen = Math.min(Number(this.getAttribute("seen")), sheets.length);
    const round = this.querySelector("input")?.form?.elements.round?.value ?? "";
    const mine = new Set(kept(round, seen, sheets.length) ?? draw(round, seen, sheets.length));
    for (const [at, sheet] of sheets.entries()) if (!mine.has(at)) sheet.remove();
    this.dataset.drawn = "";
  }
}

function draw(round, seen, total) {
  const left = Array.from({ length: total }, (_, at) => at);
  const drawn = Array.from({ length: seen }, () => left.splice(below(left.length), 1)[0]);
  attempt((store) => store.setItem(PREFIX + round, JSON.stringify(drawn)));
  return drawn;
}

function kept(round, seen, total) {
  const drawn = attempt((store) => JSON.parse(store.getItem(PREFIX + round)));
  const fits = Array.isArray(drawn) && new Set(drawn).size === seen && drawn.every((at) => Number.isInteger(at) && at >= 0 && at < total);
  return fits ? drawn : null;
}

// A whole number from 0 up to `end`, each as likely as any other: what would make the first ones likelier is drawn again.
function below(end) {
  const fair = 2 ** 32 - (2 ** 32 % end);
  for (;;) {
    const [number] = crypto.getRandomValues(new Uint32Array(1));
    if (number < fair) return number % end;
  }
}

// Private windows and full or broken stores throw; then a reload draws anew.
function attempt(act) {
  try {
    return act(window.sessionStorage);
  } catch {
    return null;
  }
}

customElements.define("six-sheets", SixSheets);
