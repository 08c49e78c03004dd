// Pictures: each stands in the text as a line of its own while it travels, and becomes a picture or goes.
import { insert, swap } from "./edit";

let count = 0;

export function uploads(form: HTMLFormElement, area: HTMLTextAreaElement, url: string): void {
  const picker = form.querySelector<HTMLInputElement>("[data-picker]");
  const box = form.querySelector<HTMLElement>(".composer-text");
  const take = (files: Iterable<File> | null | undefined): boolean => {
    const pictures = [...(files ?? [])].filter((file) => file.type.startsWith("image/"));
    for (const picture of pictures) void upload(form, area, url, picture);
    return pictures.length > 0;
  };
  form.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-tool=picture]")) picker?.click();
  });
  picker?.addEventListener("change", () => {
    take(picker.files);
    picker.value = "";
  });
  area.addEventListener("paste", (event) => take(event.clipboardData?.files) && event.preventDefault());
  for (const name of ["dragover", "dragleave", "drop"] as const) {
    box?.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("dropping", name === "dragover");
      if (name === "drop") take(event.dataTransfer.files);
    });
  }
}

async function upload(form: HTMLFormElement, area: HTMLTextAreaElement, url: string, file: File): Promise<void> {
  const words = form.querySelector<HTMLElement>(".draft-state");
  const say = (text: string | undefined) => words && (words.textContent = text ?? "");
  const name = file.name.replace(/[[\]\\]/g, "");
  const holder = `![${words?.dataset.uploading ?? ""} ${name} (${++count})]()`;
  insert(area, `${holder}\n`);
  say(words?.dataset.uploading);
  const address = await send(url, file);
  // The name of a file describes nothing: the words that stand there ask to be replaced, and are selected.
  const alt = words?.dataset.alt ?? "";
  const here = area.value.indexOf(holder);
  const idle = here >= 0 && area.selectionStart === area.selectionEnd && area.selectionEnd === here + holder.length + 1;
  swap(area, address ? holder : `${holder}\n`, address ? `![${alt}](${address})` : "");
  if (address && idle) area.setSelectionRange(here + 2, here + 2 + alt.length);
  say(address ? words?.dataset.described : words?.dataset.failed);
}

/** The address of the stored picture; nothing when it was refused. */
async function send(url: string, file: File): Promise<string | null> {
  const body = new FormData();
  body.append("file", file);
  const answer = await fetch(url, { method: "POST", body, headers: { accept: "application/json", "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return null;
  const { url: address } = (await answer.json().catch(() => ({}))) as { url?: string };
  return address?.startsWith("/media/") ? address : null;
}
