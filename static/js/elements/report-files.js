// Files of a report: while one is written the page tells how far it is. Without scripts each is a plain link.

class ReportFiles extends HTMLElement {
  #said;
  #stop = null;

  connectedCallback() {
    this.#said = this.querySelector("[role=status]");
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[download]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#write(link);
    });
  }

  async #write(link) {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    link.closest("details")?.removeAttribute("open");
    this.#say(this.dataset.begun, { stops: true });
    try {
      const answer = await fetch(`${link.getAttribute("href")}?progress=1`, { signal: stop.signal });
      if (!answer.ok || !answer.body) throw new Error(answer.status);
      const { name, mime, data } = await this.#read(answer.body.getReader());
      save(name, new Blob(data, { type: mime }));
      this.#say(this.dataset.ready.replace("{name}", name));
    } catch (fault) {
      if (stop !== this.#stop) return; // another file is being written by now
      this.#say(stop.signal.aborted ? "" : fault.refused ?? this.dataset.lost);
    }
  }

  // Reads lines of progress, then the line that describes the file, then the file.
  async #read(reader) {
    const lines = new TextDecoder();
    let [rest, file, got] = [new Uint8Array(), null, 0];
    const data = [];
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      rest = file ? value : joined(rest, value);
      for (let end; !file && (end = rest.indexOf(10)) >= 0; rest = rest.slice(end + 1)) {
        const line = JSON.parse(lines.decode(rest.slice(0, end)));
        if (line.refused) throw Object.assign(new Error("refused"), line);
        if (line.name) file = line;
        else this.#say(this.dataset.writing.replace("{done}", line.done).replace("{of}", line.of), { stops: true, ...line });
      }
      if (!file) continue;
      data.push(rest);
      got += rest.length;
      rest = new Uint8Array();
    }
    if (!file || got !== file.size) throw new Error("cut");
    return { ...file, data };
  }

  #say(text, { stops = false, done = 0, of = 0 } = {}) {
    const parts = [text];
    if (of > 1) parts.unshift(Object.assign(document.createElement("progress"), { value: done, max: of, ariaHidden: "true" }));
    if (stops) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "tool-link", textContent: this.dataset.stop });
      button.addEventListener("click", () => this.#stop.abort());
      parts.push(button);
    }
    this.#said.replaceChildren(...parts);
  }
}

function joined(first, second) {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // ms; some browsers read it late
}

customElements.define("report-files", ReportFiles);
