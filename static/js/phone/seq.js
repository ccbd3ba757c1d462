// Counts the changes of one answer, in a cookie that the plain form counts on with, too: the newest change wins.

const pattern = /(?:^|;\s*)seq=(\d+)\.(\d+)/;

export function nextSeq(round, known = 0) {
  const found = pattern.exec(document.cookie);
  const last = found && found[1] === round ? Number(found[2]) : 0;
  const seq = Math.max(last, known) + 1;
  const path = location.pathname.replace(/[^/]*$/, "");
  document.cookie = `seq=${round}.${seq}; path=${path}; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
  return seq;
}
