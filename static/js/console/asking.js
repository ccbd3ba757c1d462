// A small window that asks for a few words and stays open until they are taken or the person lets it be.

// Opens the dialog with these words in its fields; `act(fields)` is tried for each answer. Resolves to whether it was taken.
export function ask(id, words, act) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector("form");
  const refused = dialog.querySelector('[data-part="refused"]');
  for (const [name, value] of Object.entries(words)) form.elements[name].value = value;
  refused.hidden = true;
  return new Promise((done) => {
    let [taken, trying] = [false, false];
    form.onsubmit = async (event) => {
      event.preventDefault();
      if (taken || trying) return; // the second click of two
      trying = true;
      const told = await act(Object.fromEntries(new FormData(form))).finally(() => (trying = false));
      taken = Boolean(told?.ok);
      refused.hidden = taken;
      refused.textContent = told?.text ?? document.getElementById("notices").dataset.lost;
      if (taken) dialog.close();
    };
    dialog.onclose = () => done(taken);
    dialog.showModal();
    form.elements.text?.select();
    form.elements.name?.select();
  });
}
