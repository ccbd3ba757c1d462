// Writes a frame's texts into the elements that name them: <p data-text="question.text">. An empty text hides its element.

export function fill(root, frame) {
  for (const element of root.querySelectorAll("[data-text]")) {
    const text = read(frame, element.dataset.text);
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === "";
  }
}

function read(frame, path) {
  let value = frame;
  for (const step of path.split(".")) value = value?.[step];
  return value === null || value === undefined ? "" : String(value);
}
