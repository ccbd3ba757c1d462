// Sends an answer as a plain form, for phones that have no socket. Returns what the server said, or null.

import { missing } from "../helpers/even.js";

const PATIENCE = 8 * 1000; // ms

export async function postAnswer(url, token, round, { ref, seq, fields, abstain }) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, round, ref, seq, abstain: abstain ? "1" : "0" });
  for (const [name, values] of Object.entries(fields)) for (const value of values) body.append(name, value);
  body.append("pad", "");
  body.set("pad", "x".repeat(missing(String(body))));
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { method: "POST", headers: { Accept: "application/json" }, body, signal: stop.signal });
    return await answer.json();
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}
