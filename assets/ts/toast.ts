/** Says something for a while, at the foot; `undo` offers one thing to do about it. */
export function toast(text: string, undo?: { label: string; act: () => void }): void {
  const room = document.getElementById("toasts");
  if (!room || !text) return;
  const box = document.createElement("div");
  box.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  box.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = undo.label;
    button.addEventListener("click", () => {
      undo.act();
      box.remove();
    });
    box.append(button);
  }
  room.replaceChildren(box);
  leaveLater(box, undo ? 10_000 : 6_000);
}

/** Time stands still while somebody points at it or is in it. */
function leaveLater(box: HTMLElement, after: number): void {
  let timer = window.setTimeout(() => box.remove(), after);
  const hold = () => window.clearTimeout(timer);
  const go = () => {
    hold();
    timer = window.setTimeout(() => box.remove(), after);
  };
  box.addEventListener("pointerenter", hold);
  box.addEventListener("focusin", hold);
  box.addEventListener("pointerleave", go);
  box.addEventListener("focusout", go);
}
