// The composer, loaded when somebody first comes near one: a Markdown toolbar, sending by keyboard, and
// pictures by picker, paste or drop. It only ever changes the text of the area.
import { uploads } from "./upload";
import { wrap, lines, insert } from "./edit";
import { mentions } from "./mention";
import { preview } from "./preview";

type Tool = (area: HTMLTextAreaElement) => void;

const TOOLS: Record<string, Tool> = {
  bold: (area) => wrap(area, "**"),
  italic: (area) => wrap(area, "_"),
  code: (area) => (area.value.slice(area.selectionStart, area.selectionEnd).includes("\n") ? wrap(area, "```\n", "\n```") : wrap(area, "`")),
  link: (area) => wrap(area, "[", "](https://)"),
  heading: (area) => lines(area, "# "),
  quote: (area) => lines(area, "> "),
  list: (area) => lines(area, "- "),
  mention: (area) => insert(area, "@"),
};
const KEYS: Record<string, string> = { b: "bold", i: "italic", k: "link", e: "code" };

export function start(form: HTMLFormElement, event: Event): void {
  const area = form.querySelector<HTMLTextAreaElement>("textarea:not(.in)");
  if (!area) return;
  const use = (name: string | undefined): boolean => {
    const tool = name ? TOOLS[name] : undefined;
    tool?.(area);
    return Boolean(tool);
  };
  form.addEventListener("click", (click) => use((click.target as Element).closest<HTMLElement>("[data-tool]")?.dataset.tool));
  area.addEventListener("keydown", (key) => {
    if (!(key.ctrlKey || key.metaKey) || key.altKey) return;
    if (key.key === "Enter") form.requestSubmit();
    else if (!use(KEYS[key.key.toLowerCase()])) return;
    key.preventDefault();
  });
  const { upload, preview: seen, mentions: names } = form.dataset;
  if (upload) uploads(form, area, upload);
  if (seen) preview(form, area, seen);
  if (names) mentions(form, area, names);
  // The press that loaded us was meant for a tool; it reaches us as a click a moment later by itself.
  void event;
}
