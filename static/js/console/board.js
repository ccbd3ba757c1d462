// The facilitator's sheets: set aside while they are held, laid into themes by drag, by choice or by keys.

import { dotRow } from "../wall/dots.js";
import { ask } from "./asking.js";
import { carried } from "./carrying.js";

const NEW = "new"; // what the choice of a theme says for one that has no name yet
const KEYS = /^[0-9]$/;

export class Board {
  #root;
  #list;
  #send;
  #carried;
  #frame = {};
  #known = new Set(); // sheets set aside that these boxes have shown; what another console sets aside meanwhile stays so
  #sent = Promise.resolve(); // what was ticked goes in the order of the hand
  #key = "";

  // `send(verb, pairs)` posts a verb and returns what the server said.
  constructor(root, send) {
    this.#root = root;
    this.#list = root.querySelector("#held-sheets");
    this.#send = send;
    root.addEventListener("change", (event) => this.#changed(event));
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("keydown", (event) => this.#pressed(event));
    this.#carried = carried(this.#list, "li", "[data-tray]", (sheet, tray) => this.#dropped(sheet, tray));
  }

  show(frame) {
    const { board, held, takes, may } = frame;
    this.#frame = frame;
    if (!board || this.#carried.busy) return; // what is drawn anew would slip from the hand
    const key = JSON.stringify([board, held, takes, may.includes("item")]);
    if (key === this.#key) return;
    this.#key = key;
    this.#draw();
  }

  #draw() {
    this.#known = new Set(this.#frame.held?.aside ?? []);
    const focus = focusIn(this.#list);
    this.#list.replaceChildren(...this.#trays());
    if (focus) this.#list.querySelector(focus)?.focus({ preventScroll: true });
  }

  #trays() {
    const { themes, sheets } = this.#frame.board;
    const grouped = new Set(themes.flatMap((theme) => theme.sheets));
    const loose = sheets.map((_, at) => at).filter((at) => !grouped.has(at));
    const named = themes.map((theme, at) => this.#tray(theme.name, theme.sheets, at));
    const rest = loose.length || !named.length ? [this.#tray(named.length ? this.#say("loose") : "", loose, -1)] : [];
    return [...named, ...rest, this.#tray(this.#say("new"), [], NEW)];
  }

  #tray(name, sheets, theme) {
    const box = make("section", { className: "tray" });
    box.dataset.tray = String(theme);
    const heading = make("h4", { textContent: name, dir: "auto" });
    if (Number.isInteger(theme) && theme >= 0) heading.append(" ", button(this.#say("rename"), { rename: theme }, name));
    if (name) box.append(heading);
    const list = make("ol", {});
    list.append(...sheets.map((at) => this.#sheet(at)));
    box.append(list);
    return box;
  }

  #sheet(at) {
    const { board, takes, may } = this.#frame;
    const text = board.sheets[at];
    const item = make("li", { tabIndex: 0 });
    item.dataset.at = String(at);
    item.setAttribute("aria-describedby", "board-keys");
    item.append(make("span", { textContent: text, dir: "auto" }));
    const dots = board.dots && dotRow(board.dots[at]);
    if (dots) item.append(dots);
    const does = make("div", { className: "does" });
    does.append(...this.#aside(at, text), this.#choice(at, text));
    if (may.includes("item") && takes.length) does.append(button(this.#say("item"), { item: at }, text));
    item.append(does);
    return item;
  }

  #aside(at, text) {
    const { held } = this.#frame;
    if (!held) return [];
    const label = make("label", {});
    const box = make("input", { type: "checkbox", name: "sheet", value: at, checked: held.aside.includes(at) });
    box.setAttribute("aria-label", `${this.#say("aside")}: ${text}`);
    label.append(box, ` ${this.#say("aside")}`);
    return [label];
  }

  #choice(at, text) {
    const { themes } = this.#frame.board;
    const choice = make("select", { name: "theme" });
    choice.setAttribute("aria-label", `${this.#say("theme")}: ${text}`);
    choice.append(option("", this.#say("loose")), ...themes.map(({ name }) => option(name, name)), option("\n", this.#say("new")));
    choice.value = themes.find(({ sheets }) => sheets.includes(at))?.name ?? "";
    return choice;
  }

  #changed({ target }) {
    if (target.name === "sheet") this.#setAside();
    if (target.name === "theme") this.#lay(Number(target.closest("li").dataset.at), target.value === "\n" ? null : target.value);
  }

  #setAside() {
    const ticked = [...this.#list.querySelectorAll("[name=sheet]:checked")].map(({ value }) => ["sheet", value]);
    const was = [...this.#known].map((at) => ["was", at]);
    for (const [, at] of ticked) this.#known.add(Number(at));
    this.#sent = this.#sent.then(async () => {
      const told = await this.#send("aside", [...ticked, ...was]);
      if (!told?.ok) this.#draw(); // a box shows what the wall will do, not what was wished
    });
  }

  #clicked({ target }) {
    const { rename, item } = target.closest("button")?.dataset ?? {};
    if (rename !== undefined) this.#rename(Number(rename));
    if (item !== undefined) this.#item(Number(item));
  }

  #pressed(event) {
    const at = event.target.dataset?.at;
    if (at === undefined || !KEYS.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the console's own keys 1 to 3 mean its cards
    const { themes } = this.#frame.board;
    const number = Number(event.key);
    if (number <= themes.length) this.#lay(Number(at), number ? themes[number - 1].name : "");
    else this.#lay(Number(at), null);
  }

  // What arrived while a sheet was in the hand is drawn now.
  #dropped(sheet, tray) {
    const at = Number(sheet.dataset.at);
    const { themes, sheets } = this.#frame.board ?? {};
    if (!tray || sheets?.[at] !== sheet.querySelector("span").textContent) return this.show(this.#frame);
    const where = tray.dataset.tray;
    const name = themes.find((theme) => theme.sheets.includes(at))?.name ?? "";
    const wanted = where === NEW ? null : Number(where) < 0 ? "" : themes[Number(where)].name;
    if (wanted !== name) this.#lay(at, wanted);
    this.show(this.#frame);
  }

  // Lays a sheet into the theme of this name; null asks for a new name first.
  async #lay(at, name) {
    const { round } = this.#frame.board;
    const lay = (called) => this.#send("theme", [["round", round], ["sheet", at], ["name", called]], { quiet: name === null });
    if (name !== null) await lay(name);
    else if (!(await ask("theme-dialog", { name: "" }, ({ name: called }) => lay(called)))) this.#again();
  }

  #rename(theme) {
    const { round, themes } = this.#frame.board;
    ask("theme-dialog", { name: themes[theme].name }, ({ name }) =>
      this.#send("rename", [["round", round], ["theme", theme], ["name", name]], { quiet: true }),
    );
  }

  async #item(at) {
    const { takes, board } = this.#frame;
    const dialog = document.getElementById("item-dialog");
    const [select, longest] = [dialog.querySelector("select"), dialog.querySelector('[data-part="longest"]')];
    select.replaceChildren(...takes.map(({ id, text }) => option(id, text)));
    const say = () => (longest.textContent = longest.dataset.say.replace("{longest}", takes[select.selectedIndex]?.longest ?? ""));
    select.onchange = say;
    say();
    const words = { question: takes[0].id, text: board.sheets[at].split(/\s+/).join(" ") };
    const added = await ask("item-dialog", words, (fields) => this.#send("item", Object.entries(fields), { quiet: true }));
    this.#root.querySelector("#board-said").textContent = added ? this.#say("added") : "";
  }

  // Draws everything as it was: a choice that came to nothing springs back.
  #again() {
    this.#key = "";
    this.show(this.#frame);
  }

  #say(name) {
    return this.#root.dataset[name];
  }
}

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const option = (value, textContent) => make("option", { value, textContent });

function button(textContent, data, about) {
  const found = make("button", { type: "button", className: "button plain", textContent });
  Object.assign(found.dataset, data);
  found.setAttribute("aria-label", `${textContent}: ${about}`);
  return found;
}

// How to find again what has the focus, once its sheet is drawn anew.
function focusIn(list) {
  const at = list.contains(document.activeElement) ? document.activeElement.closest("li")?.dataset.at : undefined;
  if (at === undefined) return null;
  const { tagName, name } = document.activeElement;
  return `li[data-at="${at}"]${tagName === "LI" ? "" : ` ${tagName.toLowerCase()}${name ? `[name=${name}]` : ""}`}`;
}
