import { once } from "./once";

/** How much room is left, once little is. */
export function counters(root: ParentNode): void {
  for (const counter of once<HTMLElement>(root, "counter", "[data-counter]")) {
    const field = document.getElementById(counter.dataset.counter ?? "") as HTMLInputElement | HTMLTextAreaElement | null;
    const max = Number(counter.dataset.max);
    if (!field || !max) continue;
    const show = () => {
      const used = field.value.length;
      counter.hidden = used < max * 0.8;
      counter.textContent = `${used} / ${max}`;
    };
    field.addEventListener("input", show);
    show();
  }
}
