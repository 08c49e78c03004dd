// Keys: `/` searches, `j` and `k` walk through posts and rows. `<html data-keys="off">` turns them off.

const STOPS = "[data-post-id], .row a.whole, .card a.whole";

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function search(): boolean {
  const field = document.querySelector<HTMLElement>("input[data-search]");
  const link = document.querySelector<HTMLAnchorElement>("a[data-search]");
  if (field) field.focus();
  else link?.click();
  return Boolean(field ?? link);
}

function walk(step: 1 | -1): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)];
  if (stops.length === 0) return false;
  const here = stops.findIndex((stop) => stop.contains(document.activeElement));
  const from = here >= 0 ? here : stops.findIndex((stop) => stop.getBoundingClientRect().top > 0) - (step === 1 ? 1 : 0);
  const stop = stops[Math.min(Math.max(from + step, 0), stops.length - 1)];
  if (!stop) return false;
  if (!stop.matches("a")) stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: stop.matches("a") ? "center" : "start" });
  return true;
}

const ACTS: Record<string, () => boolean> = { "/": search, j: () => walk(1), k: () => walk(-1) };

export function keys(): void {
  document.addEventListener("keydown", (event) => {
    const off = document.documentElement.dataset.keys === "off";
    if (off || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (ACTS[event.key]?.()) event.preventDefault();
  });
}
