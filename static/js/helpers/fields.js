// A form as plain values and back, whatever controls it is made of.

const OURS = new Set(["csrfmiddlewaretoken", "round", "ref", "seq", "abstain"]);
const TICKED = new Set(["radio", "checkbox"]);

export function read(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (OURS.has(name) || typeof value !== "string") continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

export function write(form, fields) {
  const next = {}; // several sheets may share one name: each takes the next value
  for (const control of form.elements) {
    if (!control.name || OURS.has(control.name) || control.type === "hidden") continue;
    const values = fields[control.name] ?? [];
    if (TICKED.has(control.type)) {
      control.checked = values.includes(control.value);
    } else {
      const place = (next[control.name] = (next[control.name] ?? -1) + 1);
      if (place >= values.length) continue;
      control.value = values[place];
    }
    control.dispatchEvent(new Event("input", { bubbles: true })); // elements that wrap a control follow it
  }
}
