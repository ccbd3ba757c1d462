// A short random name, also where `crypto.randomUUID` is missing: on plain http in a local network.

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export function randomName(length = 12) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
