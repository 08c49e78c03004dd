// Names after `@`: a list under the text that arrows walk through, Enter takes and Escape closes. The
// cursor never leaves the text.
import { replace } from "./edit";

interface Name {
  handle: string;
  name: string;
}

const BEGUN = /(?:^|[\s(])@([\p{L}\p{N}_.-]{1,30})$/u;

export function mentions(form: HTMLFormElement, area: HTMLTextAreaElement, url: string): void {
  const list = document.createElement("ul");
  list.className = "mention-list";
  list.id = `${area.id}-names`;
  list.role = "listbox";
  list.ariaLabel = form.dataset.mentionsLabel ?? "";
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);
  let timer = 0;
  let asked = "";
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const chosen = () => options().find((option) => option.ariaSelected === "true");
  const begun = () => (area.selectionStart === area.selectionEnd ? BEGUN.exec(area.value.slice(0, area.selectionStart))?.[1] : undefined);

  const close = () => {
    asked = "";
    list.hidden = true;
    list.replaceChildren();
    area.removeAttribute("aria-activedescendant");
  };
  const choose = (option: HTMLElement | undefined) => {
    options().forEach((other) => (other.ariaSelected = String(other === option)));
    if (option) area.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  };
  const take = (option: HTMLElement) => {
    const word = begun();
    if (word === undefined) return close();
    replace(area, area.selectionStart - word.length, area.selectionStart, `${option.dataset.handle ?? ""} `);
    close();
  };
  const show = (names: Name[]) => {
    list.replaceChildren(
      ...names.map(({ handle, name }, index) => {
        const option = document.createElement("li");
        option.role = "option";
        option.id = `${list.id}-${index}`;
        option.dataset.handle = handle;
        const [who, at] = [document.createElement("strong"), document.createElement("span")];
        [who.textContent, at.textContent] = [name, ` @${handle}`];
        option.append(who, at);
        return option;
      }),
    );
    list.hidden = names.length === 0;
    choose(options()[0]);
  };
  const look = async () => {
    const word = begun();
    if (word === undefined) return close();
    if (word === asked) return;
    asked = word;
    const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}q=${encodeURIComponent(word)}`, { headers: { accept: "application/json" } }).catch(() => null);
    const { items = [] } = answer?.ok ? ((await answer.json().catch(() => ({}))) as { items?: Name[] }) : {};
    if (begun() === word) show(items);
  };

  area.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void look(), 120);
  });
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (key) => {
    const here = chosen();
    if (list.hidden || !here || key.isComposing) return;
    const all = options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    if (step) choose(all[(all.indexOf(here) + step + all.length) % all.length]);
    else if (key.key === "Enter" || key.key === "Tab") take(here);
    else if (key.key === "Escape") close();
    else return;
    key.preventDefault();
    key.stopImmediatePropagation();
  });
  // The press must not take the cursor out of the text.
  list.addEventListener("pointerdown", (press) => {
    press.preventDefault();
    const option = (press.target as Element).closest<HTMLElement>("[role=option]");
    if (option) take(option);
  });
}
