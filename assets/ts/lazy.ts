import { once } from "./once";

/** Shows the toolbar at once and loads what moves it when somebody comes near. */
export function composers(root: ParentNode): void {
  for (const form of once<HTMLFormElement>(root, "composer", "form[data-composer]")) {
    const url = form.dataset.composer ?? "";
    const bar = form.querySelector<HTMLElement>(".tools");
    if (bar) bar.hidden = false;
    const load = (event: Event) => {
      form.removeEventListener("focusin", load);
      form.removeEventListener("pointerdown", load);
      void import(url).then((module: typeof import("./composer")) => module.start(form, event));
    };
    form.addEventListener("focusin", load);
    form.addEventListener("pointerdown", load);
  }
}
