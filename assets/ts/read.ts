// The read position: the furthest post that was in sight, for one second and to six tenths, is told to the
// address in `main[data-read]`. The server only ever moves it forward.

const NEEDED = 0.6;

export function reading(): void {
  const url = document.querySelector<HTMLElement>("main[data-read]")?.dataset.read;
  if (!url || !("IntersectionObserver" in window)) return;
  let furthest = 0;
  let told = 0;
  const timers = new Map<Element, number>();

  const tell = () => {
    if (furthest <= told) return;
    told = furthest;
    navigator.sendBeacon(url, new URLSearchParams({ position: String(furthest) }));
  };
  const read = (post: HTMLElement) => {
    furthest = Math.max(furthest, Number(post.dataset.position) || 0);
    observer.unobserve(post);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        window.clearTimeout(timers.get(entry.target));
        // A post higher than the window is read when it fills most of it.
        const filled = entry.intersectionRect.height >= NEEDED * (entry.rootBounds?.height ?? Infinity);
        if (entry.intersectionRatio >= NEEDED || filled) timers.set(entry.target, window.setTimeout(() => read(entry.target as HTMLElement), 1_000));
      }
    },
    { threshold: [0, 0.1, 0.2, 0.4, NEEDED, 1] },
  );
  const watch = () => document.querySelectorAll("[data-position]").forEach((post) => observer.observe(post));
  watch();
  document.addEventListener("grove:arrived", watch);
  window.setInterval(tell, 5_000);
  document.addEventListener("visibilitychange", () => document.hidden && tell());
  window.addEventListener("pagehide", tell);
}
