// Drafts: what is typed is kept on this device after one second and by the server after three, or as
// soon as the page is left. The words that say so stand in the page. What was sent stays on the device
// until a page comes back that shows it arrived: a session that ended meanwhile costs no words.
import { once } from "./once";

const LOCAL = 1_000;
const SERVER = 3_000;
const SENDING = "draft-sending";
const FIELDS = ["title", "body", "tags", "kind"] as const;
/** A choice alone is nothing typed. */
const WORDS = ["title", "body", "tags"] as const;
const name = (key: string) => `draft:${key}`;

type Typed = Record<(typeof FIELDS)[number], string>;
/** `unsent`: it was on its way and did not arrive. */
type Kept = Typed & { unsent?: boolean };
type Field = HTMLInputElement | HTMLTextAreaElement;

/** Storage may be full or forbidden; typing goes on. */
function stored<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

const kept = (key: string) => stored(() => JSON.parse(localStorage.getItem(name(key)) ?? "null") as Kept | null);
const forget = (key: string) => stored(() => localStorage.removeItem(name(key)));
const keep = (key: string, typed: Kept) =>
  stored(() => {
    if (WORDS.some((field) => typed[field]?.trim())) localStorage.setItem(name(key), JSON.stringify(typed));
    else localStorage.removeItem(name(key));
    return true;
  });

async function send(key: string, typed: Typed): Promise<boolean> {
  const body = new URLSearchParams(typed);
  // Asked for as a fragment, so that the answer is not a whole page.
  const headers = { "HX-Request": "true" };
  const answer = await fetch(`/drafts/${encodeURIComponent(key)}`, { method: "PUT", body, headers, keepalive: true }).catch(() => null);
  return answer?.ok === true && !answer.redirected;
}

let settled = false;

export function drafts(root: ParentNode): void {
  const areas = once<HTMLTextAreaElement>(root, "draft", "textarea[data-draft]");
  if (!settled) settle();
  settled = true;
  for (const area of areas) watch(area, area.dataset.draft ?? "");
}

/** What the page before this one sent: did it arrive? */
function settle(): void {
  const key = stored(() => sessionStorage.getItem(SENDING));
  if (!key) return;
  stored(() => sessionStorage.removeItem(SENDING));
  const before = kept(key);
  if (before && document.querySelector(".error-page, main.door-main")) keep(key, { ...before, unsent: true });
  // Where something is wrong with the form, it came back with all that was typed.
  else if (!document.querySelector(".error-summary")) forget(key);
}

function watch(area: HTMLTextAreaElement, key: string): void {
  const form = area.form;
  if (!key || !form) return;
  const state = form.querySelector<HTMLElement>(".draft-state");
  const say = (what: "saving" | "saved" | "local" | "restored") => {
    if (state) state.textContent = state.dataset[what] ?? "";
  };
  const field = (of: string) => (of === "body" ? area : form.querySelector<Field>(`input[name=${of}]`));
  const chosen = () => form.querySelector<HTMLInputElement>("input[name=kind]:is(:checked, [type=hidden])");
  const value = (of: string) => (of === "kind" ? chosen() : field(of))?.value ?? "";
  const typed = () => Object.fromEntries(FIELDS.map((of) => [of, value(of)])) as Typed;
  const before = kept(key);
  const empty = WORDS.every((of) => !value(of).trim());
  if (before && (empty || before.unsent)) {
    for (const of of WORDS) {
      const into = field(of);
      if (into && before[of]) into.value = before[of];
    }
    const kind = Array.from(form.querySelectorAll<HTMLInputElement>("input[name=kind][type=radio]")).find((radio) => radio.value === before.kind);
    if (kind) kind.checked = true;
    form.closest("details")?.setAttribute("open", "");
    say("restored");
  }
  let timers: number[] = [];
  let waiting = false;
  const stop = () => timers.forEach((timer) => window.clearTimeout(timer));
  const local = () => keep(key, typed());
  const server = async () => {
    waiting = false;
    say("saving");
    say((await send(key, typed())) ? "saved" : "local");
  };
  form.addEventListener("input", (event) => {
    if (!FIELDS.some((of) => (event.target as Field).name === of)) return;
    stop();
    waiting = true;
    timers = [window.setTimeout(() => local() && say("local"), LOCAL), window.setTimeout(() => void server(), SERVER)];
  });
  const leave = () => {
    if (!waiting) return;
    stop();
    local();
    void server();
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  form.addEventListener("submit", (event) => {
    stop();
    waiting = false;
    const by = event.submitter as HTMLButtonElement | null;
    if (by?.hasAttribute("data-discards")) return void forget(key);
    // Another address takes a part of the form, not the text.
    if (by?.hasAttribute("formaction")) return;
    local();
    stored(() => sessionStorage.setItem(SENDING, key));
  });
}
