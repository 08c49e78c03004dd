/** The eye: the text as it will look, in the place of the text, until it is pressed again. */
export function preview(form: HTMLFormElement, area: HTMLTextAreaElement, url: string): void {
  const eye = form.querySelector<HTMLElement>("[data-tool=preview]");
  const box = document.createElement("div");
  box.className = "composer-preview";
  box.tabIndex = -1;
  box.hidden = true;
  area.after(box);
  const show = (yes: boolean) => {
    box.hidden = !yes;
    area.hidden = yes;
    eye?.setAttribute("aria-pressed", String(yes));
    (yes ? box : area).focus();
  };
  eye?.addEventListener("click", () => {
    if (!box.hidden) return show(false);
    if (!area.value.trim()) return area.focus();
    const body = new URLSearchParams({ body: area.value });
    void fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } })
      .then(async (answer) => {
        if (!answer.ok) return;
        // Rendered and sanitised by the server, as it will be when it is sent.
        box.innerHTML = await answer.text();
        show(true);
      })
      .catch(() => null);
  });
}
