// Two taps on "Join" are one: a second place for the same phone would show on the wall.

for (const form of document.querySelectorAll("form[data-once]")) {
  const button = form.querySelector("button");
  form.addEventListener("submit", (event) => {
    if (button.disabled) event.preventDefault();
    else setTimeout(() => (button.disabled = true)); // after the form has been read
  });
  window.addEventListener("pageshow", () => (button.disabled = false));
}
