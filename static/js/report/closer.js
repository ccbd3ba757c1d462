// Looking closer at a picture of the report: large, with places and numbers under the pointer. Without scripts the numbers stand below each picture.

import { chartOf } from "./charts.js";

const CONFIG = { displayModeBar: false, displaylogo: false, plotlyServerURL: "", showSendToCloud: false, scrollZoom: true, responsive: true };

class ReportCloser extends HTMLElement {
  #dialog;
  #place;
  #numbers;
  #drawings;
  #at = 0;
  #table = 0;

  connectedCallback() {
    this.#dialog = this.querySelector("dialog");
    this.#place = this.querySelector("[data-part=chart]");
    this.#numbers = JSON.parse(document.getElementById("report-numbers").textContent);
    this.#drawings = [...document.querySelectorAll(".report-drawing[data-key]")].filter(({ dataset }) => this.#numbers[dataset.key]);
    this.#drawings.forEach((drawing, at) => drawing.after(this.#button(drawing, at)));
    this.addEventListener("click", ({ target }) => this.#clicked(target));
    this.#dialog.addEventListener("keydown", (event) => this.#pressed(event));
    this.#dialog.addEventListener("close", () => window.Plotly?.purge(this.#place));
  }

  #button(drawing, at) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button plain report-closer";
    button.textContent = this.dataset.look;
    button.setAttribute("aria-label", `${this.dataset.look}: ${question(drawing)}`);
    button.addEventListener("click", () => this.#open(at));
    return button;
  }

  #open(at) {
    this.#show(at, 0);
    this.#dialog.showModal();
    this.#draw();
  }

  #clicked(target) {
    const { step, table } = target.closest("button")?.dataset ?? {};
    if (target === this.#dialog || target.closest("[data-close]")) this.#dialog.close();
    else if (step) this.#turn(Number(step));
    else if (table) this.#turn(0, Number(table));
  }

  #pressed(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#turn(step);
  }

  #turn(step, table = 0) {
    const all = this.#drawings.length;
    this.#show((this.#at + step + all) % all, table);
    this.#draw();
  }

  #show(at, table) {
    this.#at = at;
    this.#table = table;
    const drawing = this.#drawings[at];
    this.querySelector("[data-part=title]").textContent = question(drawing);
    this.querySelector("[data-part=told]").textContent = drawing.querySelector("svg title").textContent;
    const tables = this.#numbers[drawing.dataset.key];
    this.querySelector("[data-part=tables]").replaceChildren(
      ...(tables.length > 1 ? tables.map(({ name }, number) => choice(name, number, number === table)) : []),
    );
  }

  async #draw() {
    await library(this.dataset.plotly);
    const style = getComputedStyle(this);
    const ink = Object.fromEntries(["ink", "paper", "line", "voice", "guess"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    const { data, layout } = chartOf(this.#numbers[this.#drawings[this.#at].dataset.key][this.#table], { ...ink, font: style.fontFamily });
    await window.Plotly.react(this.#place, data, layout, CONFIG);
  }
}

// The question of a picture, with its round where it was asked again.
function question(drawing) {
  const words = drawing.closest("section").querySelector("h3").textContent;
  const round = drawing.closest("figure").querySelector("figcaption")?.textContent;
  return round ? `${words} · ${round}` : words;
}

function choice(name, number, on) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button plain";
  button.textContent = name;
  button.dataset.table = number;
  button.setAttribute("aria-pressed", on);
  return button;
}

// Plotly is large: it comes when somebody looks closer for the first time.
let coming = null;

function library(address) {
  coming ??= new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });
  return coming;
}

customElements.define("report-closer", ReportCloser);
