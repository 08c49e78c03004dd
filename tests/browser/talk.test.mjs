// What people come for: to say something, to ask and be answered, and to find it again.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, accessible, fits, said, titled, withAndWithout } from "./support.mjs";

/** Somebody begins a conversation, from the front page on. */
async function begin(page, { space, kind, title, text, tags }) {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Start a conversation" }).click();
  await page.getByRole("main").getByRole("link", { name: space }).click();
  if (kind) await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text", { exact: true }).fill(text);
  if (tags) await page.getByLabel("Tags").fill(tags);
  await page.getByRole("button", { name: /^(Post|Ask the question)$/ }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

withAndWithout("a member starts a conversation and another one replies", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia", { javaScript });
  const title = "The old pear behind the shed";
  await begin(nadia.page, { space: "The potting shed", title, text: "It has not been cut for **three** years.", tags: "pears pruning" });
  await said(nadia.page, "three").waitFor();
  await nadia.page.getByRole("main").getByRole("link", { name: "pruning" }).waitFor();

  const omar = await grove.person(t, "vera", { javaScript });
  await omar.page.goto(nadia.page.url());
  await omar.page.getByLabel("Your reply").last().fill("In February, before the buds open.");
  await omar.page.getByRole("button", { name: "Reply", exact: true }).last().click();
  await said(omar.page, "In February, before the buds open.").waitFor();
  await fits(omar.page);

  await nadia.page.goto("/?tab=unread");
  await nadia.page.getByRole("main").getByRole("link", { name: title }).click();
  await said(nadia.page, "In February, before the buds open.").waitFor();
  if (javaScript) await accessible(nadia.page);
});

withAndWithout("a question is asked, answered and settled", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia", { javaScript });
  const title = "Is a frost of minus two the end of my dahlias?";
  await begin(nadia.page, { space: "Growing questions", title, text: "They stand in the open and I cannot lift them before Sunday." });

  const vera = await grove.person(t, "vera", { javaScript });
  await vera.page.goto(nadia.page.url());
  await vera.page.getByLabel("Your answer").fill("No. Cut them, cover the crowns, lift on Sunday.");
  await vera.page.getByRole("button", { name: "Answer", exact: true }).click();
  await said(vera.page, "No. Cut them, cover the crowns").waitFor();
  assert.equal(await vera.page.getByRole("button", { name: "This answered it" }).count(), 0, "only the asker settles it");

  await nadia.page.reload();
  await nadia.page.getByRole("button", { name: "This answered it" }).click();
  await nadia.page.getByRole("region", { name: "Accepted answer" }).getByText("No. Cut them").waitFor();
  await fits(nadia.page);
  if (javaScript) await accessible(nadia.page);
  await nadia.page.goto("/spaces/growing-questions?show=solved");
  await nadia.page.getByRole("main").getByRole("link", { name: title }).waitFor();
});

withAndWithout("a visitor finds what was said", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.visitor(t, { javaScript });
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill("brown patches");
  await page.getByRole("searchbox").press("Enter");
  const hit = page.getByRole("main").getByRole("link", { name: /Is this blight/ }).first();
  await hit.waitFor();
  await fits(page);
  if (javaScript) await accessible(page);
  await hit.click();
  await page.getByRole("heading", { level: 1, name: /Is this blight/ }).waitFor();

  await page.goto("/search?q=zeppelin");
  await page.getByText("Nothing matches").waitFor();
});

withAndWithout("a reaction is given and taken back", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "omar", { javaScript });
  await page.goto(await titled(page, "Is this blight"));
  const first = page.getByRole("article").first();
  await first.getByText("React").click();
  const love = first.getByRole("button", { name: /^Surprising/ });
  await love.click();
  await first.getByRole("button", { name: /^Surprising/, pressed: true }).click();
  await first.getByRole("button", { name: /^Surprising/, pressed: true }).waitFor({ state: "detached" });
});

test("what is begun and not sent is still there", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia");
  await page.goto("/spaces/potting-shed/topics/new");
  await page.getByLabel("Text", { exact: true }).fill("Half a thought about compost");
  await page.getByText("Draft saved").first().waitFor();
  await page.goto("/spaces/potting-shed/topics/new");
  assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "Half a thought about compost");
});

test("who was signed out while writing finds the words again", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page, context } = await grove.person(t, "nadia");
  await page.goto("/spaces/potting-shed/topics/new");
  await page.getByLabel("Title").fill("A thought that took an hour");
  await page.getByLabel("Text", { exact: true }).fill("It was about compost.");
  await page.getByLabel("Tags").fill("compost");
  await context.clearCookies();
  await page.getByRole("button", { name: "Post" }).click();
  await page.waitForURL(/sign-in\?next=%2Fspaces%2Fpotting-shed%2Ftopics%2Fnew/);
  const link = await grove.memberLink("nadia");
  await page.goto(link);
  await page.locator("main form button[type=submit]").first().click();
  await page.goto("/spaces/potting-shed/topics/new");
  assert.equal(await page.getByLabel("Title").inputValue(), "A thought that took an hour");
  assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "It was about compost.");
  assert.equal(await page.getByLabel("Tags").inputValue(), "compost");
});

test("a text is previewed, and a name completed", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia");
  await page.goto("/spaces/potting-shed/topics/new");
  const text = page.getByLabel("Text", { exact: true });
  await text.fill("It is **so** cold, ");
  await text.press("End");
  await text.pressSequentially("@oma");
  const names = page.getByRole("listbox", { name: "Members" });
  await names.getByRole("option", { name: /omar/i }).first().waitFor();
  await accessible(page);
  await text.press("Enter");
  assert.equal(await text.inputValue(), "It is **so** cold, @omar ");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.locator(".composer-preview strong", { hasText: "so" }).waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Preview" }).click();
  assert.equal(await text.inputValue(), "It is **so** cold, @omar ");
});

test("without a script the preview and a picture have pages of their own", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia", { javaScript: false });
  await page.goto("/media/new");
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGNQaHDAihiGlgQA2gM4AQRmgAkAAAAASUVORK5CYII=";
  await page.getByLabel("The picture").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") });
  await page.getByRole("button", { name: "Bring it" }).click();
  const line = await page.getByLabel("The line to copy").inputValue();
  assert.match(line, /^!\[.+\]\(\/media\/\w+/);
});
