// Keys of the console, of a clicker, and of a wall that this console opened.

const ACTIONS = new Map(
  Object.entries({
    " ": "next",
    PageDown: "next",
    PageUp: "back",
    Escape: "cancel",
    b: "blank",
    ".": "blank",
    q: "qr",
    g: "overview",
    d: "dark",
    s: "seats",
    t: "timer",
    a: "ask",
    c: "cards",
    j: "jump",
    1: "first",
    2: "second",
    3: "third",
    "?": "keys",
    ArrowLeft: "left",
    ArrowRight: "right",
  }),
);
const FIELDS = "input:not([type=checkbox]), textarea, select";
const CLICKER = new Set(["PageDown", "PageUp"]);
const PRESSABLE = "button, [type=checkbox]";

export class Keys {
  #acts;

  // `acts` has one function for each name above.
  constructor(acts) {
    this.#acts = acts;
    addEventListener("keydown", (event) => this.#pressed(event));
    addEventListener("message", (event) => this.#told(event));
  }

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { target, key } = event;
    if (target.closest("dialog[open]")) return;
    if (target.closest(FIELDS) && !meant(event)) return;
    if (key === " " && target.closest(PRESSABLE)) return; // the button in focus means itself
    if (this.#act(key, event.repeat)) event.preventDefault();
  }

  #told({ origin, data }) {
    if (origin === location.origin && data?.wall === "key") this.#act(data.key, data.repeat);
  }

  #act(key, repeat) {
    const act = ACTIONS.get(key.length === 1 ? key.toLowerCase() : key);
    if (!act || document.querySelector("dialog[open]")) return false;
    if (!repeat) this.#acts[act]();
    return true;
  }
}

// Whether a key means the console although a field has the focus: those of a clicker, which write nothing into a line,
// and Esc, which leaves the field (unless it ends the typing of a single letter).
function meant({ target, key, isComposing }) {
  if (key === "Escape" && !isComposing) target.blur();
  return target !== document.activeElement || (CLICKER.has(key) && !target.closest("textarea"));
}
