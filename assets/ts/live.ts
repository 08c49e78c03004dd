// Live updates. The stream carries ids only; what an id stands for is fetched as a page, with the rights
// of this moment. Nothing that is being read moves: new posts wait behind a bar until they are asked for.

import htmx from "htmx.org/dist/htmx.esm.js";

const main = () => document.querySelector<HTMLElement>("main[data-live]");
const posts = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>("[data-post-id]")];
/** Folded, because somebody does not want to read its author: it comes along, and is not counted. */
const wanted = (post: HTMLElement) => !post.closest("details.unwanted");

let stop: (() => void) | null = null;
let pending: HTMLElement[] = [];
/** The page that they stand on. */
let latest: Document | null = null;
let fetching = 0;

export function live(): void {
  const url = main()?.dataset.live;
  if (!url) return;
  const tune = () => {
    if (document.hidden) {
      stop?.();
      stop = null;
    } else if (!stop) {
      stop = listen(url);
    }
  };
  document.addEventListener("visibilitychange", () => {
    tune();
    // Something may have happened while nobody looked.
    if (!document.hidden) soon();
  });
  tune();
}

/** Reads the stream itself, because an EventSource hears only the names it was told. */
function listen(url: string): () => void {
  const abort = new AbortController();
  void (async () => {
    for (let wait = 1_000; !abort.signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      const answer = await fetch(url, { headers: { accept: "text/event-stream" }, signal: abort.signal }).catch(() => null);
      // The right to see it has ended, or it never was.
      if (answer && !answer.ok && answer.status < 500) return;
      if (answer?.body && (await drain(answer.body))) wait = 1_000;
      await new Promise((done) => setTimeout(done, wait + Math.random() * 1_000));
      soon();
    }
  })();
  return () => abort.abort();
}

async function drain(body: ReadableStream<Uint8Array>): Promise<boolean> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let heard = false;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return heard;
      // Lines that begin with a colon only keep the connection alive.
      if (/^(data|event):/m.test(value)) {
        heard = true;
        soon();
      }
    }
  } catch {
    return heard;
  }
}

/** Once for a burst, and not at the same moment in every browser. */
function soon(): void {
  window.clearTimeout(fetching);
  fetching = window.setTimeout(() => void look(), 300 + Math.random() * 900);
}

async function look(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const here = new Map(posts(document).map((post) => [post.dataset.postId, post]));
  pending = posts(page).filter((post) => !here.has(post.dataset.postId));
  for (const post of posts(page)) quietly(here.get(post.dataset.postId), post);
  latest = page;
  // Headings count what stands here: they change together with it.
  if (pending.length === 0) count();
  bar();
}

/** What a part says, without what differs from one loading to the next. */
const saying = (part: Element) => part.innerHTML.replace(/ (value="[^"]*"|data-htmx-powered="true")/g, "");

/** Reactions and votes change in place; they keep their size and move nothing. */
function quietly(old: HTMLElement | undefined, fresh: HTMLElement): void {
  if (!old || old.contains(document.activeElement)) return;
  for (const part of [".reactions", ".vote"]) {
    const [was, is] = [old.querySelector(part), fresh.querySelector(part)];
    if (!was || !is || saying(was) === saying(is)) continue;
    const next = document.importNode(is, true);
    was.replaceWith(next);
    arrived(next);
  }
}

/** What came without htmx is made known to it. */
function arrived(element: Element): void {
  htmx.process(element);
  document.dispatchEvent(new Event("grove:arrived"));
}

function bar(): void {
  document.querySelector(".live-bar")?.remove();
  const words = main()?.dataset;
  const room = document.querySelector(".posts");
  const news = pending.filter(wanted).length;
  if (!words || !room || news === 0) return;
  const box = document.createElement("div");
  box.className = "live-bar";
  box.setAttribute("role", "status");
  const text = (news === 1 ? words.liveOne : words.liveMany) ?? "#";
  const show = document.createElement("button");
  show.type = "button";
  show.textContent = words.liveShow ?? "";
  show.addEventListener("click", arrive);
  box.append(text.replace("#", String(news)), show);
  room.append(box);
}

function arrive(): void {
  document.querySelector(".live-bar")?.remove();
  const ids = pending.map((post) => post.dataset.postId);
  pending.forEach(place);
  pending = [];
  count();
  const fresh = posts(document).filter((post) => ids.includes(post.dataset.postId));
  fresh.forEach((post) => post.classList.add("fresh"));
  const first = fresh.find(wanted);
  if (first) {
    first.tabIndex = -1;
    first.focus();
  }
}

/** At the end of the list it stands in, with what hangs on it. A list that is not here comes whole. */
function place(post: HTMLElement): void {
  if (document.getElementById(post.id)) return;
  const list = post.closest("[data-list]");
  const here = list && document.getElementById(list.id);
  let piece: Element = list && !here ? list : post;
  while (here && piece.parentElement && piece.parentElement !== list) piece = piece.parentElement;
  const next = document.importNode(piece, true);
  if (here) here.append(next);
  else document.getElementById("replies-more")?.before(next);
  arrived(next);
}

/** Numbers and names that say how much stands here, as the latest page has them. */
function count(): void {
  for (const is of latest?.querySelectorAll("[data-counts]") ?? []) {
    const was = document.getElementById(is.id);
    if (was && was.innerHTML !== is.innerHTML) was.replaceChildren(...document.importNode(is, true).childNodes);
  }
}
