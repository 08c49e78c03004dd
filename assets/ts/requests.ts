// Enhanced requests: each act of a form has an idempotency key of its own, so that sending it twice does
// it once and the next act is another one; what fails is said in a toast and swaps nothing.
import { toast } from "./toast";

interface Context {
  sourceElement: Element;
  request: { method: string; headers: Record<string, string> };
  response?: { raw?: Response };
}

const contextOf = (event: Event): Context | undefined => (event as CustomEvent<{ ctx?: Context }>).detail?.ctx;

const keyField = (element: Element): HTMLInputElement | null =>
  element.closest("form")?.querySelector<HTMLInputElement>("input[name=_key]") ?? null;

export function requests(): void {
  document.addEventListener("htmx:config:request", (event) => {
    const context = contextOf(event);
    const field = context && keyField(context.sourceElement);
    if (field) context.request.headers["Idempotency-Key"] = field.value;
  });
  document.addEventListener("htmx:after:request", (event) => {
    const context = contextOf(event);
    const field = context && keyField(context.sourceElement);
    if (field && context.response?.raw?.ok) field.value = fresh();
    const undo = context?.response?.raw?.headers.get("x-grove-undo");
    if (undo) offerUndo(undo);
  });
  const failed = () => toast(document.getElementById("toasts")?.dataset.failed ?? "");
  document.addEventListener("htmx:response:error", failed);
  document.addEventListener("htmx:error", failed);
  // A page that comes back from the cache of the browser must not repeat the keys it has used.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll<HTMLInputElement>("input[name=_key]").forEach((field) => (field.value = fresh()));
  });
}

/** `X-Grove-Undo: text|label|/address` posts there when it is pressed. */
function offerUndo(header: string): void {
  const [text, label, url] = decodeURIComponent(header).split("|");
  if (!text || !label || !url?.startsWith("/")) return;
  toast(text, {
    label,
    act: () => void fetch(url, { method: "POST", headers: { "Idempotency-Key": fresh() } }).then(() => location.reload()),
  });
}

/** Also where the page is not in a secure context, such as a test machine. */
function fresh(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
