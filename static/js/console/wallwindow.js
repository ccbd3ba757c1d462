// Opens the wall in a window of its own, which passes its keys on to the page that opened it.

export function wallWindow(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.open(link.href, link.target);
  });
}
