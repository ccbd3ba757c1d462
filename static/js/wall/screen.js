// Which of its screens a wall shows for a frame. A release that is being counted in comes before everything else.

export function screenOf(frame) {
  const { blank, qr, overview } = frame.show;
  if (!frame.arming) {
    if (blank) return "blank";
    if (qr) return "qr";
    if (overview && frame.all) return "overview";
  }
  if (frame.question && frame.stage !== "lobby") return frame.sheets ? "sheets" : "question";
  return frame.stage === "closed" ? "closed" : "lobby";
}
