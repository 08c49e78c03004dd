// What was typed is never lost: not by leaving the page, not by a refusal.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, follow, titled, withAndWithout } from "./support.mjs";

/** Somebody who has only just joined. */
async function newcomer(t, grove, javaScript) {
  const { page, trouble } = await grove.visitor(t, { javaScript });
  await page.goto("/join");
  await page.getByLabel("Name", { exact: true }).fill("Wanda Neuner");
  await page.getByLabel("E-mail").fill("wanda@example.org");
  await page.getByLabel("I have read the ground rules").check();
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { level: 1, name: "Look into your mailbox" }).waitFor();
  await follow(page, await grove.mailedLink("wanda@example.org"));
  return { page, trouble };
}

test("what is typed is sent on leaving the page, and is there on the next device", { timeout: 90_000 }, async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia");
  await page.goto("/spaces/pests/topics/new");
  await page.getByRole("radio", { name: "Question" }).check();
  await page.getByLabel("Title").fill("Which hook for a left hand?");
  await page.getByLabel("Text", { exact: true }).fill("I have half a sentence and no ti");
  // At once: before the second after which it is kept, and the three after which it is sent.
  await page.goto("/spaces");

  const other = await grove.person(t, "nadia");
  // A request that outlives its page is not told to the test; what it brought is seen here.
  const sent = () => other.page.getByText("Which hook for a left hand?").count();
  for (const end = Date.now() + 10_000; Date.now() < end && (await sent()) === 0; ) await other.page.goto("/drafts");
  await other.page.goto("/spaces/pests/topics/new");
  assert.match(await other.page.getByLabel("Text", { exact: true }).inputValue(), /half a sentence and no ti$/);
  assert.equal(await other.page.getByLabel("Title").inputValue(), "Which hook for a left hand?");
  assert.ok(await other.page.getByRole("radio", { name: "Question" }).isChecked());
});

test("a comment on a question has a draft of its own", { timeout: 90_000 }, async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia");
  const address = await titled(page, "Is this blight? Brown patches on the stems");
  await page.goto(address);
  await page.locator("article#topic details.reply-here > summary").click();
  await page.locator("#comment textarea").fill("Which variety is it, and si");
  const kept = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/drafts/comment"));
  assert.equal((await kept).status(), 200);
  const other = await grove.person(t, "nadia");
  await other.page.goto(address);
  assert.equal(await other.page.locator("#comment textarea").inputValue(), "Which variety is it, and si");
  assert.ok(await other.page.locator("#comment textarea").isVisible());
  assert.equal(await other.page.getByLabel("Your answer").inputValue(), "");
});

withAndWithout("the limit for newcomers keeps what was typed", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const ada = await grove.person(t, "owner");
  await ada.page.goto("/admin/settings");
  await ada.page.locator("input[name=newcomer_posts_a_day]").fill("1");
  await ada.page.locator("main form:has(input[name=newcomer_posts_a_day]) button[type=submit]").first().click();
  await ada.page.getByText("The settings of the community are saved.").waitFor();
  await ada.page.reload();
  assert.equal(await ada.page.getByText("The settings of the community are saved.").count(), 0, "it is said once");

  const { page, trouble } = await newcomer(t, grove, javaScript);
  trouble.expect(/status of 4\d\d/);
  await page.goto("/spaces/pests/topics/new");
  for (const title of ["The first of the day", "The second of the day"]) {
    await page.goto("/spaces/pests/topics/new");
    await page.getByRole("radio", { name: "Question" }).check();
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Text", { exact: true }).fill(`Words for ${title}.`);
    await page.getByLabel("Tags").fill("hooks");
    await page.getByRole("button", { name: /^(Post|Ask the question)$/ }).click();
    await page.waitForLoadState("load");
  }
  await page.getByText("You have written a lot for your first days.").first().waitFor();
  assert.equal(await page.getByLabel("Title").inputValue(), "The second of the day");
  assert.equal(await page.getByLabel("Text", { exact: true }).inputValue(), "Words for The second of the day.");
  assert.equal(await page.getByLabel("Tags").inputValue(), "hooks");
  assert.ok(await page.getByRole("radio", { name: "Question" }).isChecked());
});
