// Drafts: what is typed is kept on this device after one second and by the server after three. The words
// that say so stand in the page.
import { once } from "./once";

const LOCAL = 1_000;
const SERVER = 3_000;
const name = (key: string) => `draft:${key}`;

interface Kept {
  text: string;
  at: number;
}

function kept(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name(key)) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden; typing goes on. */
function keep(key: string, text: string): boolean {
  try {
    if (text.trim()) localStorage.setItem(name(key), JSON.stringify({ text, at: Date.now() } satisfies Kept));
    else localStorage.removeItem(name(key));
    return true;
  } catch {
    return false;
  }
}

async function send(key: string, text: string, title: string): Promise<boolean> {
  const body = new URLSearchParams({ title, body: text });
  // Asked for as a fragment, so that the answer is not a whole page.
  const headers = { "HX-Request": "true" };
  const answer = await fetch(`/drafts/${encodeURIComponent(key)}`, { method: "PUT", body, headers, keepalive: true }).catch(() => null);
  return answer?.ok ?? false;
}

export function drafts(root: ParentNode): void {
  for (const area of once<HTMLTextAreaElement>(root, "draft", "textarea[data-draft]")) watch(area, area.dataset.draft ?? "");
}

function watch(area: HTMLTextAreaElement, key: string): void {
  if (!key) return;
  const state = area.form?.querySelector<HTMLElement>(".draft-state");
  const say = (what: "saving" | "saved" | "local" | "restored") => {
    if (state) state.textContent = state.dataset[what] ?? "";
  };
  const before = kept(key);
  if (before?.text && !area.value.trim()) {
    area.value = before.text;
    say("restored");
  }
  const title = () => area.form?.querySelector<HTMLInputElement>("input[name=title]")?.value ?? "";
  let timers: number[] = [];
  const stop = () => timers.forEach((timer) => window.clearTimeout(timer));
  area.addEventListener("input", () => {
    stop();
    timers = [
      window.setTimeout(() => keep(key, area.value) && say("local"), LOCAL),
      window.setTimeout(() => {
        say("saving");
        void send(key, area.value, title()).then((ok) => say(ok ? "saved" : "local"));
      }, SERVER),
    ];
  });
  area.form?.addEventListener("submit", (event) => {
    stop();
    // A preview is not a sending: the draft stays until the text itself has gone.
    const by = event.submitter as HTMLButtonElement | null;
    if (!by?.hasAttribute("formaction") || by.hasAttribute("data-discards")) keep(key, "");
  });
}
