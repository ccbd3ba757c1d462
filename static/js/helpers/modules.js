// Loads the modules that a fragment asks for: a control with a gesture of its own names its file in `data-module`.

const asked = new Set();

export function loadModules(within) {
  for (const { dataset } of within.querySelectorAll("[data-module]")) {
    if (asked.has(dataset.module)) continue;
    asked.add(dataset.module);
    import(dataset.module).catch(() => asked.delete(dataset.module)); // the plain control works without
  }
}
