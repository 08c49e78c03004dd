// The read position, told to the address in `main[data-read]`. Read is what was in sight for a second, to
// six tenths, and all that stands above it. A position is told when everything up to it was read: comments
// stand out of their order, and an accepted answer stands at the top. The server only moves it forward.

const NEEDED = 0.6;

const posts = () => [...document.querySelectorAll<HTMLElement>("[data-position]")].filter((post) => post.offsetParent !== null);
const position = (post: HTMLElement) => Number(post.dataset.position) || 0;

export function reading(): void {
  const url = document.querySelector<HTMLElement>("main[data-read]")?.dataset.read;
  if (!url || !("IntersectionObserver" in window)) return;
  const read = new Set<Element>();
  let told = 0;
  const timers = new Map<Element, number>();

  const reached = () => {
    const all = posts();
    const last = all.reduce((found, post, index) => (read.has(post) ? index : found), -1);
    const next = Math.min(...all.slice(last + 1).map(position));
    // On the last page nothing follows; on others the next page does.
    const most = Number(document.querySelector<HTMLElement>("[data-read-to]")?.dataset.readTo) || 0;
    return Math.min(next - 1, Math.max(most, document.querySelector("[data-more]") ? 0 : Math.max(0, ...all.map(position))));
  };
  const tell = () => {
    const here = read.size > 0 ? reached() : 0;
    if (here <= told) return;
    told = here;
    // Asked for as a fragment, so that the answer is not a whole page.
    const body = new URLSearchParams({ position: String(here) });
    void fetch(url, { method: "PUT", body, headers: { "HX-Request": "true" }, keepalive: true }).catch(() => null);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRect, intersectionRatio, rootBounds } of entries) {
        window.clearTimeout(timers.get(target));
        // A post higher than the window is read when it fills most of it.
        const filled = intersectionRect.height >= NEEDED * (rootBounds?.height ?? Infinity);
        if (intersectionRatio < NEEDED && !filled) continue;
        timers.set(target, window.setTimeout(() => (read.add(target), observer.unobserve(target)), 1_000));
      }
    },
    { threshold: [0, 0.1, 0.2, 0.4, NEEDED, 1] },
  );
  const watch = () => posts().forEach((post) => read.has(post) || observer.observe(post));
  watch();
  document.addEventListener("grove:arrived", watch);
  window.setInterval(tell, 5_000);
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  window.addEventListener("pagehide", tell);
}
