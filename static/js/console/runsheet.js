// The run sheet: every line with its minutes, what is done, what is now, what is left out.

const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class RunSheet {
  #list;
  #row;
  #key = "";
  #at = null; // the line that was now when it was last brought into sight

  constructor(list, row) {
    this.#list = list;
    this.#row = row;
    list.addEventListener("keydown", (event) => this.#walk(event));
  }

  show({ runsheet, turn, may }) {
    const key = JSON.stringify([runsheet, turn, may.includes("open")]);
    if (key === this.#key) return;
    this.#key = key;
    const { question, part } = focused();
    const rows = runsheet.map((row, i) => this.#make(row, may.includes("open"), runsheet[i - 1]?.section ?? ""));
    const top = this.#list.scrollTop;
    this.#list.replaceChildren(...rows);
    this.#list.scrollTop = top;
    if (question) this.#list.querySelector(`[data-question="${question}"] [data-part="${part}"]`)?.focus({ preventScroll: true });
    this.#follow();
  }

  // Brings the present line into sight inside its own box, never the page; who is about in the list is left in peace.
  #follow() {
    const now = this.#list.querySelector("[aria-current]");
    if (!now || now.dataset.question === this.#at || this.#list.contains(document.activeElement)) return;
    const first = this.#at === null;
    this.#at = now.dataset.question;
    const [box, line] = [this.#list.getBoundingClientRect(), now.getBoundingClientRect()];
    const by = Math.min(0, line.top - box.top) + Math.max(0, line.bottom - box.bottom);
    this.#list.scrollBy({ top: by, behavior: first || calm.matches ? "instant" : "smooth" });
  }

  // Puts the focus on the first line that may be opened next, from where the arrows go on.
  jump() {
    const rows = this.#buttons();
    const now = this.#list.querySelector("[aria-current]");
    const after = rows.find((button) => !now || now.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
    (after ?? rows[0])?.focus();
  }

  #walk(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = this.#buttons();
    const at = rows.indexOf(document.activeElement.closest("li")?.querySelector('[data-part="open"]'));
    if (!by || at < 0) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, at + by))].focus();
  }

  #buttons() {
    return [...this.#list.querySelectorAll('[data-part="open"]')].filter((button) => !button.hidden);
  }

  #make({ id, number, section, step, text, minutes, state, current, round, editable }, open, before) {
    const row = this.#row.content.firstElementChild.cloneNode(true);
    const part = (name) => row.querySelector(`[data-part="${name}"]`);
    row.dataset.state = state;
    row.dataset.question = id;
    row.toggleAttribute("data-line", Boolean(step));
    if (current) row.setAttribute("aria-current", "step");
    part("section").textContent = section;
    part("section").hidden = !section || section === before;
    part("number").textContent = number ? `${number}. ` : "";
    part("text").textContent = text;
    part("minutes").textContent = minutes;
    part("rounds").textContent = round;
    part("round").hidden = round < 2;
    for (const field of row.querySelectorAll("[name=question]")) field.value = id;
    label(part("open"), round ? "again" : "first", text);
    part("open").hidden = !open || current || (Boolean(step) && state === "done");
    const out = state === "left_out";
    part("on").value = out ? "0" : "1";
    label(part("out"), out ? "in" : "out", text);
    part("out").hidden = !open || !editable;
    return row;
  }
}

function label(button, name, text) {
  const words = button.dataset[name];
  const sign = button.querySelector("[data-part=sign]");
  if (sign) sign.textContent = name === "in" ? "+" : "−";
  else button.textContent = words;
  button.setAttribute("aria-label", `${words}: ${text}`);
  button.title = sign ? words : "";
}

function focused() {
  const active = document.activeElement;
  return { question: active?.closest("#runsheet li")?.dataset.question, part: active?.dataset.part };
}
