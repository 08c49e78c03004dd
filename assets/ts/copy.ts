import { once } from "./once";
import { toast } from "./toast";

/** A button that copies, where the browser lets us. */
export function copies(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const box of once<HTMLElement>(root, "copy", ".copy-box")) {
    const act = box.querySelector<HTMLElement>(".copy-act");
    const field = box.querySelector<HTMLInputElement>("input");
    if (!act || !field) continue;
    act.hidden = false;
    field.addEventListener("focus", () => field.select());
    act.addEventListener("click", () => void navigator.clipboard.writeText(field.value).then(() => toast(box.dataset.copied ?? "")));
  }
}
