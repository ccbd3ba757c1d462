// Shows elements only while they make sense: data-when="may:again", "stage=open|held", "wall.looking & !arming".

export function when(root, frame) {
  for (const element of root.querySelectorAll("[data-when]")) {
    element.hidden = !element.dataset.when.split("&").every((part) => holds(part.trim(), frame));
  }
}

function holds(part, frame) {
  if (part.startsWith("!")) return !holds(part.slice(1), frame);
  if (part.startsWith("may:")) return frame.may.includes(part.slice(4));
  const [path, wanted] = part.split("=");
  const value = path.split(".").reduce((from, step) => from?.[step], frame);
  return wanted === undefined ? Boolean(value) : wanted.split("|").includes(String(value));
}
