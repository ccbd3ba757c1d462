// The phone inside the editor: it takes what the editor hands it, wakes the gestures in it, and sends nothing.

import { loadModules } from "./helpers/modules.js";

const screen = document.querySelector("#screen");

addEventListener("message", ({ data, source }) => {
  if (source !== parent) return;
  if (typeof data?.screen !== "string") return;
  const fresh = new DOMParser().parseFromString(data.screen, "text/html").querySelector("#screen");
  if (fresh) screen.replaceChildren(...fresh.childNodes);
  loadModules(screen);
});

document.documentElement.dataset.script = "";
addEventListener("submit", (event) => event.preventDefault());
loadModules(screen);
