// Changes to a text area that the browser can undo.

/** Replaces the selection and selects `[from, to)` of what is there then. */
export function replace(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  area.focus();
  area.setSelectionRange(start, end);
  // Deprecated and without a successor: nothing else keeps the undo history of a text area.
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Puts marks around the selection, or takes them away. */
export function wrap(area: HTMLTextAreaElement, before: string, after = before): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inside = value.slice(start, end);
  const wrapped = value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (wrapped) {
    replace(area, start - before.length, end + after.length, inside);
    area.setSelectionRange(start - before.length, end - before.length);
  } else {
    replace(area, start, end, before + inside + after);
    area.setSelectionRange(start + before.length, end + before.length);
  }
}

/** Begins every selected line with a mark, or takes it away from all. */
export function lines(area: HTMLTextAreaElement, mark: string): void {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  const chosen = area.value.slice(start, end).split("\n");
  const marked = chosen.every((line) => line.startsWith(mark));
  const text = chosen.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n");
  replace(area, start, end, text);
  area.setSelectionRange(chosen.length > 1 ? start : start + text.length, start + text.length);
}

export function insert(area: HTMLTextAreaElement, text: string): void {
  replace(area, area.selectionStart, area.selectionEnd, text);
}

/** Puts `text` in the place of `old`, wherever it now is, and leaves the cursor where it was. */
export function swap(area: HTMLTextAreaElement, old: string, text: string): void {
  const at = area.value.indexOf(old);
  if (at < 0) return;
  const cursor = area.selectionEnd;
  area.setRangeText(text, at, at + old.length, "preserve");
  if (cursor <= at) area.setSelectionRange(cursor, cursor);
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
